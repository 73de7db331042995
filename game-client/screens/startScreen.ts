/** The start screen: a name and Play over a running match; below, the controls of the device in hand. */

import type { Wait } from '../../netcode/waiting.ts';
import { MODES } from '../../sim/modes/registry.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { DeviceKind } from '../input/device.ts';
import type { Settings } from '../settings.ts';
import { cleanName, NAME_LENGTH_MAX } from '../settingsStore.ts';
import { controlsOf } from './controlsLine.ts';
import { createModeChoice } from './modeChoice.ts';
import { createPartyPanel, type PartyShown } from './partyPanel.ts';
import { type PlayButton, playButton } from './playButton.ts';

export interface StartScreen {
	readonly root: HTMLElement;
	show(shown: boolean): void;
	/** While joining nothing can be pressed twice. */
	setBusy(busy: boolean): void;
	/** While joining takes long: why, and the button stops it. */
	setWait(wait: Wait): void;
	/** The party, and what the button says in it; undefined when one is alone. `modeId`: somebody else's choice. */
	setParty(party: PartyShown | undefined, button: PlayButton, modeId: string | undefined): void;
	/** Play leads into somebody's match: there is no mode to choose. */
	setInvited(invited: boolean): void;
	/** A sentence below the form; empty for none. */
	setNotice(text: string): void;
	update(device: DeviceKind, settings: Readonly<Settings>): void;
}

export interface StartActions {
	onPlay(name: string): void;
	/** Does not want to wait any more. */
	onStop(): void;
	onMode(modeId: string): void;
	onSettings(): void;
	/** Begins a party; undefined where there are no others. */
	onParty: (() => void) | undefined;
	onLeaveParty(): void;
	onName(name: string): void;
}

/** `about`: a paragraph below the form, on where one plays. */
export function createStartScreen(name: string, modeId: string, about: HTMLElement | undefined, actions: StartActions): StartScreen {
	const field = element('input', {
		id: 'name',
		name: 'name',
		type: 'text',
		value: name,
		placeholder: 'Your name',
		maxlength: NAME_LENGTH_MAX,
		autocomplete: 'nickname',
		autocapitalize: 'words',
		spellcheck: 'false',
		enterkeyhint: 'go',
	});
	const play = element('button', { type: 'submit', class: 'button button-primary', id: 'play' }, 'Play');
	const form = element(
		'form',
		{ class: 'start-form' },
		element('label', { for: 'name', class: 'visually-hidden' }, 'Your name'),
		field,
		play,
	);
	const goal = element('p', { class: 'start-goal' });
	const modes = createModeChoice(modeId, (chosen) => {
		showGoal();
		actions.onMode(chosen);
	});
	const notice = element('p', { class: 'start-notice', role: 'status', hidden: true });
	const controls = element('ul', { class: 'controls-line', 'aria-label': 'Controls' });
	const settingsLink = element('button', { type: 'button', class: 'link', id: 'open-settings' }, 'Settings');
	const partyLink = element('button', { type: 'button', class: 'link', id: 'open-party', hidden: !actions.onParty }, 'Play with friends');
	const party = createPartyPanel(actions.onLeaveParty);
	const root = element(
		'main',
		{ class: 'start', hidden: true },
		element(
			'div',
			{ class: 'start-lockup' },
			element('h1', { class: 'wordmark' }, 'Fray'),
			goal,
			modes.root,
			form,
			notice,
			...(about ? [about] : []),
			controls,
			element('div', { class: 'start-links' }, partyLink, settingsLink),
		),
		party.root,
	);
	let isInvited = false;
	let busy = false;
	let wait: Wait | undefined;
	let button = playButton(undefined);
	let ownNotice = '';
	showGoal();
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		if (play.disabled) return;
		if (wait) actions.onStop();
		else actions.onPlay(cleanName(field.value));
	});
	field.addEventListener('change', () => actions.onName(cleanName(field.value)));
	settingsLink.addEventListener('click', actions.onSettings);
	partyLink.addEventListener('click', () => actions.onParty?.());

	function showGoal(): void {
		goal.textContent = isInvited ? 'You are invited to a match. Press Play to join it.' : (MODES[modes.modeId]?.goal ?? '');
	}

	function showButton(): void {
		play.disabled = wait === undefined && (busy || button.disabled);
		play.textContent = wait ? playButton(undefined, wait).label : busy ? 'Joining …' : button.label;
		if (button.pressed) play.setAttribute('aria-pressed', 'true');
		else play.removeAttribute('aria-pressed');
		form.setAttribute('aria-busy', String(busy));
	}

	/** What the player was told goes before what is waited for. */
	function showNotice(): void {
		const text = ownNotice || (wait ? playButton(undefined, wait) : button).words;
		setNotice(text);
		setNoticeShown(text !== '');
		notice.classList.toggle('is-quiet', ownNotice === '');
	}

	const setShown = shownOf(root);
	const setNotice = textOf(notice);
	const setNoticeShown = shownOf(notice);
	let controlsKey = '';
	return {
		root,
		show(shown) {
			setShown(shown);
			if (shown) field.focus({ preventScroll: true });
		},
		setBusy(isBusy) {
			busy = isBusy;
			wait = undefined;
			if (busy) ownNotice = '';
			showButton();
			showNotice();
		},
		setWait(now) {
			wait = now;
			showButton();
			showNotice();
		},
		setParty(shown, now, modeId) {
			// What was pressed goes away: the hands are led to what came in its place.
			const at = document.activeElement;
			const hadFocus = at === partyLink || party.root.contains(at);
			party.show(shown);
			partyLink.hidden = shown !== undefined || !actions.onParty;
			if (at === partyLink && shown) party.root.querySelector('button')?.focus();
			else if (hadFocus && !root.contains(document.activeElement)) (shown ? play : partyLink).focus();
			root.classList.toggle('has-party', shown !== undefined);
			modes.showOthers(modeId);
			showGoal();
			button = now;
			showButton();
			showNotice();
		},
		setInvited(invited) {
			isInvited = invited;
			modes.root.hidden = invited;
			showGoal();
		},
		setNotice(text) {
			ownNotice = text;
			showNotice();
		},
		update(device, settings) {
			const shown = controlsOf(device, settings.keys);
			const key = JSON.stringify(shown);
			if (key === controlsKey) return;
			controlsKey = key;
			const items = shown.map(([keys, what]) =>
				element('li', {}, ...keys.map((name) => element('kbd', {}, name)), element('span', {}, what)),
			);
			controls.replaceChildren(...items);
		},
	};
}
