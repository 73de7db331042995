/** The line drawings of the page, one 24-unit square each, in the colour of the text around them. */

import { svgElement } from './element.ts';

const PATHS = {
	dash: 'M4 17 10 12 4 7M11 17 17 12 11 7M20 6v12',
	swap: 'M5 8h13l-3.5-3.5M19 16H6l3.5 3.5',
	/** Points right; turned by who shows it. */
	arrow: 'M3 12h17M13 5l7 7-7 7',
	tick: 'M5 12.5 10 17.5 19 7',
	menu: 'M5 7h14M5 12h14M5 17h14',
	scores: 'M5 19v-6M12 19V5M19 19v-9',
	skull: 'M12 3a7 7 0 0 0-7 7c0 2.6 1.3 4.3 3 5.4V19h8v-3.6c1.7-1.1 3-2.8 3-5.4a7 7 0 0 0-7-7ZM9 10.5v.5M15 10.5v.5M11 19v-2.5M13 19v-2.5',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName, className?: string): SVGSVGElement {
	return lineDrawing(PATHS[name], className);
}

/** A drawing from a path in a square of 24 units. */
export function lineDrawing(path: string, className = 'icon'): SVGSVGElement {
	return svgElement(
		'svg',
		{ viewBox: '0 0 24 24', class: className, 'aria-hidden': 'true', focusable: 'false' },
		svgElement('path', {
			d: path,
			fill: 'none',
			stroke: 'currentColor',
			'stroke-width': 2,
			'stroke-linecap': 'round',
			'stroke-linejoin': 'round',
		}),
	);
}
