/** What flies, painted once at boot: a friend's round, an enemy's angular. */

import { type Context, INK, inked, type Painting, polygon } from './painting.ts';

const ROCKET = { width: 52, height: 32, density: 4 };

/** A friend's dart: round at both ends. */
const dartRound: Painting = {
	width: 36,
	height: 14,
	density: 4,
	paint(context) {
		context.lineCap = 'round';
		context.strokeStyle = '#ffffff';
		context.lineWidth = 5;
		context.beginPath();
		context.moveTo(-11, 0);
		context.lineTo(11, 0);
		context.stroke();
	},
};

/** An enemy's dart: a barbed point. */
const dartSharp: Painting = {
	width: 36,
	height: 18,
	density: 4,
	paint(context) {
		polygon(context, [16, 0, 3, -6.5, 6, -1.8, -15, 0, 6, 1.8, 3, 6.5]);
		context.fillStyle = '#ffffff';
		context.fill();
	},
};

/** Bands around a rocket's body. */
function banded(context: Context): void {
	context.fillStyle = INK;
	context.fillRect(-10, -4.6, 2.4, 9.2);
	context.fillRect(2, -4.6, 2, 9.2);
}

/** A friend's rocket: a capsule with round fins. */
const rocketRound: Painting = {
	...ROCKET,
	paint(context) {
		for (const side of [-1, 1]) {
			context.beginPath();
			context.ellipse(-12, side * 6, 6, 4.5, 0, 0, Math.PI * 2);
			inked(context, '#c8c8c8', 1.6);
		}
		context.beginPath();
		context.roundRect(-19, -5.4, 36, 10.8, 5.4);
		inked(context, '#ffffff', 2);
		banded(context);
	},
};

/** An enemy's rocket: a spike with swept fins. */
const rocketSharp: Painting = {
	...ROCKET,
	paint(context) {
		polygon(context, [-4, -4, -14, -12.5, -22, -12.5, -15, 0, -22, 12.5, -14, 12.5, -4, 4]);
		inked(context, '#c8c8c8', 1.6);
		polygon(context, [23, 0, 9, -6.2, -17, -4.6, -17, 4.6, 9, 6.2]);
		inked(context, '#ffffff', 2);
		banded(context);
	},
};

export const SHOT_PAINTINGS = { dartRound, dartSharp, rocketRound, rocketSharp } as const satisfies Record<string, Painting>;
