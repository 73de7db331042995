/** Asks to turn the phone when it is held upright; the style sheet shows it only then. */

import { element } from '../dom/element.ts';

export function createRotateHint(): HTMLElement {
	return element(
		'div',
		{ class: 'rotate-hint', role: 'note' },
		element('div', { class: 'rotate-phone', 'aria-hidden': 'true' }),
		element('p', {}, 'Turn your phone sideways'),
	);
}
