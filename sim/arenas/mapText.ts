/**
 * Reads the text of a map into its header and its rows of tiles, with the place of each; collects what is wrong with
 * it. Called by `parseArena` and `defineMap`.
 */

/** Every sign of a tile and what it stands for. */
export const TILE_SIGNS = {
	'#': 'wall',
	'.': 'floor',
	S: 'spawn for anyone',
	R: 'spawn of team 1',
	B: 'spawn of team 2',
	Z: 'hill',
	H: 'health',
	A: 'shield',
	E: 'energy',
} as const satisfies Record<string, string>;

export type TileSign = keyof typeof TILE_SIGNS;

/** Lines of the header: `title: Foundry`. The first two are needed; `for: practice` and `for: crowd` keep a map out of votes and of the checks of matches. */
export const HEADERS = ['title', 'about', 'for'] as const;
export const NEEDED_HEADERS = ['title', 'about'] as const;
type Header = (typeof HEADERS)[number];

export interface MapRow {
	tiles: string;
	/** Place of the first tile in the text, as an editor counts it: from 1, a tab is one column. */
	line: number;
	column: number;
}

export interface MapText {
	id: string;
	header: Partial<Record<Header, string>>;
	rows: MapRow[];
}

/** Something wrong with a map; line and column as an editor counts them, 0 when it has no one place. */
export interface Complaint {
	line: number;
	column: number;
	/** What is wrong, and what was meant or would be right. */
	what: string;
}

/** Splits a map's text. Blank lines and what follows `//` are left out. */
export function readMapText(id: string, text: string, complaints: Complaint[]): MapText {
	const map: MapText = { id, header: {}, rows: [] };
	for (const [index, raw] of text.split('\n').entries()) {
		const content = raw.trim();
		const at = { line: index + 1, column: raw.indexOf(content) + 1 };
		if (content === '' || content.startsWith('//')) continue;
		const header = /^([A-Za-z]+)\s*:\s*(.*)$/.exec(content);
		if (header) readHeader(map, header[1] ?? '', header[2] ?? '', at, complaints);
		else map.rows.push({ tiles: content.replace(/\s*\/\/.*$/, ''), ...at });
	}
	return map;
}

function readHeader(map: MapText, key: string, value: string, at: { line: number; column: number }, complaints: Complaint[]): void {
	const known = HEADERS.find((header) => header === key);
	if (!known) complaints.push({ ...at, what: `unknown heading "${key}:" (there are: ${HEADERS.map((header) => `${header}:`).join(' ')})` });
	else if (value === '') complaints.push({ ...at, what: `"${key}:" says nothing` });
	else if (map.header[known] !== undefined) complaints.push({ ...at, what: `a second "${key}:", keep one` });
	else if (map.rows.length > 0) complaints.push({ ...at, what: `"${key}:" comes after the tiles, put it before them` });
	else map.header[known] = value;
}

/** Where a tile stands in the text. */
export function placeOf(map: MapText, column: number, row: number): { line: number; column: number } {
	const at = map.rows[row];
	return { line: at?.line ?? 0, column: (at?.column ?? 0) + column };
}

/** One complaint as a line of text: `map canal, line 9, column 4: ...`. */
export function describeComplaint(name: string, { line, column, what }: Complaint): string {
	return `${name}${line > 0 ? `, line ${line}` : ''}${column > 0 ? `, column ${column}` : ''}: ${what}`;
}
