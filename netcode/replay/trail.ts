/** The last pictures of a replayed match: where everybody was shown, further back than the rules remember. Kept by `Rerun`. */

import { SEEN_PARTS } from '../../sim/command.ts';
import { JUMP_UNITS } from '../../sim/history.ts';
import type { Picture, PicturedShot } from './picture.ts';

/** Ticks kept: more than three seconds at 30 a second, longer than any line that is still played on. */
export const TRAIL_TICKS = 100;

export interface Place {
	x: number;
	y: number;
}

export class Trail {
	private pictures: Picture[] = [];

	add(picture: Picture): void {
		this.pictures.push(picture);
		if (this.pictures.length > TRAIL_TICKS) this.pictures.shift();
	}

	get newest(): Picture | undefined {
		return this.pictures.at(-1);
	}

	/** Undefined when it is not known any more, or not yet. */
	at(tick: number): Picture | undefined {
		const newest = this.pictures.at(-1);
		return newest && this.pictures[this.pictures.length - 1 - (newest.tick - tick)];
	}

	/** The pictures around an instant in ticks, and how far it is from the first to the second; the oldest when it is not known any more. */
	around(tick: number): { before: Picture; after: Picture; part: number } | undefined {
		const [oldest] = this.pictures;
		const newest = this.pictures.at(-1);
		if (!oldest || !newest) return undefined;
		const held = Math.min(newest.tick, Math.max(oldest.tick, tick));
		const whole = Math.floor(held);
		const before = this.at(whole) ?? oldest;
		return { before, after: this.at(whole + 1) ?? before, part: held - whole };
	}

	/** A shot as it was last seen to fly. */
	lastOf(shotId: number): PicturedShot | undefined {
		for (let index = this.pictures.length - 1; index >= 0; index--) {
			const shot = this.pictures[index]?.shots.get(shotId);
			if (shot) return shot;
		}
		return undefined;
	}

	/** Where a player was shown at an instant in 8ths of a tick, as `pastPosition` says it; undefined when not alive then or not known. */
	shownPlace(playerId: number, atParts: number): Place | undefined {
		const tick = Math.floor(atParts / SEEN_PARTS);
		const part = (atParts - tick * SEEN_PARTS) / SEEN_PARTS;
		const before = shownIn(this.at(tick), playerId);
		const next = this.at(tick + 1);
		if (part === 0 || !next) return before;
		const after = shownIn(next, playerId);
		if (!before || !after) return part < 0.5 ? before : after;
		const dx = after.x - before.x;
		const dy = after.y - before.y;
		if (dx * dx + dy * dy > JUMP_UNITS * JUMP_UNITS) return part < 0.5 ? before : after;
		return { x: before.x + dx * part, y: before.y + dy * part };
	}
}

function shownIn(picture: Picture | undefined, playerId: number): Place | undefined {
	const body = picture?.bodies.get(playerId);
	return body?.alive ? { x: body.shownX, y: body.shownY } : undefined;
}
