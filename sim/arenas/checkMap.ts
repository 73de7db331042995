/** Every check of a map, for the command that prints them, the map editor and the tests; loading runs only the cheap ones. */

import type { Arena, ArenaUse } from '../arena.ts';
import type { Check } from './checks/check.ts';
import { checkFairness } from './checks/fairness.ts';
import { checkHill } from './checks/hill.ts';
import { checkPassages } from './checks/passages.ts';
import { checkPickups } from './checks/pickups.ts';
import { checkSize } from './checks/size.ts';
import { checkSpawns, checkTeamSpawns } from './checks/spawns.ts';
import { complainAt, readMap } from './defineMap.ts';
import type { Complaint } from './mapText.ts';

const CHECKS: Readonly<Record<ArenaUse, readonly Check[]>> = {
	match: [checkSize, checkPassages, checkSpawns, checkTeamSpawns, checkFairness, checkPickups, checkHill],
	crowd: [checkSize, checkPassages, checkSpawns, checkPickups],
	practice: [],
};

export interface CheckedMap {
	arena: Arena;
	/** In the order of the text; empty when the map is good. */
	complaints: Complaint[];
	/** Whether only the text was judged: what cannot be read or walked has no figures worth printing. */
	unreadable: boolean;
}

/** Reads and judges a map. `id` is the file's name without its ending. Never throws for what is in the text. */
export function checkMap(id: string, text: string): CheckedMap {
	const { arena, map, complaints } = readMap(id, text);
	const unreadable = complaints.length > 0;
	if (!unreadable) for (const check of CHECKS[arena.use]) check(arena, complainAt(map, complaints));
	complaints.sort((a, b) => a.line - b.line || a.column - b.column);
	return { arena, complaints, unreadable };
}
