/** Claims about the palettes: lightness keeps apart what hue does, for a grey picture and for colour-blind eyes. */

import assert from 'node:assert/strict';
import { PALETTES as NAMES } from '../game-client/settings.ts';
import { PALETTES, type Palette } from '../game-client/stage/palettes.ts';

type Linear = readonly [red: number, green: number, blue: number];

/** Linear light of a colour, 0 to 1 a channel (IEC 61966-2-1). */
function linearOf(color: number): Linear {
	const channel = (shift: number) => {
		const value = ((color >> shift) & 255) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [channel(16), channel(8), channel(0)];
}

/** How an eye without one kind of cone sees it (Machado, Oliveira and Fernandes, 2009, full severity). */
const EYES = {
	deuteranope: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	protanope: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
} as const;

function seenBy(eye: keyof typeof EYES, [red, green, blue]: Linear): Linear {
	const [r, g, b] = EYES[eye].map(([fromRed, fromGreen, fromBlue]) => Math.max(0, fromRed * red + fromGreen * green + fromBlue * blue));
	return [r ?? 0, g ?? 0, b ?? 0];
}

const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** CIE L*a*b*, D65. */
function labOf(light: Linear): readonly [number, number, number] {
	const [red, green, blue] = light;
	const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
	const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
	const y = curve(luminance(light));
	const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const lightness = (color: number) => labOf(linearOf(color))[0];

function difference(eye: keyof typeof EYES, first: number, second: number): number {
	const [a, b] = [labOf(seenBy(eye, linearOf(first))), labOf(seenBy(eye, linearOf(second)))];
	return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Ratio of contrast as WCAG 2.2 counts it. */
function contrast(first: number, second: number): number {
	const [a, b] = [luminance(linearOf(first)), luminance(linearOf(second))];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The deepest ground that text stands on: `--panel-solid` of tokens.css. */
const PANEL = 0x0b101c;

describe('a palette', () => {
	for (const name of NAMES) {
		const palette: Palette = PALETTES[name];

		it(`"${name}" keeps friend, enemy, core and pickup apart in a grey picture, all of them off the floor`, () => {
			const { friend, enemy, core, pickup, objective, floorLight } = palette;
			assert.ok(lightness(friend) - lightness(enemy) >= 15, 'friend and enemy');
			assert.ok(lightness(core) - lightness(enemy) >= 25, 'core and enemy');
			assert.ok(lightness(pickup) - lightness(enemy) >= 25, 'pickup and enemy');
			assert.ok(lightness(friend) - lightness(objective) >= 20, 'friend and objective');
			for (const light of [friend, enemy, core, pickup, objective]) assert.ok(lightness(light) - lightness(floorLight) >= 40);
		});

		it(`"${name}" is read: everything that is written stands out from its ground by 4.5 to 1`, () => {
			const { friend, enemy, core, hurt, label } = palette;
			for (const [part, color] of Object.entries({ friend, enemy, core, hurt, label }))
				assert.ok(contrast(color, PANEL) >= 4.5, `${part} has ${contrast(color, PANEL).toFixed(1)} to 1`);
		});
	}

	it('for red-green blindness keeps all kinds apart for both kinds of it', () => {
		const { friend, enemy, pickup, objective, hurt } = PALETTES.deutan;
		const pairs = Object.entries({ friend, enemy, pickup, objective, hurt });
		for (const eye of ['deuteranope', 'protanope'] as const) {
			for (const [index, [a, first]] of pairs.entries()) {
				for (const [b, second] of pairs.slice(index + 1)) {
					const apart = difference(eye, first, second);
					assert.ok(apart >= 25, `${a} and ${b} are ${apart.toFixed(0)} apart for a ${eye}`);
				}
			}
		}
	});
});
