/** The rail's signature: a thin white line at once, then a helix that lingers. Part of the stage's effects. */

import type { Signature } from '../../defineLook.ts';
import { mix, tint, WHITE } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 10;
/** Length of one piece of the helix, and of its turn, units. */
const PIECE = 9;
const TURN = 74;

interface Beam {
	x: number;
	y: number;
	endX: number;
	endY: number;
	color: number;
	own: boolean;
	/** Undefined: not in use. */
	signature: Signature<'beam'> | undefined;
	ageMs: number;
}

export class Beams {
	private readonly beams: Beam[] = Array.from({ length: CAPACITY }, () => ({
		x: 0,
		y: 0,
		endX: 0,
		endY: 0,
		color: 0,
		own: false,
		signature: undefined,
		ageMs: 0,
	}));
	private next = 0;

	add(signature: Signature<'beam'>, x: number, y: number, endX: number, endY: number, color: number, own: boolean): void {
		Object.assign(this.beams[this.next] as Beam, { signature, x, y, endX, endY, color, own, ageMs: 0 });
		this.next = (this.next + 1) % CAPACITY;
	}

	/** The newest own beam was not fired after all: gone. */
	withdrawOwn(): void {
		let newest: Beam | undefined;
		for (const beam of this.beams) if (beam.own && beam.signature && (!newest || beam.ageMs < newest.ageMs)) newest = beam;
		if (newest) newest.signature = undefined;
	}

	draw(brush: Brush): void {
		for (const beam of this.beams) {
			if (!beam.signature) continue;
			drawLine(brush, beam, beam.signature);
			drawHelix(brush, beam, beam.signature);
			beam.ageMs += brush.deltaMs;
			if (beam.ageMs >= Math.max(beam.signature.lineMs, beam.signature.helixMs)) beam.signature = undefined;
		}
	}
}

function drawLine(brush: Brush, beam: Beam, { lineMs }: Signature<'beam'>): void {
	if (beam.ageMs >= lineMs) return;
	const left = 1 - beam.ageMs / lineMs;
	const { light } = brush.layers;
	const { atlas } = brush;
	const { x, y, endX, endY } = beam;
	const halo = tint(beam.color, left * left * 0.85);
	light.segment(atlas.beam, x, y, endX, endY, 10 + 34 * left, halo, halo);
	brush.layers.floorLight.segment(
		atlas.beam,
		x,
		y,
		endX,
		endY,
		230,
		tint(beam.color, left * left * 0.34),
		tint(beam.color, left * left * 0.34),
	);
	const line = tint(mix(beam.color, WHITE, 0.85), Math.min(1, left * 1.5));
	light.segment(atlas.line, x, y, endX, endY, 2.2 + 4.5 * left * left, line, line);
}

/** Two strands around the line; a strand is paler while it runs behind. */
function drawHelix(brush: Brush, beam: Beam, { helixMs, helixUnits }: Signature<'beam'>): void {
	if (beam.ageMs >= helixMs) return;
	const part = beam.ageMs / helixMs;
	const left = 1 - part;
	const dx = beam.endX - beam.x;
	const dy = beam.endY - beam.y;
	const length = Math.sqrt(dx * dx + dy * dy);
	if (length < PIECE) return;
	const alongX = dx / length;
	const alongY = dy / length;
	const radius = helixUnits * (0.3 + 0.7 * Math.sqrt(part));
	const drift = brush.reducedMotion ? 0 : part * 2.2;
	const pieces = Math.ceil(length / PIECE);
	const color = mix(beam.color, WHITE, 0.25 * left);
	for (let strand = 0; strand < 2; strand++) {
		let lastX = 0;
		let lastY = 0;
		for (let i = 0; i <= pieces; i++) {
			const at = Math.min(length, i * PIECE);
			const phase = (at / TURN) * Math.PI * 2 + strand * Math.PI + drift;
			const side = Math.sin(phase) * radius;
			const x = beam.x + alongX * at - alongY * side;
			const y = beam.y + alongY * at + alongX * side;
			if (i > 0 && brush.camera.sees(x, y, 30)) {
				const alpha = left * (0.5 + 0.4 * Math.cos(phase));
				const packed = tint(color, alpha);
				brush.layers.light.segment(brush.atlas.line, lastX, lastY, x, y, 1.6 + 2.2 * left, packed, packed);
			}
			lastX = x;
			lastY = y;
		}
	}
}
