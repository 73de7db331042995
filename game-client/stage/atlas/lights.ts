/** Light and its traces, painted once at boot: halos, streaks, flashes, rings, scorch marks, smoke. */

import { type Painting, polygon, radial } from './painting.ts';

const solid: Painting = {
	width: 16,
	height: 16,
	density: 1,
	paint(context) {
		context.fillStyle = '#ffffff';
		// Larger than the frame: no edge to blend with.
		context.fillRect(-16, -16, 32, 32);
	},
};

/** A strip whose long edges are smooth: lines, arcs and rims are cut from it. */
const line: Painting = {
	width: 16,
	height: 32,
	density: 1,
	paint(context) {
		const gradient = context.createLinearGradient(0, -16, 0, 16);
		gradient.addColorStop(0, 'rgba(255,255,255,0)');
		gradient.addColorStop(0.06, 'rgba(255,255,255,0)');
		gradient.addColorStop(0.24, 'rgba(255,255,255,1)');
		gradient.addColorStop(0.76, 'rgba(255,255,255,1)');
		gradient.addColorStop(0.94, 'rgba(255,255,255,0)');
		gradient.addColorStop(1, 'rgba(255,255,255,0)');
		context.fillStyle = gradient;
		context.fillRect(-24, -16, 48, 32);
	},
};

/** A strip of light. */
const beam: Painting = {
	width: 16,
	height: 64,
	density: 1,
	paint(context) {
		const gradient = context.createLinearGradient(0, -32, 0, 32);
		for (let i = 0; i <= 16; i++) {
			const d = Math.abs(i / 8 - 1);
			gradient.addColorStop(i / 16, `rgba(255,255,255,${(1 - d) ** 3})`);
		}
		context.fillStyle = gradient;
		context.fillRect(-24, -32, 48, 64);
	},
};

const glow: Painting = {
	width: 128,
	height: 128,
	density: 1,
	paint(context) {
		const stops: [number, number][] = [];
		for (let i = 0; i <= 16; i++) stops.push([i / 16, (1 - i / 16) ** 2.4]);
		radial(context, 63, stops);
	},
};

const ring: Painting = {
	width: 160,
	height: 160,
	density: 1,
	paint(context) {
		context.strokeStyle = '#ffffff';
		context.lineWidth = 5;
		context.beginPath();
		context.arc(0, 0, 74, 0, Math.PI * 2);
		context.stroke();
	},
};

/** A wave: sharp outside, trailing off inward. */
const shock: Painting = {
	width: 192,
	height: 192,
	density: 1,
	paint(context) {
		radial(context, 94, [
			[0, 0],
			[0.55, 0],
			[0.82, 0.22],
			[0.93, 1],
			[0.97, 0.9],
			[1, 0],
		]);
	},
};

/** Bright head at +x, thin tail. */
const spark: Painting = {
	width: 64,
	height: 16,
	density: 1,
	paint(context) {
		const gradient = context.createLinearGradient(-30, 0, 30, 0);
		gradient.addColorStop(0, 'rgba(255,255,255,0)');
		gradient.addColorStop(0.8, 'rgba(255,255,255,0.9)');
		gradient.addColorStop(1, 'rgba(255,255,255,1)');
		context.fillStyle = gradient;
		context.beginPath();
		context.moveTo(-30, 0);
		context.lineTo(20, -4.5);
		context.quadraticCurveTo(31, 0, 20, 4.5);
		context.closePath();
		context.fill();
	},
};

/** A muzzle flash seen from above: one long tongue, two short. Its origin is the muzzle at the left edge's middle. */
const flash: Painting = {
	width: 128,
	height: 96,
	density: 1,
	paint(context) {
		context.translate(-54, 0);
		for (const [turn, length, width] of [
			[0, 112, 15],
			[-0.62, 62, 9],
			[0.62, 62, 9],
			[-1.35, 40, 7],
			[1.35, 40, 7],
		] as const) {
			context.save();
			context.rotate(turn);
			const gradient = context.createLinearGradient(0, 0, length, 0);
			gradient.addColorStop(0, 'rgba(255,255,255,1)');
			gradient.addColorStop(0.35, 'rgba(255,255,255,0.85)');
			gradient.addColorStop(1, 'rgba(255,255,255,0)');
			context.fillStyle = gradient;
			context.beginPath();
			context.moveTo(-4, 0);
			context.quadraticCurveTo(length * 0.2, -width, length, 0);
			context.quadraticCurveTo(length * 0.2, width, -4, 0);
			context.fill();
			context.restore();
		}
	},
};

const shard: Painting = {
	width: 24,
	height: 20,
	density: 3,
	paint(context) {
		polygon(context, [10, -1, -7, -7, -3, 6]);
		context.fillStyle = 'rgba(255,255,255,0.55)';
		context.fill();
		context.strokeStyle = '#ffffff';
		context.lineWidth = 1.6;
		context.stroke();
	},
};

/** Soot: a dark middle in a cloud of uneven blots, a spray of short dashes around it. */
const scorch: Painting = {
	width: 96,
	height: 96,
	density: 1,
	paint(context) {
		radial(context, 30, [
			[0, 0.85],
			[0.5, 0.55],
			[1, 0],
		]);
		for (let i = 0; i < 17; i++) {
			const angle = i * 2.399;
			const distance = 10 + ((i * 29) % 22);
			const size = 5 + ((i * 17) % 9);
			context.save();
			context.translate(Math.cos(angle) * distance, Math.sin(angle) * distance);
			radial(context, size, [
				[0, 0.5],
				[1, 0],
			]);
			context.restore();
		}
		context.lineCap = 'round';
		for (let i = 0; i < 15; i++) {
			const angle = i * 2.399 + 0.7;
			const from = 20 + ((i * 31) % 15);
			const to = from + 3 + ((i * 7) % 8);
			context.strokeStyle = `rgba(255,255,255,${0.25 + ((i * 5) % 4) * 0.12})`;
			context.lineWidth = 1 + ((i * 13) % 3) * 0.6;
			context.beginPath();
			context.moveTo(Math.cos(angle) * from, Math.sin(angle) * from);
			context.lineTo(Math.cos(angle) * to, Math.sin(angle) * to);
			context.stroke();
		}
	},
};

/** Smoke: a few soft blots off the middle, so that puffs that turn do not look alike. */
const puff: Painting = {
	width: 96,
	height: 96,
	density: 1,
	paint(context) {
		for (let i = 0; i < 9; i++) {
			const angle = i * 2.399;
			const distance = 4 + ((i * 13) % 17);
			context.save();
			context.translate(Math.cos(angle) * distance, Math.sin(angle) * distance);
			radial(context, 15 + ((i * 7) % 10), [
				[0, 0.6],
				[0.6, 0.36],
				[1, 0],
			]);
			context.restore();
		}
	},
};

export const LIGHT_PAINTINGS = {
	solid,
	line,
	beam,
	glow,
	ring,
	shock,
	spark,
	flash,
	shard,
	scorch,
	puff,
} as const satisfies Record<string, Painting>;
