/**
 * The designer's desk: F4 in a room of one's own. A panel beside the picture in which every live number of the running
 * match can be turned. Made by the page; the game goes on and is played while no control of it has the focus.
 */

import type { View } from '../../netcode/view.ts';
import { readTuning } from '../../sim/tuning.ts';
import { element } from '../dom/element.ts';
import { AskedNumbers } from './asked.ts';
import { createKeeping } from './keeping.ts';
import type { MatchAddress } from './matchAddress.ts';
import { createMatchTools } from './matchTools.ts';
import { createNumberList } from './numberList.ts';

export interface Desk {
	readonly root: HTMLElement;
	/** The keys are the desk's: a control of it has the focus. */
	readonly hasFocus: boolean;
	toggle(): void;
	/** Put away with its match; whether it was open is remembered. */
	hide(): void;
	/** A match begins: the desk is there if it was open last. */
	restore(): void;
	/** Once a drawn frame. `nowMs`: the page's monotonic clock. */
	update(view: View, nowMs: number): void;
	/** The server has refused something, with why. */
	refuse(why: string): void;
}

export interface DeskPage {
	/** Numbers can be turned only in a room of one's own. */
	isOwnRoom(): boolean;
	tune(key: string, value: number): void;
	/** Leaves the match for one of one's own. */
	go(match: MatchAddress): void;
	/** The match has the devices again. */
	onGameFocus(): void;
	/** Remembers, for this tab, whether the desk is open. */
	store: Pick<Storage, 'getItem' | 'setItem'> | undefined;
}

const OPEN_KEY = 'fray.desk';
/** Figures that change by themselves need no more, ms. */
const SHOW_MS = 80;

export function createDesk(page: DeskPage): Desk {
	const asked = new AskedNumbers();
	const said = element('p', { class: 'desk-said', role: 'status' });
	const say = (words: string) => {
		said.textContent = words;
	};
	const ask = (key: string, value: number) => {
		say('');
		asked.ask(key, value);
	};
	const list = createNumberList({ ask, complain: say });
	const tools = createMatchTools({ ask, go: page.go });
	const keeping = createKeeping({ ask, say });
	const close = element('button', { type: 'button', class: 'desk-button desk-close', 'aria-label': 'Close the desk' }, 'F4');
	const own = element('div', { class: 'desk-body' }, tools.root, keeping.root, said, list.root);
	const openRoom = element('button', { type: 'button', class: 'button button-primary' }, 'Open a private room');
	const foreign = element(
		'div',
		{ class: 'desk-body' },
		element('p', {}, 'Numbers can be turned in a private room only: here they would change the match of others.'),
		openRoom,
	);
	const root = element(
		'aside',
		{ class: 'desk', 'aria-label': 'Designer’s desk', hidden: true },
		element('header', { class: 'desk-head' }, element('h2', {}, 'Designer’s desk'), element('small', {}, 'Esc: back to the game'), close),
		own,
		foreign,
	);
	let shownMs = Number.NEGATIVE_INFINITY;
	let view: View | undefined;
	const hasFocus = () => root.contains(document.activeElement);
	const release = () => {
		if (!hasFocus()) return;
		(document.activeElement as HTMLElement).blur();
		page.onGameFocus();
	};

	function setOpen(isOpen: boolean): void {
		release();
		root.hidden = !isOpen;
		shownMs = Number.NEGATIVE_INFINITY;
		document.documentElement.classList.toggle('is-desk-open', isOpen);
	}

	function remember(isOpen: boolean): void {
		try {
			page.store?.setItem(OPEN_KEY, isOpen ? 'open' : '');
		} catch {
			// A device that stores nothing opens it anew.
		}
	}

	function toggle(): void {
		const isOpen = root.hidden !== false;
		setOpen(isOpen);
		remember(isOpen);
		if (!isOpen) return;
		own.hidden = !page.isOwnRoom();
		foreign.hidden = !own.hidden;
		(own.hidden ? openRoom : list.search).focus({ preventScroll: true });
		page.onGameFocus();
	}

	close.addEventListener('click', toggle);
	openRoom.addEventListener('click', () => page.go({}));
	root.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		event.stopPropagation();
		release();
	});
	// A press with the pointer is over when it is over: only what is typed in keeps the keys.
	root.addEventListener('pointerup', () => {
		window.setTimeout(() => {
			const { activeElement } = document;
			if (hasFocus() && !activeElement?.matches('input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select'))
				release();
		});
	});
	window.addEventListener('pointerdown', (event) => event.target instanceof Node && !root.contains(event.target) && release(), true);

	return {
		root,
		get hasFocus() {
			return hasFocus();
		},
		toggle,
		hide() {
			setOpen(false);
			asked.clear();
			say('');
		},
		restore() {
			if (page.store?.getItem(OPEN_KEY) !== 'open') return;
			own.hidden = !page.isOwnRoom();
			foreign.hidden = !own.hidden;
			setOpen(true);
		},
		update(now, nowMs) {
			view = now;
			const synced = (key: string) => readTuning(now.tuning, key);
			asked.step(nowMs, now.net.tick, synced, page.tune);
			if (root.hidden || own.hidden || nowMs - shownMs < SHOW_MS) return;
			shownMs = nowMs;
			const read = (key: string) => asked.shown(key, synced(key));
			list.show((key) => ({ value: read(key), standard: readTuning(now.standardTuning, key), onItsWay: asked.isOnItsWay(key) }));
			tools.show(now, read);
			keeping.show(now);
		},
		refuse(why) {
			asked.refuse(why);
			if (view && !root.hidden) say(`Refused: ${why}`);
		},
	};
}
