/**
 * The strike's signature: a blade of light swept over the arc of the blow, at the body that strikes. Smooth for friends,
 * in few straight pieces for enemies. Part of the stage's effects.
 */

import type { View } from '../../../netcode/view.ts';
import { ANGLES } from '../../../sim/angle.ts';
import type { Signature } from '../../defineLook.ts';
import { mix, tint, WHITE } from '../color.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 24;
/** Pieces of a whole blade. */
const SMOOTH_PIECES = 16;
const ANGULAR_PIECES = 5;
/** The blade begins so far from the middle of the body, as a share of its reach, and is so thick at its thickest. */
const INNER_SHARE = 0.34;
/** A tail of the blade is still bright over this share of the arc. */
const TAIL_SHARE = 0.85;

interface Slash {
	playerId: number;
	/** Where the body was seen last. */
	x: number;
	y: number;
	radians: number;
	/** Half of the arc, radians; less than 0 sweeps the other way. */
	half: number;
	reach: number;
	color: number;
	angular: boolean;
	signature: Signature<'arc'> | undefined;
	ageMs: number;
}

export class Slashes {
	private readonly slashes: Slash[] = Array.from({ length: CAPACITY }, () => ({
		playerId: 0,
		x: 0,
		y: 0,
		radians: 0,
		half: 0,
		reach: 0,
		color: 0,
		angular: false,
		signature: undefined,
		ageMs: 0,
	}));
	private next = 0;
	private side = 1;

	/** `arc` in 4096ths of a turn, `reach` in units from the middle of the body. One follows the other from the other side. */
	add(slash: Pick<Slash, 'playerId' | 'x' | 'y' | 'radians' | 'reach' | 'color' | 'angular' | 'signature'> & { arc: number }): void {
		this.side = -this.side;
		const half = (slash.arc / ANGLES) * Math.PI * this.side;
		Object.assign(this.slashes[this.next] as Slash, slash, { half, ageMs: 0 });
		this.next = (this.next + 1) % CAPACITY;
	}

	/** The newest one of a player was not struck after all: gone. */
	withdraw(playerId: number): void {
		let newest: Slash | undefined;
		for (const slash of this.slashes) {
			if (slash.signature && slash.playerId === playerId && (!newest || slash.ageMs < newest.ageMs)) newest = slash;
		}
		if (newest) newest.signature = undefined;
	}

	draw(brush: Brush, view: View): void {
		for (const slash of this.slashes) {
			if (!slash.signature) continue;
			const body = view.players.get(slash.playerId);
			if (body?.alive) {
				slash.x = body.x;
				slash.y = body.y;
			}
			const { sweepMs, fadeMs } = slash.signature;
			if (brush.camera.sees(slash.x, slash.y, slash.reach)) {
				const swept = brush.reducedMotion ? 1 : Math.min(1, slash.ageMs / sweepMs);
				const faded = Math.max(0, (slash.ageMs - sweepMs) / fadeMs);
				drawBlade(brush, slash, 1 - (1 - swept) * (1 - swept), 1 - Math.min(1, faded));
			}
			slash.ageMs += brush.deltaMs;
			if (slash.ageMs >= sweepMs + fadeMs) slash.signature = undefined;
		}
	}
}

/** A crescent: thin where the sweep began, thickest and brightest at its head. */
function drawBlade(brush: Brush, slash: Slash, swept: number, left: number): void {
	const { light, floorLight } = brush.layers;
	const { solid, line, beam, glow } = brush.atlas;
	const { x, y, radians, half, reach, color } = slash;
	const from = radians - half + 2 * half * Math.max(0, swept - TAIL_SHARE);
	const to = radians - half + 2 * half * swept;
	const pieces = slash.angular ? ANGULAR_PIECES : SMOOTH_PIECES;
	const strength = left * left;
	const cos = Math.cos(radians);
	const sin = Math.sin(radians);
	floorLight.sprite(glow, x + cos * reach * 0.5, y + sin * reach * 0.5, reach * 2.6, reach * 2.6, 0, color, 0.42 * strength);
	if (!slash.angular) light.arc(beam, x, y, reach - 6, 40, Math.min(from, to), Math.max(from, to), color, 0.7 * strength);
	for (let i = 0; i < pieces; i++) {
		const a = i / pieces;
		const b = (i + 1) / pieces;
		const angleA = from + (to - from) * a;
		const angleB = from + (to - from) * b;
		const innerA = reach * (1 - (1 - INNER_SHARE) * a);
		const innerB = reach * (1 - (1 - INNER_SHARE) * b);
		const cosA = Math.cos(angleA);
		const sinA = Math.sin(angleA);
		const cosB = Math.cos(angleB);
		const sinB = Math.sin(angleB);
		const outA = tint(mix(color, WHITE, 0.4 * a), strength * (0.4 + 0.6 * a));
		const outB = tint(mix(color, WHITE, 0.4 * b), strength * (0.4 + 0.6 * b));
		light.quad(
			solid,
			x + cosA * reach,
			y + sinA * reach,
			x + cosA * innerA,
			y + sinA * innerA,
			x + cosB * reach,
			y + sinB * reach,
			x + cosB * innerB,
			y + sinB * innerB,
			outA,
			tint(color, 0),
			outB,
			tint(color, 0),
		);
		const edge = tint(mix(color, WHITE, 0.7), strength * (0.5 + 0.5 * b));
		light.segment(line, x + cosA * reach, y + sinA * reach, x + cosB * reach, y + sinB * reach, 3 + 5 * b, edge, edge);
	}
}
