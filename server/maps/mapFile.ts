/**
 * Finds the text of maps in files: one that is nothing but a map, or a source that hands one to `defineMap`. Called by
 * `npm run maps`.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface MapFile {
	path: string;
	id: string;
	/** The map's text, with as many blank lines before it that its lines count as those of the file. */
	text: string;
}

const MAPS_DIR = fileURLToPath(new URL('../../sim/arenas', import.meta.url));
const DEFINITION = /defineMap\(\s*(['"])(.*?)\1,\s*`/;

/** Reads a map's file. Throws when it cannot be read, or is a source without a map. */
export function readMapFile(path: string): MapFile {
	const content = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
	if (extname(path) !== '.ts') return { path, id: basename(path, extname(path)), text: content };
	const found = DEFINITION.exec(content);
	if (!found) throw new RangeError(`${path}: no defineMap('name', \`...\`) in it`);
	const begin = found.index + found[0].length;
	const end = content.indexOf('`', begin);
	const linesBefore = content.slice(0, begin).split('\n').length - 1;
	return { path, id: found[2] ?? '', text: '\n'.repeat(linesBefore) + content.slice(begin, end < 0 ? undefined : end) };
}

/** The files of the game's maps: read as text, so that one that would not load is judged as well. */
export function gameMapFiles(): MapFile[] {
	const paths = readdirSync(MAPS_DIR)
		.sort()
		.map((name) => join(MAPS_DIR, name));
	return paths.filter((path) => extname(path) === '.ts' && DEFINITION.test(readFileSync(path, 'utf8'))).map(readMapFile);
}
