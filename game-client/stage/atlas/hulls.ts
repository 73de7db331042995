/** Bodies, painted once at boot: friends round, enemies angular. */

import { type Context, INK, inked, type Painting, polygon } from './painting.ts';

const HULL = { width: 56, height: 56, density: 4 };

function disc(context: Context, radius: number): void {
	context.beginPath();
	context.arc(0, 0, radius, 0, Math.PI * 2);
}

function lit(context: Context, radius: number, bright: string, dim: string): CanvasGradient {
	const gradient = context.createLinearGradient(-radius * 0.6, -radius, radius * 0.6, radius);
	gradient.addColorStop(0, bright);
	gradient.addColorStop(1, dim);
	return gradient;
}

/** A ring with a dark well for the bright core. */
const self: Painting = {
	...HULL,
	paint(context) {
		disc(context, 19);
		inked(context, lit(context, 19, '#ffffff', '#9a9a9a'), 2.4);
		disc(context, 12.4);
		inked(context, '#20242c', 1.2);
		context.strokeStyle = 'rgba(255,255,255,0.5)';
		context.lineWidth = 1;
		disc(context, 17.4);
		context.stroke();
	},
};

/** A closed disc with two bars. */
const ally: Painting = {
	...HULL,
	paint(context) {
		disc(context, 19);
		inked(context, lit(context, 19, '#ffffff', '#9a9a9a'), 2.4);
		context.strokeStyle = INK;
		context.lineWidth = 3;
		for (const y of [-6, 6]) {
			context.beginPath();
			context.moveTo(-9, y);
			context.lineTo(9, y);
			context.stroke();
		}
	},
};

const ENEMY_OUTLINE = [24, 0, 8, -13, -2, -21, -19, -17, -13, -6, -16, 0, -13, 6, -19, 17, -2, 21, 8, 13];

/** An arrowhead of plates: left half lit, right half in shade, a dark slit that looks where it aims. */
const enemy: Painting = {
	...HULL,
	paint(context) {
		polygon(context, ENEMY_OUTLINE);
		inked(context, '#ffffff', 2.4);
		polygon(context, [24, 0, 8, 13, -2, 21, -19, 17, -13, 6, -16, 0]);
		context.fillStyle = '#c4c4c4';
		context.fill();
		context.strokeStyle = INK;
		context.lineWidth = 1.5;
		context.beginPath();
		context.moveTo(8, -13);
		context.lineTo(-1, -6.5);
		context.lineTo(-13, -6);
		context.moveTo(8, 13);
		context.lineTo(-1, 6.5);
		context.lineTo(-13, 6);
		context.stroke();
		polygon(context, [15, 0, 2, -5.5, -8, -3.2, -8, 3.2, 2, 5.5]);
		context.fillStyle = INK;
		context.fill();
	},
};

/** The enemy's eye, tinted apart. */
const enemyCore: Painting = {
	width: 32,
	height: 16,
	density: 4,
	paint(context) {
		polygon(context, [10, 0, 1, -3, -5, -1.6, -5, 1.6, 1, 3]);
		context.fillStyle = '#ffffff';
		context.fill();
	},
};

const core: Painting = {
	width: 20,
	height: 20,
	density: 4,
	paint(context) {
		disc(context, 6.6);
		context.fillStyle = lit(context, 6.6, '#ffffff', '#cfcfcf');
		context.fill();
	},
};

export const HULL_PAINTINGS = { self, ally, enemy, enemyCore, core } as const satisfies Record<string, Painting>;
