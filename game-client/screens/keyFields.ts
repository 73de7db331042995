/** The keys in the settings: a button each; press it, then the new key. Escape keeps the old one. */

import { element } from '../dom/element.ts';
import { keyName } from '../input/keyNames.ts';
import type { LiveSettings } from '../liveSettings.ts';
import { DEFAULT_SETTINGS, KEY_ACTIONS, type KeyAction } from '../settings.ts';
import { bindKey } from '../settingsStore.ts';

const ACTION_WORDS: Readonly<Record<KeyAction, string>> = {
	up: 'Up',
	left: 'Left',
	down: 'Down',
	right: 'Right',
	dash: 'Dash',
	weapon1: 'First weapon',
	weapon2: 'Second weapon',
	scoreboard: 'Scores',
	netGraph: 'Net graph',
};

export function createKeyFields(settings: LiveSettings): HTMLElement {
	let waiting: KeyAction | undefined;
	const buttons = new Map<KeyAction, HTMLButtonElement>();

	function show(): void {
		for (const [action, button] of buttons) {
			const waits = action === waiting;
			const name = keyName(settings.current.keys[action]);
			button.textContent = waits ? 'Press a key …' : name;
			button.classList.toggle('is-waiting', waits);
			button.setAttribute('aria-label', waits ? `${ACTION_WORDS[action]}: press a key` : `${ACTION_WORDS[action]}: ${name}. Change`);
		}
	}

	const rows = KEY_ACTIONS.map((action) => {
		const button = element('button', { type: 'button', class: 'key-button' });
		button.addEventListener('click', () => {
			waiting = action;
			show();
		});
		button.addEventListener('blur', () => {
			if (waiting === action) waiting = undefined;
			show();
		});
		button.addEventListener('keydown', (event) => {
			if (waiting !== action) return;
			event.preventDefault();
			event.stopPropagation();
			waiting = undefined;
			if (event.code !== 'Escape' && event.code !== '') settings.change({ keys: bindKey(settings.current.keys, action, event.code) });
			show();
		});
		buttons.set(action, button);
		return element('div', { class: 'key-row' }, element('span', { 'aria-hidden': 'true' }, ACTION_WORDS[action]), button);
	});
	const reset = element('button', { type: 'button', class: 'link' }, 'Standard keys');
	reset.addEventListener('click', () => settings.change({ keys: { ...DEFAULT_SETTINGS.keys } }));
	settings.watch(show);
	return element('div', { class: 'key-fields' }, ...rows, reset);
}
