/** What a painter of the atlas is: a size and a way to draw in white and greys, so that tints can colour it. */

export type Context = CanvasRenderingContext2D;

export interface Painting {
	/** Size of the frame, units. */
	width: number;
	height: number;
	/** Pixels a unit. */
	density: number;
	/** Draws with the origin in the middle of the frame, in units, pointing to +x. */
	paint(context: Context): void;
}

/** Near black: times any tint it stays an outline. */
export const INK = '#0b0c10';

/** Fills and outlines the current path. */
export function inked(context: Context, fill: string | CanvasGradient, lineWidth: number): void {
	context.lineJoin = 'round';
	context.strokeStyle = INK;
	context.lineWidth = lineWidth * 2;
	context.stroke();
	context.fillStyle = fill;
	context.fill();
}

/** A closed path through points given as x, y, x, y. */
export function polygon(context: Context, points: readonly number[]): void {
	context.beginPath();
	for (let i = 0; i < points.length; i += 2) context.lineTo(points[i] as number, points[i + 1] as number);
	context.closePath();
}

/** A white disc that fades out by a list of [share of the radius, alpha]. */
export function radial(context: Context, radius: number, stops: readonly (readonly [number, number])[]): void {
	const gradient = context.createRadialGradient(0, 0, 0, 0, 0, radius);
	for (const [share, alpha] of stops) gradient.addColorStop(share, `rgba(255,255,255,${alpha})`);
	context.fillStyle = gradient;
	context.beginPath();
	context.arc(0, 0, radius, 0, Math.PI * 2);
	context.fill();
}
