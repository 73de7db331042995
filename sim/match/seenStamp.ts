/** What the stamps of a frame say beside the instant that is judged (`SeenClock`), for the journal. Used by `Seat`. */

import { SEEN_PARTS } from '../command.ts';

/** How far beyond the longest rewind a stamp lies, 8ths of a tick; 0 within it, and for one of the future. */
export function beyondRewind(seen: number, presentTick: number, maxBehindParts: number): number {
	const behind = (presentTick * SEEN_PARTS - seen) & 0xffff;
	return seen === 0 || behind >= 0x8000 ? 0 : Math.max(0, behind - maxBehindParts);
}

/** The tick whose low 8 bits a client says it has received: at most `presentTick`, less than 256 before it. */
export function expandReceived(received: number, presentTick: number): number {
	return Math.max(0, presentTick - ((presentTick - received) & 0xff));
}
