/**
 * Counts of a crowd as they travel: eight cells in a number, four bits each. Of 400 players half the cells change from
 * one second to the next; a field for each took 555 bytes a second of every client, this takes under 200.
 */

import { CROWD_COUNTS } from '../sim/crowd.ts';

const BITS = 4;
const CELLS_A_WORD = 32 / BITS;
const MASK = 2 ** BITS - 1;

/** `counts`: of `CROWD_COUNTS` each. Throws a RangeError when one is not. */
export function packCrowd(counts: readonly number[]): number[] {
	const words: number[] = [];
	for (const [cell, count] of counts.entries()) {
		const level = CROWD_COUNTS.indexOf(count);
		if (level < 0) throw new RangeError(`a count of ${count} cannot be told: round it to one of CROWD_COUNTS (${CROWD_COUNTS.join(', ')})`);
		const word = Math.floor(cell / CELLS_A_WORD);
		words[word] = ((words[word] ?? 0) | (level << (BITS * (cell % CELLS_A_WORD)))) >>> 0;
	}
	return words;
}

/** The counts of packed words; cells beyond the last of them, in its word, are 0. */
export function unpackCrowd(words: readonly number[]): number[] {
	const counts: number[] = [];
	for (const word of words) for (let bits = 0; bits < 32; bits += BITS) counts.push(CROWD_COUNTS[(word >>> bits) & MASK] as number);
	return counts;
}
