/** Claims about mistakes in maps: each is named with its line, its column, what is wrong and what was meant. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gameMapFiles } from '../server/maps/mapFile.ts';
import { parseArena } from '../sim/arena.ts';
import { checkMap } from '../sim/arenas/checkMap.ts';
import { defineMap } from '../sim/arenas/defineMap.ts';
import { describeComplaint } from '../sim/arenas/mapText.ts';

const HEADER = ['title: Trial', '// a comment, and a blank line', 'about: Foundry with a mistake.', ''];
/** Row 0 of the tiles is line 5, column 0 is column 1. */
const GOOD: readonly string[] = (gameMapFiles().find(({ id }) => id === 'foundry')?.text ?? '')
	.split('\n')
	.map((line) => line.trim())
	.filter((line) => line.startsWith('#'));

function textOf(rows: readonly string[], header: readonly string[] = HEADER): string {
	return [...header, ...rows].join('\n');
}

/** The good map with these tiles instead: row, column, sign; counted from 0. */
function withTiles(...tiles: readonly [row: number, column: number, sign: string][]): string {
	const rows = GOOD.map((row) => [...row]);
	for (const [row, column, sign] of tiles) rows[row]?.splice(column, 1, sign);
	return textOf(rows.map((row) => row.join('')));
}

function withSigns(from: RegExp, to: string): string {
	return textOf(GOOD.map((row) => row.replace(from, to)));
}

function complaintsOf(text: string): string[] {
	return checkMap('trial', text).complaints.map((complaint) => describeComplaint('trial', complaint));
}

function assertComplains(text: string, ...expected: readonly RegExp[]): void {
	const complaints = complaintsOf(text);
	for (const pattern of expected)
		assert.ok(
			complaints.some((complaint) => pattern.test(complaint)),
			`${pattern} is not in\n${complaints.join('\n')}`,
		);
}

