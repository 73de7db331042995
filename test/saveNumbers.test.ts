/** "Save to file" of the desk: each number is found once in the sources, written, and nothing else changes. */

import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isFromThisMachine, saveNumber } from '../server/dev/saveNumbers.ts';
import { writeNumber } from '../server/dev/sourceEdit.ts';
import { MODES } from '../sim/modes/registry.ts';
import { TUNABLES, type Tunable } from '../sim/tuning.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Another value that is allowed, and that no number has. */
function otherValue({ min, max }: Tunable): number {
	return Number((min + (max - min) * 0.37123).toFixed(3));
}

describe('saving a number to its file', () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'fray-save-'));
		await cp(join(ROOT, 'sim'), join(folder, 'sim'), { recursive: true });
	});

	after(() => rm(folder, { recursive: true, force: true }));

	async function sources(): Promise<Map<string, string>> {
		const names = (await readdir(join(folder, 'sim'), { recursive: true })).filter((name) => name.endsWith('.ts'));
		return new Map(
			await Promise.all(names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, 'sim', name), 'utf8')])),
		);
	}

	/** The part of a text in which it differs from another, from the first difference to the last. */
	function difference(before: string, after: string): { from: string; to: string } {
		let start = 0;
		while (before[start] === after[start]) start++;
		let end = 0;
		while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
		return { from: before.slice(start, before.length - end), to: after.slice(start, after.length - end) };
	}

	it('finds every tunable in one place, writes it, and changes nothing else; loaded again the rules say the same', async () => {
		const wanted: Record<string, number> = {};
		let before = await sources();
		for (const tunable of TUNABLES) {
			const { key } = tunable;
			const value = otherValue(tunable);
			const { ok, words } = await saveNumber(folder, 'deathmatch', key, value);
			assert.ok(ok, `${key}: ${words}`);
			const after = await sources();
			const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
			assert.equal(changed.length, 1, `${key}: ${changed}`);
			const { from, to } = difference(before.get(changed[0] ?? '') ?? '', after.get(changed[0] ?? '') ?? '');
			assert.match(from, /^[\d.]*$/, `${key} replaced ${from}`);
			assert.match(to.replace(/[\s,]/g, ''), /^(?:\w+:)?[\d.]+$/, `${key} wrote ${to}`);
			wanted[key] = value;
			before = after;
		}
		const { TUNABLES: saved } = (await import(join(folder, 'sim/tuning.ts'))) as { TUNABLES: readonly Tunable[] };
		assert.deepEqual(Object.fromEntries(saved.map(({ key, standard }) => [key, standard])), wanted);
	});

	it('writes what a mode says differently into the file of the mode', async () => {
		const [mode] = Object.values(MODES).filter(({ tuning }) => Object.keys(tuning).length > 0);
		const [key = ''] = Object.keys(mode?.tuning ?? {});
		const before = await sources();
		const { words } = await saveNumber(folder, mode?.id ?? '', key, 77);
		assert.match(words, /^sim\/modes\/\w+\.ts, line \d+: [\d.]+ is now 77$/);
		const changed = [...(await sources())].filter(([name, text]) => before.get(name) !== text);
		assert.equal(changed.length, 1);
		assert.match(changed[0]?.[1] ?? '', new RegExp(`'${key}': 77\\b`));
	});

	it('refuses, and says why, what it cannot find exactly once and what is out of range', async () => {
		const path = ['RULES', 'speed'];
		assert.throws(() => writeNumber('export const RULES = { speed: 1, speed: 2 };', path, 3), /says RULES\.speed 2 times/);
		assert.throws(() => writeNumber('export const RULES = { speed: 2 * 160 };', path, 3), /"2 \* 160", which is no plain number/);
		assert.throws(() => writeNumber('export const OTHER = { speed: 1 };', path, 3), /no constant RULES/);
		assert.throws(() => writeNumber('export const = ;', path, 3), /cannot be read/);
		assert.match((await saveNumber(folder, '', 'player.speed', 1e9)).words, /must be from 40 to 900/);
		await writeFile(join(folder, 'sim/rules.ts'), 'export const PLAYER_RULES = standard();\n');
		assert.match((await saveNumber(folder, '', 'player.speed', 300)).words, /sim\/rules\.ts: it has no constant PLAYER_RULES/);
	});

	it('is for pages on this machine alone', () => {
		const request = (remoteAddress: string, host: string, origin: string | undefined) => ({
			socket: { remoteAddress },
			headers: { host, origin },
		});
		const ours = 'http://localhost:2567';
		assert.ok(isFromThisMachine(request('127.0.0.1', 'localhost:2567', ours)));
		assert.ok(isFromThisMachine(request('::ffff:127.0.0.1', '127.0.0.1:2567', 'http://127.0.0.1:2567')));
		assert.ok(!isFromThisMachine(request('192.168.1.7', 'localhost:2567', ours)), 'another machine');
		assert.ok(!isFromThisMachine(request('127.0.0.1', 'evil.test:2567', 'http://evil.test:2567')), 'a name that leads here');
		assert.ok(!isFromThisMachine(request('127.0.0.1', 'localhost:2567', 'http://evil.test')), 'a page from elsewhere');
		assert.ok(!isFromThisMachine(request('127.0.0.1', 'localhost:2567', undefined)), 'no page at all');
	});
});
