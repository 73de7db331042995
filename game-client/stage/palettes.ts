/** Every colour of the picture, by palette: the drawing takes numbers, the page's style sheets CSS values, from one table. */

import type { Settings } from '../settings.ts';

/** 0xRRGGBB. */
export interface Palette {
	/** Floor panels, the two tones. */
	floorDark: number;
	floorLight: number;
	wallTop: number;
	wallRim: number;
	wallShadow: number;
	outline: number;
	/** You and who is on your side: round and cool. */
	friend: number;
	/** Your core, and whatever must be read first. */
	core: number;
	/** What can hurt you: angular and warm. */
	enemy: number;
	pickup: number;
	objective: number;
	/** Damage to yourself, and nothing else. */
	hurt: number;
	shield: number;
	energy: number;
	/** Name labels and small print. */
	label: number;
}

/*
 * Lightness carries what hue says: friends are lighter than enemies by 15 or more of L*, pickups by 25, in every palette,
 * so that a grey picture and any kind of colour blindness keep them apart. `test/palettes.test.ts` holds that.
 */
const NIGHT: Palette = {
	floorDark: 0x131a2a,
	floorLight: 0x1b2438,
	wallTop: 0x33415f,
	wallRim: 0x7c8db5,
	wallShadow: 0x080b13,
	outline: 0x06080f,
	friend: 0x5ae4ff,
	core: 0xf4f1e8,
	enemy: 0xff7a14,
	pickup: 0xd4f85a,
	objective: 0x9b7bff,
	hurt: 0xff2e63,
	shield: 0x7fb4ff,
	energy: 0xf4f1e8,
	label: 0xd7deee,
};

export const PALETTES: Readonly<Record<Settings['palette'], Palette>> = {
	night: NIGHT,
	/** Darker floor, lighter rims, purer colours. */
	contrast: {
		...NIGHT,
		floorDark: 0x06080d,
		floorLight: 0x0c111b,
		wallTop: 0x2a344c,
		wallRim: 0xd5e0ff,
		wallShadow: 0x000000,
		outline: 0x000000,
		friend: 0x8af0ff,
		core: 0xffffff,
		enemy: 0xff8a1a,
		pickup: 0xe4ff6a,
		label: 0xffffff,
	},
	/** For red-green colour blindness: blue against yellow-orange, pickups by lightness. */
	deutan: {
		...NIGHT,
		friend: 0x8fcfff,
		enemy: 0xe88200,
		pickup: 0xf0f7a8,
		objective: 0x8a72f0,
		hurt: 0xff5fa2,
		shield: 0xc4e0ff,
	},
};

/** One family of type everywhere, page and picture. */
export const FONT_FAMILY = "'Archivo Variable', Archivo, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** `#rrggbb`. */
export function toCss(color: number): string {
	return `#${color.toString(16).padStart(6, '0')}`;
}

/** A palette for style sheets. */
export function cssPalette(palette: Settings['palette']): Record<keyof Palette, string> {
	const colors = PALETTES[palette];
	return Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, toCss(color)])) as Record<keyof Palette, string>;
}
