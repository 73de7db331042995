/** What gives a map's floor its own face: a tone, a motif and a landmark in the middle. All of it is flat and dull: it reads as floor. */

import type { Arena } from '../../../../sim/arena.ts';
import type { Rng } from '../../../../sim/random.ts';
import type { Palette } from '../../palettes.ts';

export interface FloorPen {
	context: CanvasRenderingContext2D;
	arena: Arena;
	palette: Palette;
	rng: Rng;
}

export interface MapLook {
	/** The two tones of the floor are blended toward this, by a share from 0 to 1. */
	tone: number;
	toneShare: number;
	/** Seams and rivets between the plates. */
	hasSeams: boolean;
	/** The lines of a court, with the map's name: unless said otherwise there are. */
	hasCourt?: boolean;
	/** Over the plates. */
	paintMotif(pen: FloorPen): void;
	/** With the origin in the middle of the map, within `LANDMARK_UNITS` of it. */
	paintLandmark(pen: FloorPen): void;
	/** What lights the floor, last of all; left out, one floodlight over the middle. */
	paintLight?(pen: FloorPen): void;
}

export const LANDMARK_UNITS = 230;

/** A sunken round floor around the origin, for a landmark to lie in. */
export function disc(context: CanvasRenderingContext2D, radius: number, fill: string): void {
	context.fillStyle = fill;
	context.beginPath();
	context.arc(0, 0, radius, 0, Math.PI * 2);
	context.fill();
}

/** Strokes a circle around the origin. */
export function circle(context: CanvasRenderingContext2D, radius: number): void {
	context.beginPath();
	context.arc(0, 0, radius, 0, Math.PI * 2);
	context.stroke();
}

/** Spokes between two distances from the origin. */
export function spokes(context: CanvasRenderingContext2D, count: number, from: number, to: number, turn = 0): void {
	context.beginPath();
	for (let i = 0; i < count; i++) {
		const angle = turn + (i / count) * Math.PI * 2;
		context.moveTo(Math.cos(angle) * from, Math.sin(angle) * from);
		context.lineTo(Math.cos(angle) * to, Math.sin(angle) * to);
	}
	context.stroke();
}
