/**
 * Zones: violet hatching on the floor, a rim that says whose it is by its form (own a smooth double ring, an enemy's
 * teeth, nobody's dashes, contested pieces of both), and an arc that fills while somebody takes it.
 */

import type { DisplayedObjective, View, ViewSide } from '../../netcode/view.ts';
import { claimantOf, holderOf } from '../friendOrFoe.ts';
import { mix, tint, WHITE } from './color.ts';
import type { Brush } from './layers.ts';

const STRIPE_GAP = 26;
const STRIPE_WIDTH = 9;
const TEETH = 20;
const DASHES = 18;
/** Pieces of a contested rim, by turns of one side and the other, and their turning, radians a millisecond. */
const PIECES = 12;
const TURN_PER_MS = 0.0005;
const TURN = Math.PI * 2;
const TOP = -Math.PI / 2;

function colorOfSide(brush: Brush, side: ViewSide): number {
	const { friend, enemy, objective } = brush.palette;
	return side === 'own' ? friend : side === 'enemy' ? enemy : mix(objective, WHITE, 0.55);
}

export function drawObjectives(brush: Brush, view: View, followId: number): void {
	for (const objective of view.objectives) {
		if (!brush.camera.sees(objective.x, objective.y, objective.radius + 40)) continue;
		drawHatching(brush, objective);
		if (objective.contested) drawContest(brush, objective);
		else drawRim(brush, objective, holderOf(view, objective, followId));
		if (objective.claim > 0) drawClaim(brush, objective, claimantOf(view, objective, followId));
	}
}

/** Stripes at 45 degrees, cut off by the circle. */
function drawHatching(brush: Brush, { x, y, radius }: DisplayedObjective): void {
	const { ground, floorLight } = brush.layers;
	const { objective } = brush.palette;
	const reach = radius - 12;
	const half = Math.SQRT1_2;
	for (let off = -reach + STRIPE_GAP * 0.7; off < reach; off += STRIPE_GAP) {
		const length = Math.sqrt(reach * reach - off * off);
		const middleX = x + off * half;
		const middleY = y + off * half;
		const packed = tint(objective, 0.26);
		ground.segment(
			brush.atlas.line,
			middleX + length * half,
			middleY - length * half,
			middleX - length * half,
			middleY + length * half,
			STRIPE_WIDTH,
			packed,
			packed,
		);
	}
	floorLight.sprite(brush.atlas.glow, x, y, radius * 2.5, radius * 2.5, 0, objective, 0.16);
}

function drawRim(brush: Brush, { x, y, radius }: DisplayedObjective, side: ViewSide): void {
	const { ground, floorLight } = brush.layers;
	const { line, beam } = brush.atlas;
	const color = colorOfSide(brush, side);
	if (side === 'nobody') {
		for (let i = 0; i < DASHES; i++) {
			const from = (i / DASHES) * TURN;
			ground.arc(line, x, y, radius, 7, from, from + (TURN / DASHES) * 0.58, color, 0.75);
		}
		return;
	}
	floorLight.arc(beam, x, y, radius, 54, 0, TURN, color, 0.34);
	ground.arc(line, x, y, radius, 8, 0, TURN, color, 0.95);
	if (side === 'own') ground.arc(line, x, y, radius - 13, 4, 0, TURN, color, 0.7);
	else drawTeeth(brush, x, y, radius, color);
}

/** Triangles that point inward. */
function drawTeeth(brush: Brush, x: number, y: number, radius: number, color: number): void {
	const packed = tint(color, 0.9);
	const half = (TURN / TEETH) * 0.26;
	for (let i = 0; i < TEETH; i++) {
		const middle = (i / TEETH) * TURN;
		const outer = radius - 3;
		const tipX = x + Math.cos(middle) * (radius - 21);
		const tipY = y + Math.sin(middle) * (radius - 21);
		const leftX = x + Math.cos(middle - half) * outer;
		const leftY = y + Math.sin(middle - half) * outer;
		const rightX = x + Math.cos(middle + half) * outer;
		const rightY = y + Math.sin(middle + half) * outer;
		brush.layers.ground.quad(brush.atlas.solid, leftX, leftY, tipX, tipY, rightX, rightY, tipX, tipY, packed);
	}
}

/** Both sides' colours by turns; turns and pulses, or stands still and broad. */
function drawContest(brush: Brush, { x, y, radius }: DisplayedObjective): void {
	const { ground, floorLight } = brush.layers;
	const { line, beam } = brush.atlas;
	const { reducedMotion, nowMs } = brush;
	const turn = reducedMotion ? 0 : nowMs * TURN_PER_MS;
	const pulse = reducedMotion ? 0.6 : 0.5 + 0.5 * Math.sin(nowMs / 150);
	for (let i = 0; i < PIECES; i++) {
		const color = colorOfSide(brush, i % 2 === 0 ? 'own' : 'enemy');
		const from = turn + (i / PIECES) * TURN;
		const to = from + (TURN / PIECES) * 0.86;
		ground.arc(line, x, y, radius, 9 + 6 * pulse, from, to, color, 1);
		floorLight.arc(beam, x, y, radius, 54, from, to, color, 0.2 + 0.35 * pulse);
	}
}

/** Fills clockwise from the top, inside the rim. */
function drawClaim(brush: Brush, { x, y, radius, claim }: DisplayedObjective, side: ViewSide): void {
	const color = colorOfSide(brush, side);
	const { ground, light } = brush.layers;
	const { line, beam } = brush.atlas;
	const inner = radius - 30;
	ground.arc(line, x, y, inner, 15, 0, TURN, brush.palette.outline, 0.55);
	ground.arc(line, x, y, inner, 12, TOP, TOP + TURN * claim, color, 1);
	light.arc(beam, x, y, inner, 34, TOP, TOP + TURN * claim, color, 0.3);
}
