/** Gives the colours of the picture, the size of text and the settings of motion to the style sheets. Called by `main.ts`. */

import type { Settings } from './settings.ts';
import { cssPalette } from './stage/palettes.ts';

/** `wallRim` becomes `--wall-rim`. */
function propertyName(name: string): string {
	return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function applyLook(root: HTMLElement, settings: Readonly<Settings>): void {
	for (const [name, colour] of Object.entries(cssPalette(settings.palette))) root.style.setProperty(propertyName(name), colour);
	root.style.setProperty('--text-size', String(Number(settings.textSize) / 100));
	root.dataset.palette = settings.palette;
	root.dataset.motion = settings.reducedMotion ? 'reduced' : 'full';
}
