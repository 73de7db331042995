/** The small pictures of the hints: keys, a mouse, a stick, a round button. Made by `hints.ts`. */

import { element, svgElement } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import type { HintPicture } from './hintWords.ts';

const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

function drawing(className: string, ...shapes: readonly SVGElement[]): SVGSVGElement {
	return svgElement('svg', { viewBox: '0 0 40 40', class: `hint-drawing ${className}`, 'aria-hidden': 'true' }, ...shapes);
}

/** The left button is the marked one; the pointer's four ways stand around. */
function mouse(): SVGSVGElement {
	return drawing(
		'hint-mouse',
		svgElement('path', { d: 'M20 5a9 9 0 0 0-9 9v4h9Z', class: 'hint-marked' }),
		svgElement('rect', { x: 11, y: 5, width: 18, height: 30, rx: 9, ...LINE }),
		svgElement('path', { d: 'M11 18h18M20 5v13', ...LINE }),
	);
}

function stick(letter: string, fires: boolean): SVGSVGElement {
	const sign = svgElement('text', { x: 20, y: 24.5, 'text-anchor': 'middle', class: 'hint-letter' });
	sign.textContent = letter;
	return drawing(
		'hint-stick',
		svgElement('circle', { cx: 20, cy: 20, r: 17, ...LINE }),
		...(fires ? [svgElement('circle', { cx: 20, cy: 20, r: 11, ...LINE, 'stroke-width': 1.2, 'stroke-dasharray': '3 3' })] : []),
		// Moves in its ring, so that it is seen to be a stick; without motion it leans to one side.
		svgElement(
			'g',
			{ class: fires ? 'hint-knob hint-knob-far' : 'hint-knob' },
			svgElement('circle', { cx: 20, cy: 20, r: 8.5, class: 'hint-marked' }),
			sign,
		),
	);
}

function cross(names: readonly [string, string, string, string]): HTMLElement {
	const [up, left, down, right] = names;
	const key = (place: string, name: string) => element('kbd', { class: `hint-key-${place}` }, name);
	return element('span', { class: 'hint-cross' }, key('up', up), key('left', left), key('down', down), key('right', right));
}

export function drawHint(picture: HintPicture): Element {
	switch (picture.kind) {
		case 'keys':
			return element('span', { class: 'hint-keys' }, ...picture.names.map((name) => element('kbd', {}, name)));
		case 'cross':
			return cross(picture.names);
		case 'mouse':
			return mouse();
		case 'stick':
			return stick(picture.letter, picture.fires);
		case 'round':
			return element('span', { class: 'hint-round' }, icon(picture.icon));
	}
}
