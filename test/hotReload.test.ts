/** `npm run dev`: an edit of a rule takes over the running match. Runs in a copy of the project. */

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, type Room } from '@colyseus/sdk';
import type { ArenaState } from '../schema/ArenaState.ts';
import { ARENA_ROOM, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { tunableIndex } from '../sim/tuning.ts';
import { ServerProcess } from './serverProcess.ts';

const ROOT = resolve(import.meta.dirname, '..');
const COPIED = ['sim', 'schema', 'rooms', 'server', 'netcode', 'package.json', 'vite.config.ts'];

/** Resolves once the synced state is as wanted. */
function until(room: Room<unknown, ArenaState>, wanted: (state: ArenaState) => boolean): Promise<ArenaState> {
	return new Promise((resolveState) => {
		const look = () => {
			if (wanted(room.state)) resolveState(room.state);
			else room.onStateChange.once(look);
		};
		look();
	});
}

describe('npm run dev', function () {
	this.timeout(40_000);
	let folder: string;
	let dev: ServerProcess;
	let url: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'fray-dev-'));
		for (const name of COPIED) await cp(join(ROOT, name), join(folder, name), { recursive: true });
		await cp(join(ROOT, 'test', 'pages', 'blank.html'), join(folder, 'game-client', 'index.html'));
		await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
		dev = new ServerProcess({ script: 'server/dev/main.ts', root: folder });
		url = await dev.url();
	});

	after(async () => {
		await dev?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function edit(file: string, from: RegExp, to: string): Promise<void> {
		const path = join(folder, file);
		const text = await readFile(path, 'utf8');
		assert.match(text, from);
		await writeFile(path, text.replace(from, to));
	}

	async function sitDown(name: string): Promise<Room<unknown, ArenaState>> {
		const room: Room<unknown, ArenaState> = await new Client(url).joinOrCreate(ARENA_ROOM, { protocol: PROTOCOL_VERSION, name });
		room.reconnection.minUptime = 0;
		room.onMessage('*', () => {});
		// One's own line: before it a bot's, which makes room.
		await until(room, (state) => [...(state.roster?.values() ?? [])].some((line) => line.name === name));
		return room;
	}

	it('goes on with the running match after an edit of a rule, with the same players and their places', async () => {
		const room = await sitDown('Ada');
		const { tick, phaseEndsTick } = room.state;
		const roster = [...room.state.roster.keys()].sort();
		const returned = new Promise<void>((resolveReturn) => room.onReconnect.once(resolveReturn));
		await edit('sim/rules.ts', /speed: 320/, 'speed: 444');
		await dev.line('roomsReloaded');
		await returned;
		const after = await until(room, (state) => state.tuning[tunableIndex('player.speed')] === 444);
		assert.ok(after.tick < tick + 300, `the match goes on at its tick, ${tick}, not at ${after.tick}`);
		assert.equal(after.phaseEndsTick, phaseEndsTick);
		assert.deepEqual([...after.roster.keys()].sort(), roster);
		await until(room, (state) => state.tick > tick + 10);
		// The page's own code has changed as well: Vite loads it anew, and it takes its seat again.
		room.reconnection.enabled = false;
		room.connection.close();
		const page: Room<unknown, ArenaState> = await new Client(url).reconnect(room.reconnectionToken);
		page.onMessage('*', () => {});
		assert.equal(page.sessionId, room.sessionId);
		await page.leave();
	});

	it('keeps the seat of a page that is still on its way back when the next edit comes', async () => {
		const room = await sitDown('Cy');
		const names = () => [...room.state.roster.values()].map(({ name }) => name);
		room.reconnection.enabled = false;
		await edit('sim/rules.ts', /friction: 2600/, 'friction: 2500');
		await dev.line('roomsReloaded');
		await edit('sim/rules.ts', /friction: 2500/, 'friction: 2400');
		await dev.line('roomsReloaded');
		const page: Room<unknown, ArenaState> = await new Client(url).reconnect(room.reconnectionToken);
		page.onMessage('*', () => {});
		await until(page, (state) => [...(state.roster?.values() ?? [])].some(({ name }) => name === 'Cy'));
		assert.equal(page.sessionId, room.sessionId);
		assert.equal(page.state.tuning[tunableIndex('player.friction')], 2400);
		assert.deepEqual([...page.state.roster.values()].map(({ name }) => name).sort(), names().sort());
		await page.leave();
	});

	it('saves a number that the desk sends into its file, and the running match has it', async () => {
		const room = await sitDown('Di');
		const body = JSON.stringify({ modeId: 'deathmatch', values: { 'player.acceleration': 2777 } });
		const headers = { 'Content-Type': 'application/json', Origin: new URL(url).origin };
		const answer = await fetch(new URL('/desk/numbers', url), { method: 'POST', headers, body });
		const { saved } = (await answer.json()) as { saved: { ok: boolean; words: string }[] };
		assert.match(saved[0]?.words ?? '', /^sim\/rules\.ts, line \d+: \d+ is now 2777$/);
		await dev.line('roomsReloaded');
		await until(room, (state) => state.tuning[tunableIndex('player.acceleration')] === 2777);
		const stranger = await fetch(new URL('/desk/numbers', url), {
			method: 'POST',
			headers: { ...headers, Origin: 'http://evil.test' },
			body,
		});
		assert.equal(stranger.status, 403);
		await room.leave();
	});

	it('keeps the rooms as they are while an edit does not load', async () => {
		const room = await sitDown('Bob');
		const { tick } = room.state;
		await edit('sim/rules.ts', /^export/m, 'exprot');
		await dev.line('roomsNotReloaded');
		await until(room, (state) => state.tick > tick + 10);
		await room.leave();
	});
});
