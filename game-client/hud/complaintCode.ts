/** The code of a complaint with a button that copies it. In the notice over the match and in the menu. */

import { copyText } from '../dom/copyText.ts';
import { element } from '../dom/element.ts';

/** How long the button says that it is done, ms. */
const DONE_MS = 1800;

export interface ComplaintCode {
	readonly root: HTMLElement;
	show(code: string | undefined): void;
}

/** `inMatch`: keys that are held belong to the match, so the button does not keep the focus. */
export function createComplaintCode(inMatch: boolean): ComplaintCode {
	const field = element('input', {
		type: 'text',
		class: 'complaint-code',
		readonly: true,
		spellcheck: 'false',
		tabindex: -1,
		'aria-label': 'Code',
		size: 6,
	});
	const copy = element('button', { type: 'button', class: 'complaint-copy', tabindex: inMatch ? -1 : undefined }, 'Copy');
	const root = element('span', { class: 'complaint-coded', hidden: true }, field, copy);
	let timer: number | undefined;
	copy.addEventListener('click', async () => {
		copy.textContent = (await copyText(field)) ? 'Copied' : 'Press Ctrl+C';
		if (inMatch) {
			copy.blur();
			field.blur();
		}
		window.clearTimeout(timer);
		timer = window.setTimeout(() => {
			copy.textContent = 'Copy';
		}, DONE_MS);
	});
	return {
		root,
		show(code) {
			root.hidden = code === undefined;
			if (code !== undefined) field.value = code;
		},
	};
}
