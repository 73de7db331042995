/** A player's intent for one tick: what people, bots and replays all act through. */

import { wrapAngle } from './angle.ts';

export interface Command {
	/** Wanted direction of travel, whole numbers -127 to 127 an axis; length 127 is full speed. */
	moveX: number;
	moveY: number;
	/** Direction of the barrel, 4096ths of a turn. */
	aim: number;
	/** Bits of `BUTTONS`. */
	buttons: number;
	/** Index into `WEAPON_IDS` of the weapon wanted in hand. */
	weapon: number;
	/**
	 * The instant of the world that the player was looking at, in 8ths of a tick; 0 when unknown. The room clamps it
	 * before the sim sees it.
	 */
	seen: number;
}

export const BUTTONS = { fire: 1, dash: 2 } as const;
export const ALL_BUTTONS = BUTTONS.fire | BUTTONS.dash;

/** Parts of a tick in `seen`. */
export const SEEN_PARTS = 8;

export const NEUTRAL: Readonly<Command> = Object.freeze({ moveX: 0, moveY: 0, aim: 0, buttons: 0, weapon: 0, seen: 0 });

/** What a player does while no command comes: looks where it looked, holds its weapon, does nothing. */
export function idleAfter(last: Command): Command {
	return { moveX: 0, moveY: 0, aim: last.aim, buttons: 0, weapon: last.weapon, seen: 0 };
}

function whole(value: number, min: number, max: number): number {
	if (!(value >= min)) return min;
	if (value > max) return max;
	return Math.round(value);
}

/** A command with every number whole and in range, whatever came in (NaN becomes the lower bound, 0 for axes). */
export function sanitizeCommand(raw: Readonly<Command>, weaponCount: number): Command {
	return {
		moveX: Number.isFinite(raw.moveX) ? whole(raw.moveX, -127, 127) : 0,
		moveY: Number.isFinite(raw.moveY) ? whole(raw.moveY, -127, 127) : 0,
		aim: wrapAngle(whole(raw.aim, 0, 65535)),
		buttons: whole(raw.buttons, 0, 255) & ALL_BUTTONS,
		weapon: raw.weapon >= 0 && raw.weapon < weaponCount ? whole(raw.weapon, 0, weaponCount - 1) : 0,
		seen: whole(raw.seen, 0, 0xffffffff),
	};
}
