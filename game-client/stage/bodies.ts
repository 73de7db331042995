/** What the picture remembers of each body between frames: blows, recoil, trails. Forgotten when a player leaves. */

import type { View } from '../../netcode/view.ts';
import { ANGLES } from '../../sim/angle.ts';
import { eyesOf, isInSight } from '../inSight.ts';

export interface BodyLook {
	/** How much of it is drawn, 0 to 1: in fog a body comes out of it and goes into it. */
	inSight: number;
	/** 1 at the blow, down to 0. */
	flash: number;
	/** Displacement by a blow, units. */
	joltX: number;
	joltY: number;
	/** 1 at the shot, down to 0. */
	recoil: number;
	/** Where the barrel is shown to point, 4096ths of a turn with a fraction. */
	aim: number;
	/** Milliseconds since the life began. */
	ageMs: number;
	/** 1 when just hurt, down to 0 after some seconds: shows the health arc. */
	hurt: number;
	/** Health as its arc shows it: runs after the true value. */
	shownHealth: number;
	ghostMs: number;
	seenFrame: number;
}

const FLASH_MS = 130;
const JOLT_MS = 70;
const RECOIL_MS = 110;
const HURT_MS = 3000;
/** Time in which a barrel in a crowd gets about two thirds of the way to where it was told to point, ms: it is told in steps. */
const AIM_MS = 60;
/** In which a body comes out of the fog, and goes into it, ms. */
const APPEAR_MS = 90;
const VANISH_MS = 220;

function faded(shown: number, isSeen: boolean, deltaMs: number): number {
	return isSeen ? Math.min(1, shown + deltaMs / APPEAR_MS) : Math.max(0, shown - deltaMs / VANISH_MS);
}

/** On the way from one direction to another, the shorter way around; 4096ths of a turn. */
export function easeAim(from: number, to: number, share: number): number {
	const way = remainder(to - from + ANGLES / 2) - ANGLES / 2;
	return remainder(from + way * share);
}

function remainder(aim: number): number {
	return ((aim % ANGLES) + ANGLES) % ANGLES;
}

export class Bodies {
	private readonly looks = new Map<number, BodyLook>();
	private frame = 0;

	of(id: number): BodyLook {
		let look = this.looks.get(id);
		if (!look) {
			look = {
				inSight: 0,
				flash: 0,
				joltX: 0,
				joltY: 0,
				recoil: 0,
				aim: Number.NaN,
				ageMs: 10000,
				hurt: 0,
				shownHealth: 0,
				ghostMs: 0,
				seenFrame: 0,
			};
			this.looks.set(id, look);
		}
		return look;
	}

	/** Lets time pass; forgets who is gone. */
	step(view: View, followId: number, deltaMs: number): void {
		this.frame++;
		const eyes = eyesOf(view, followId);
		const jolt = Math.exp(-deltaMs / JOLT_MS);
		const turn = view.crowd.length === 0 ? 1 : 1 - Math.exp(-deltaMs / AIM_MS);
		for (const player of view.players.values()) {
			const look = this.of(player.id);
			look.seenFrame = this.frame;
			look.inSight = eyes ? faded(look.inSight, isInSight(view, eyes, player), deltaMs) : 1;
			look.flash = Math.max(0, look.flash - deltaMs / FLASH_MS);
			look.recoil = Math.max(0, look.recoil - deltaMs / RECOIL_MS);
			look.hurt = Math.max(0, look.hurt - deltaMs / HURT_MS);
			look.aim = Number.isNaN(look.aim) ? player.aim : easeAim(look.aim, player.aim, turn);
			look.joltX *= jolt;
			look.joltY *= jolt;
			look.ageMs += deltaMs;
			look.shownHealth += (player.health - look.shownHealth) * (1 - Math.exp(-deltaMs / 120));
		}
		for (const [id, look] of this.looks) if (look.seenFrame !== this.frame) this.looks.delete(id);
	}
}
