/** Pellets' signature: short streaks that fly along the lines of a shot, which stay for a moment. Part of the stage's effects. */

import type { Signature } from '../../defineLook.ts';
import { mix, tint, WHITE } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 96;

interface Tracer {
	x: number;
	y: number;
	dirX: number;
	dirY: number;
	units: number;
	color: number;
	signature: Signature<'tracers'> | undefined;
	own: boolean;
	ageMs: number;
}

export class Tracers {
	private readonly tracers: Tracer[] = Array.from({ length: CAPACITY }, () => ({
		x: 0,
		y: 0,
		dirX: 0,
		dirY: 0,
		units: 0,
		color: 0,
		signature: undefined,
		own: false,
		ageMs: 0,
	}));
	private next = 0;

	add(signature: Signature<'tracers'>, x: number, y: number, endX: number, endY: number, color: number, own: boolean): void {
		const tracer = this.tracers[this.next] as Tracer;
		this.next = (this.next + 1) % CAPACITY;
		const dx = endX - x;
		const dy = endY - y;
		const units = Math.sqrt(dx * dx + dy * dy);
		if (units < 1) return;
		Object.assign(tracer, { x, y, dirX: dx / units, dirY: dy / units, units, color, signature, own, ageMs: 0 });
	}

	/** The newest own fan was not fired after all: gone. */
	withdrawOwn(): void {
		let youngestMs = Number.POSITIVE_INFINITY;
		for (const { own, signature, ageMs } of this.tracers) if (own && signature && ageMs < youngestMs) youngestMs = ageMs;
		for (const tracer of this.tracers) if (tracer.own && tracer.ageMs === youngestMs) tracer.signature = undefined;
	}

	draw(brush: Brush): void {
		for (const tracer of this.tracers) {
			if (!tracer.signature) continue;
			drawTracer(brush, tracer, tracer.signature);
			tracer.ageMs += brush.deltaMs;
			const flightMs = ((tracer.units + tracer.signature.lengthUnits) / tracer.signature.unitsPerSec) * 1000;
			if (tracer.ageMs >= Math.max(flightMs, tracer.signature.lineMs)) tracer.signature = undefined;
		}
	}
}

function drawTracer(brush: Brush, tracer: Tracer, { lengthUnits, unitsPerSec, lineMs }: Signature<'tracers'>): void {
	const { light } = brush.layers;
	const { beam, line } = brush.atlas;
	const { x, y, dirX, dirY, units, color, ageMs } = tracer;
	const at = (way: number): [number, number] => [x + dirX * way, y + dirY * way];
	const left = 1 - ageMs / lineMs;
	if (left > 0) {
		// Thin where it began: the fan opens.
		const [endX, endY] = at(units);
		light.segment(line, x, y, endX, endY, 2.6, tint(color, left * 0.25), tint(mix(color, WHITE, 0.3), left * 0.85));
		light.segment(beam, x, y, endX, endY, 16, tint(color, left * 0.12), tint(color, left * 0.5));
	}
	if (brush.reducedMotion) return;
	const head = 30 + (ageMs / 1000) * unitsPerSec;
	const from = Math.min(units, Math.max(0, head - lengthUnits));
	const to = Math.min(units, head);
	if (to - from < 1) return;
	const [fromX, fromY] = at(from);
	const [toX, toY] = at(to);
	light.segment(beam, fromX, fromY, toX, toY, 17, tint(color, 0), tint(color, 0.9));
	light.segment(line, fromX, fromY, toX, toY, 4.6, tint(WHITE, 0), tint(mix(color, WHITE, 0.85), 1));
}
