/** Makes a map of its text. Called by each map's file, and by the checks. */

import { ARENA_USES, type Arena, buildArena, refuse, TILE } from '../arena.ts';
import type { Complain } from './checks/check.ts';
import { checkReach } from './checks/reach.ts';
import { type Complaint, type MapText, NEEDED_HEADERS, placeOf, readMapText } from './mapText.ts';

/**
 * A map of the game: lines `title:` and `about:`, then the tiles, one sign each (`TILE_SIGNS`); `//` begins a comment.
 * Every row has the same length, the edge is wall, all floor can be walked to. `id` is its name in the registry, in
 * addresses and of its file. Throws an error that names the map and each line and column with something wrong;
 * `npm run maps` checks far more.
 */
export function defineMap(id: string, text: string): Arena {
	const { arena, complaints } = readMap(id, text);
	refuse(id, complaints);
	return arena;
}

/** The map of a text as far as it can be read, and what is wrong with it. */
export function readMap(id: string, text: string): { arena: Arena; map: MapText; complaints: Complaint[] } {
	const complaints: Complaint[] = [];
	const map = readMapText(id, text, complaints);
	for (const header of NEEDED_HEADERS) {
		if (map.header[header] === undefined) complaints.push({ line: 0, column: 0, what: `has no line "${header}: ..." before its tiles` });
	}
	const uses: readonly string[] = ARENA_USES;
	if (map.header.for !== undefined && !uses.includes(map.header.for)) {
		const meant = ARENA_USES.filter((use) => use !== 'match').map((use) => `"for: ${use}"`);
		complaints.push({ line: 0, column: 0, what: `"for: ${map.header.for}": meant is ${meant.join(' or ')}, or no such line` });
	}
	const arena = buildArena(map, map.header.title ?? id, complaints);
	if (complaints.length === 0) checkReach(arena, complainAt(map, complaints));
	return { arena, map, complaints };
}

/** Turns a check's places in units into those of the text. */
export function complainAt(map: MapText, complaints: Complaint[]): Complain {
	return (at, what) => {
		const place = at ? placeOf(map, Math.floor(at.x / TILE), Math.floor(at.y / TILE)) : { line: 0, column: 0 };
		complaints.push({ ...place, what });
	};
}