describe('a mistake in a map is named with its place:', () => {
	it('none that are about fairness where a map says that it is for practice, and another word there', () => {
		const unfair = withSigns(/[RB]/g, '.');
		assert.notDeepEqual(complaintsOf(unfair), []);
		assert.deepEqual(complaintsOf(unfair.replace('about:', 'for: practice\nabout:')), []);
		assertComplains(unfair.replace('about:', 'for: fun\nabout:'), /"for: fun": meant is "for: crowd" or "for: practice"/);
	});

	it('none in a good one', () => assert.deepEqual(complaintsOf(textOf(GOOD)), []));

	it('a row of another length, and only that row', () => {
		for (const row of [0, 6]) {
			const rows = GOOD.map((tiles, index) => (index === row ? tiles.slice(1) : tiles));
			assert.deepEqual(complaintsOf(textOf(rows)), [`trial, line ${row + 5}: row ${row + 1} has 43 tiles, the others have 44`]);
		}
	});

	it('an open edge', () => assertComplains(withTiles([4, 0, '.']), /line 9, column 1: the edge must be wall \(#\), here is "\."/));

	it('an unknown sign, with those there are', () =>
		assertComplains(withTiles([4, 3, '?']), /line 9, column 4: unknown sign "\?" \(one of # \. S R B Z H A E\)/));

	it('a heading that is unknown, missing, empty, doubled or late', () => {
		assertComplains(
			textOf(GOOD, ['titel: Trial']),
			/line 1, column 1: unknown heading "titel:" \(there are: title: about: for:\)/,
			/has no line "title: \.\.\."/,
		);
		assertComplains(textOf(GOOD, ['title:']), /line 1, column 1: "title:" says nothing/);
		assertComplains(textOf(GOOD, [...HEADER, 'title: Again']), /line 5, column 1: a second "title:"/);
		assertComplains(`${textOf(GOOD, ['title: Trial'])}\nabout: late`, /line 32, column 1: "about:" comes after the tiles/);
	});

	it('a spawn and a pickup that are walled in', () => {
		assertComplains(
			withTiles([1, 2, '#'], [2, 1, '#'], [2, 3, '#'], [3, 2, '#']),
			/line 7, column 3: the spawn is walled in; it touches the rest only at a corner/,
		);
		assertComplains(
			withTiles([5, 7, '#'], [6, 8, '#'], [7, 7, '#'], [6, 6, '#'], [5, 6, '#'], [5, 8, '#'], [7, 6, '#'], [7, 8, '#']),
			/line 11, column 8: the pickup \(health\) is walled in; open a way to it/,
		);
	});

	it('floor that nobody can reach', () => {
		assertComplains(withTiles([1, 2, '#'], [2, 1, '#']), /line 6, column 2: this floor tile cannot be reached; .*or make it wall \(#\)/);
	});

	it('spawns that are too few, unequal, next to each other or in sight of the other team', () => {
		assertComplains(withSigns(/[BS]/g, '.'), /6 spawns \(S, R, B\), at least 8/, /6 spawns of team 1 \(R\) and 0 of team 2 \(B\)/);
		assertComplains(
			withTiles([2, 4, 'S']),
			/line 7, column 3: the spawn has another 2 columns and 0 rows from here; meant are at least 4 tiles/,
		);
		assertComplains(
			withTiles([3, 14, 'R'], [3, 29, 'B']),
			/line 8, column 15: the spawn sees one of the other team, 15 columns and 0 rows from here/,
		);
	});

	it('a side that has the longer way', () => {
		assertComplains(
			withTiles([11, 36, '.'], [9, 26, 'B']),
			/team 1 \(R\) walks \d+% farther to the hill than team 2 \(B\) \(\d+ and \d+ units on average\): at most 5%/,
		);
	});

	it('passages and nooks in which two bodies cannot pass each other, and walls of one tile', () => {
		assertComplains(
			withTiles([1, 8, '#'], [2, 8, '#']),
			/line 8, column 9: a passage one tile wide; two bodies of radius 20 need 2 tiles \(80 units\)/,
		);
		assertComplains(withTiles([14, 5, '.']), /line 19, column 6: a nook one tile wide/);
		assertComplains(withTiles([3, 33, '#']), /line 8, column 34: a wall of one tile/);
	});

	it('pickups that are missing, far or side by side', () => {
		assertComplains(withSigns(/H/g, '.'), /no health \(H\)/);
		assertComplains(
			withTiles([6, 36, '.'], [23, 36, '.'], [23, 7, '.']),
			/column \d+: the nearest health \(H\) is \d\.\d s from this spawn, at most 4 s/,
		);
		assertComplains(withTiles([6, 9, 'E']), /line 11, column 8: another pickup within 3 tiles/);
	});

	it('a hill that is missing, in pieces, or has too few ways in', () => {
		assertComplains(withSigns(/Z/g, '.'), /no hill \(Z\)/);
		assertComplains(withTiles([2, 20, 'Z']), /line 7, column 21: this part of the hill \(Z\) lies far from the rest/);
		const doors = [13, 14, 15, 16].flatMap((row): [number, number, string][] => [
			[row, 17, '#'],
			[row, 26, '#'],
		]);
		assertComplains(withTiles(...doors), /line 20, column 23: the hill has 2 ways in, at least 3/);
	});

	it('a map that takes too long to cross', () => {
		const wide = GOOD.map((row) => `${row.slice(0, 4)}${row.slice(3, 4).repeat(20)}${row.slice(4)}`);
		assertComplains(textOf(wide), /crossing it takes 9\.\d s, meant are 6 to 8 s: take columns away/);
	});
});

describe('loading a map', () => {
	it('is refused with its name and every mistake that makes it unplayable', () => {
		const broken = withTiles([4, 0, '.'], [4, 3, '?']);
		assert.throws(() => defineMap('trial', broken), /map trial, line 9, column 1: the edge .*\nmap trial, line 9, column 4: unknown sign/);
		assert.throws(() => parseArena('bad', 'Bad', '###\n#.#\n###'), /map bad: needs at least one spawn/);
	});

	it('says what it is about, and takes spawns of teams and the hill from the text', () => {
		const arena = defineMap('trial', textOf(GOOD));
		assert.equal(arena.title, 'Trial');
		assert.equal(arena.about, 'Foundry with a mistake.');
		assert.deepEqual(arena.hill, { x: 1100, y: 750, radius: 160 });
		assert.deepEqual(
			[0, 1, 2].map((team) => arena.spawns.filter((spawn) => spawn.team === team).length),
			[2, 6, 6],
		);
	});
});

describe('npm run maps', () => {
	const run = (...files: string[]) => spawnSync(process.execPath, ['server/maps.ts', ...files], { encoding: 'utf8' });

	it('prints how each map of the game plays', () => {
		const { status, stdout } = run();
		assert.equal(status, 0, stdout);
		for (const word of [
			'Foundry',
			'Canal',
			'Atrium',
			'crossing',
			'walkable',
			'sight',
			'to hill',
			'pickups',
			'ways in',
			'for practice',
			'5 maps are good',
		]) {
			assert.ok(stdout.includes(word), `${word} is not in\n${stdout}`);
		}
	});

	it('fails for a file with a mistake, and says which command is meant for one that is not there', () => {
		const folder = mkdtempSync(join(tmpdir(), 'fray-maps-'));
		try {
			const path = join(folder, 'trial.txt');
			writeFileSync(path, withTiles([4, 3, '?']));
			const broken = run(path);
			assert.equal(broken.status, 1);
			assert.match(broken.stdout, /trial\.txt, line 9, column 4: unknown sign "\?".*\n\n1 thing to mend/);
			const missing = run(join(folder, 'none.txt'));
			assert.equal(missing.status, 2);
			assert.match(missing.stderr, /none\.txt.*--help/);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
