/** The keys in the settings: a button each; press it, then the new key. Escape keeps the old one. */

import { textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { keyName } from '../input/keyNames.ts';
import type { LiveSettings } from '../liveSettings.ts';
import { bindKey, KEY_ACTIONS, type KeyAction, refusalOf, STANDARD_KEYS } from '../settingsKeys.ts';
import { actionWords, conflictWords, missingWords } from './keyWords.ts';

export function createKeyFields(settings: LiveSettings): HTMLElement {
	let waiting: KeyAction | undefined;
	const buttons = new Map<KeyAction, HTMLButtonElement>();
	/** Here and not beside the button: it is read aloud, and stays in its place. */
	const note = element('p', { class: 'key-note', role: 'status' });
	const setNote = textOf(note);

	function show(): void {
		for (const [action, button] of buttons) {
			const waits = action === waiting;
			const name = keyName(settings.current.keys[action] ?? '');
			button.textContent = waits ? 'Press a key …' : name;
			button.classList.toggle('is-waiting', waits);
			button.classList.toggle('is-none', !waits && !settings.current.keys[action]);
			button.setAttribute('aria-label', waits ? `${actionWords(action)}: press a key` : `${actionWords(action)}: ${name}. Change`);
		}
	}

	function take(action: KeyAction, code: string): void {
		const { keys } = settings.current;
		const words = conflictWords(keys, action, code);
		if (!refusalOf(code)) settings.change({ keys: bindKey(keys, action, code) });
		setNote(words || missingWords(settings.current.keys, KEY_ACTIONS));
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
			if (event.code !== 'Escape' && event.code !== '') take(action, event.code);
			show();
		});
		buttons.set(action, button);
		return element('div', { class: 'key-row' }, element('span', { 'aria-hidden': 'true' }, actionWords(action)), button);
	});
	const reset = element('button', { type: 'button', class: 'link' }, 'Standard keys');
	reset.addEventListener('click', () => {
		settings.change({ keys: STANDARD_KEYS });
		setNote('');
	});
	const about = element('p', { class: 'field-note' }, 'The left mouse button fires, the right one dashes, the wheel changes the weapon.');
	settings.watch(show);
	setNote(missingWords(settings.current.keys, KEY_ACTIONS));
	return element('div', { class: 'key-fields' }, about, note, ...rows, reset);
}
