/** Says, while a phone is held upright, that sideways shows more; gone for good once it is closed. The style sheet shows it only then. */

import { element } from '../dom/element.ts';

const STORAGE_KEY = 'fray.rotateHint';

/** `storage` remembers that it was closed; without one it stays closed for this visit. */
export function createRotateHint(storage: Pick<Storage, 'getItem' | 'setItem'> | undefined): HTMLElement {
	const close = element('button', { type: 'button', class: 'rotate-close', 'aria-label': 'Close' }, '×');
	const root = element(
		'div',
		{ class: 'rotate-hint', role: 'note', hidden: wasClosed(storage) },
		element('div', { class: 'rotate-phone', 'aria-hidden': 'true' }),
		element('p', {}, 'Sideways you see further'),
		close,
	);
	close.addEventListener('click', () => {
		root.hidden = true;
		try {
			storage?.setItem(STORAGE_KEY, 'closed');
		} catch {
			// A device that keeps nothing asks again at the next visit.
		}
	});
	return root;
}

function wasClosed(storage: Pick<Storage, 'getItem'> | undefined): boolean {
	try {
		return storage?.getItem(STORAGE_KEY) === 'closed';
	} catch {
		return false;
	}
}
