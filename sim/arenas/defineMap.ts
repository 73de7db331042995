/** Makes a map of its text. Called by each map's file. */

import { type Arena, buildArena, refuse } from '../arena.ts';
import { type Complaint, readMapText } from './mapText.ts';

/**
 * A map of the game: lines `title:` and `about:`, then the tiles, one sign each (`TILE_SIGNS`); `//` begins a comment.
 * Every row has the same length. Throws an error that names the map and each line and column with something wrong.
 */
export function defineMap(id: string, text: string): Arena {
	const complaints: Complaint[] = [];
	const map = readMapText(id, text, complaints);
	const arena = buildArena(map, map.header.title ?? id, complaints);
	for (const header of ['title', 'about'] as const) {
		if (map.header[header] === undefined) complaints.push({ line: 0, column: 0, what: `has no line "${header}: ..." before its tiles` });
	}
	refuse(id, complaints);
	return arena;
}
