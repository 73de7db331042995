/** Signs of pickups, painted once at boot: read by shape, coloured by tint. */

import { inked, type Painting, polygon } from './painting.ts';

const GLYPH = { width: 36, height: 36, density: 4 };

/** A cross. */
const health: Painting = {
	...GLYPH,
	paint(context) {
		const a = 3.4;
		const b = 9.6;
		polygon(context, [-a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a]);
		inked(context, '#ffffff', 1.2);
	},
};

/** A coat of arms. */
const shield: Painting = {
	...GLYPH,
	paint(context) {
		context.beginPath();
		context.moveTo(0, -10.5);
		context.lineTo(8.6, -7.2);
		context.quadraticCurveTo(8.8, 5, 0, 11);
		context.quadraticCurveTo(-8.8, 5, -8.6, -7.2);
		context.closePath();
		inked(context, '#ffffff', 1.2);
		context.strokeStyle = 'rgba(11,12,16,0.75)';
		context.lineWidth = 1.6;
		context.beginPath();
		context.moveTo(0, -7);
		context.lineTo(0, 7);
		context.stroke();
	},
};

/** A bolt. */
const energy: Painting = {
	...GLYPH,
	paint(context) {
		polygon(context, [3.4, -11.5, -7, 2, -1.2, 2, -3.4, 11.5, 7, -2.6, 1.2, -2.6]);
		inked(context, '#ffffff', 1.2);
	},
};

/** The ring that says "take me": four notches, so that it is no hull. */
const pickupRing: Painting = {
	width: 64,
	height: 64,
	density: 4,
	paint(context) {
		for (const [color, width] of [
			['#0b0c10', 6.2],
			['#ffffff', 3],
		] as const) {
			context.strokeStyle = color;
			context.lineWidth = width;
			for (let i = 0; i < 4; i++) {
				context.beginPath();
				context.arc(0, 0, 21, (i * Math.PI) / 2 + 0.2, ((i + 1) * Math.PI) / 2 - 0.2);
				context.stroke();
			}
		}
	},
};

export const GLYPH_PAINTINGS = { health, shield, energy, pickupRing } as const satisfies Record<string, Painting>;
