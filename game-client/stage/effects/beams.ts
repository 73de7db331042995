/** The rail's signature: a thin white line at once, then a helix that lingers. Part of the stage's effects. */

import { mix, tint, WHITE } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 10;
const LINE_MS = 300;
const HELIX_MS = 850;
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
		ageMs: HELIX_MS,
	}));
	private next = 0;

	add(x: number, y: number, endX: number, endY: number, color: number, own: boolean): void {
		Object.assign(this.beams[this.next] as Beam, { x, y, endX, endY, color, own, ageMs: 0 });
		this.next = (this.next + 1) % CAPACITY;
	}

	/** The newest own beam was not fired after all: gone. */
	withdrawOwn(): void {
		let newest: Beam | undefined;
		for (const beam of this.beams) if (beam.own && beam.ageMs < LINE_MS && (!newest || beam.ageMs < newest.ageMs)) newest = beam;
		if (newest) newest.ageMs = HELIX_MS;
	}

	draw(brush: Brush): void {
		for (const beam of this.beams) {
			if (beam.ageMs >= HELIX_MS) continue;
			drawLine(brush, beam);
			drawHelix(brush, beam);
			beam.ageMs += brush.deltaMs;
		}
	}
}

function drawLine(brush: Brush, beam: Beam): void {
	if (beam.ageMs >= LINE_MS) return;
	const left = 1 - beam.ageMs / LINE_MS;
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
function drawHelix(brush: Brush, beam: Beam): void {
	const part = beam.ageMs / HELIX_MS;
	const left = 1 - part;
	const dx = beam.endX - beam.x;
	const dy = beam.endY - beam.y;
	const length = Math.sqrt(dx * dx + dy * dy);
	if (length < PIECE) return;
	const alongX = dx / length;
	const alongY = dy / length;
	const radius = 4 + 9 * Math.sqrt(part);
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
