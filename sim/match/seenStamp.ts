/** What the stamps of a frame mean, of which it carries the low bits: the instant seen, the state received. Used by `Seat`. */

import { SEEN_PARTS } from '../command.ts';

/**
 * The full instant (8ths of a tick) that the low 16 bits of a stamp mean, at most `presentTick` and at most
 * `maxBehindParts` before it: what is older or in the future is taken as the nearest that is allowed.
 */
export function expandSeen(seen: number, presentTick: number, maxBehindParts: number): number {
	const present = presentTick * SEEN_PARTS;
	if (seen === 0) return 0;
	const behind = (present - seen) & 0xffff;
	if (behind >= 0x8000) return present;
	return present - Math.min(behind, maxBehindParts);
}

/** How far beyond the longest rewind a stamp lies, 8ths of a tick; 0 within it, and for one of the future. */
export function beyondRewind(seen: number, presentTick: number, maxBehindParts: number): number {
	const behind = (presentTick * SEEN_PARTS - seen) & 0xffff;
	return seen === 0 || behind >= 0x8000 ? 0 : Math.max(0, behind - maxBehindParts);
}

/** The tick whose low 8 bits a client says it has received: at most `presentTick`, less than 256 before it. */
export function expandReceived(received: number, presentTick: number): number {
	return Math.max(0, presentTick - ((presentTick - received) & 0xff));
}
