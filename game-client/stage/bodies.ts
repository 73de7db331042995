/** What the picture remembers of each body between frames: blows, recoil, trails. Forgotten when a player leaves. */

import type { View } from '../../netcode/view.ts';

export interface BodyLook {
	/** 1 at the blow, down to 0. */
	flash: number;
	/** Displacement by a blow, units. */
	joltX: number;
	joltY: number;
	/** 1 at the shot, down to 0. */
	recoil: number;
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

export class Bodies {
	private readonly looks = new Map<number, BodyLook>();
	private frame = 0;

	of(id: number): BodyLook {
		let look = this.looks.get(id);
		if (!look) {
			look = { flash: 0, joltX: 0, joltY: 0, recoil: 0, ageMs: 10000, hurt: 0, shownHealth: 0, ghostMs: 0, seenFrame: 0 };
			this.looks.set(id, look);
		}
		return look;
	}

	/** Lets time pass; forgets who is gone. */
	step(view: View, deltaMs: number): void {
		this.frame++;
		const jolt = Math.exp(-deltaMs / JOLT_MS);
		for (const player of view.players.values()) {
			const look = this.of(player.id);
			look.seenFrame = this.frame;
			look.flash = Math.max(0, look.flash - deltaMs / FLASH_MS);
			look.recoil = Math.max(0, look.recoil - deltaMs / RECOIL_MS);
			look.hurt = Math.max(0, look.hurt - deltaMs / HURT_MS);
			look.joltX *= jolt;
			look.joltY *= jolt;
			look.ageMs += deltaMs;
			look.shownHealth += (player.health - look.shownHealth) * (1 - Math.exp(-deltaMs / 120));
		}
		for (const [id, look] of this.looks) if (look.seenFrame !== this.frame) this.looks.delete(id);
	}
}
