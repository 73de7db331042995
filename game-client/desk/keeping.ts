/** What becomes of turned numbers: save to file in development, copy as text anywhere, or reset. Part of the desk. */

import type { View } from '../../netcode/view.ts';
import { whenChanged } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { CAN_SAVE, saveNumbers } from './saver.ts';
import { describeTurned, type TurnedNumber, turnedNumbers } from './turnedText.ts';

export interface Keeping {
	readonly root: HTMLElement;
	show(view: View): void;
}

export interface KeepingActions {
	ask(key: string, value: number): void;
	say(words: string): void;
}

export function createKeeping({ ask, say }: KeepingActions): Keeping {
	let view: View | undefined;
	const turned = (): TurnedNumber[] => (view ? turnedNumbers(view.tuning, view.standardTuning) : []);
	const save = element('button', { type: 'button', class: 'desk-button', hidden: !CAN_SAVE }, 'Save to file');
	const copy = element('button', { type: 'button', class: 'desk-button' }, 'Copy as text');
	const reset = element('button', { type: 'button', class: 'desk-button' }, 'Reset all');
	const text = element('textarea', { class: 'desk-text', rows: 6, readonly: true, hidden: true, 'aria-label': 'The numbers as text' });
	const root = element('div', { class: 'desk-keeping' }, element('div', { class: 'desk-buttons' }, save, copy, reset), text);

	save.addEventListener('click', async () => {
		const values = Object.fromEntries(turned().map(({ key, value }) => [key, value]));
		say('Saving …');
		const saved = await saveNumbers(view?.modeId ?? '', values);
		say(saved.map(({ key, words }) => `${key}: ${words}`).join('\n'));
	});
	copy.addEventListener('click', async () => {
		text.value = describeTurned(view?.modeTitle ?? '', turned());
		text.hidden = false;
		text.focus();
		text.select();
		try {
			// Not there over plain http: then the text stands selected.
			await navigator.clipboard.writeText(text.value);
			say('Copied.');
		} catch {
			say('The text is selected: copy it with the keys or the menu of your browser.');
		}
	});
	reset.addEventListener('click', () => {
		for (const { key, standard } of turned()) ask(key, standard);
	});
	const setSome = whenChanged((some: boolean) => {
		for (const button of [save, copy, reset]) button.disabled = !some;
		if (!some) text.hidden = true;
	});
	return {
		root,
		show(now) {
			view = now;
			setSome(turned().length > 0);
		},
	};
}
