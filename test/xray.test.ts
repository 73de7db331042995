/** The bandwidth X-ray: every byte belongs to something, and to what it says. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMessageBytes, Protocol } from '@colyseus/core';
import { Packr } from 'msgpackr';
import { Accountant } from '../loadtest/xray/accountant.ts';
import { takeXray } from '../loadtest/xray/clients.ts';
import { Ledger, sumBy } from '../loadtest/xray/ledger.ts';
import { sizeOf } from '../loadtest/xray/msgpackSize.ts';
import { formatXray, type XrayResult } from '../loadtest/xray/table.ts';
import { pictureOf, treeOf } from '../loadtest/xray/treePicture.ts';
import { encodeEvents } from '../schema/eventCodec.ts';
import { SERVER_MESSAGES } from '../schema/protocol.ts';
import { type Rng, random, randomIndex } from '../sim/random.ts';
import { ServerProcess } from './serverProcess.ts';

function randomValue(rng: Rng, depth = 0): unknown {
	const dice = randomIndex(rng, depth > 3 ? 6 : 9);
	if (dice === 0) return null;
	if (dice === 1) return random(rng) < 0.5;
	if (dice === 2) return Math.round((random(rng) - 0.5) * 2 ** randomIndex(rng, 40));
	if (dice === 3) return random(rng) * 1000;
	if (dice === 4) return 'x'.repeat(randomIndex(rng, 400));
	if (dice === 5) return new Uint8Array(randomIndex(rng, 300));
	const many = Array.from({ length: randomIndex(rng, 40) }, () => randomValue(rng, depth + 1));
	return dice === 6 ? Object.fromEntries(many.map((value, index) => [`key${index}`, value])) : many;
}

describe('the size of a value of MessagePack', () => {
	it('is found for whatever is packed', () => {
		const rng = { seed: 12 };
		const packr = new Packr({ useRecords: false });
		for (let i = 0; i < 600; i++) {
			const bytes = packr.pack(randomValue(rng));
			assert.equal(sizeOf(bytes, 0), bytes.length);
		}
	});
});

describe('the account of a message', () => {
	it('tells events by type and field, to the byte', () => {
		const ledger = new Ledger();
		const accountant = new Accountant(ledger);
		const message = getMessageBytes.raw(
			Protocol.ROOM_DATA,
			SERVER_MESSAGES.events,
			encodeEvents(70_000, [
				{ type: 'kill', killerId: 300, victimId: 2, weapon: 1 },
				{ type: 'dash', playerId: 7 },
				{ type: 'kill', killerId: 1, victimId: 2, weapon: 1 },
			]),
		);
		accountant.read(message);
		const bytesOf = (about: string, part: string) => ledger.entries.find((entry) => entry.about === about && entry.part === part);
		assert.equal(ledger.total, message.length);
		assert.deepEqual([bytesOf('kill', 'killerId')?.bytes, bytesOf('kill', 'killerId')?.times], [3 + 1, 2]);
		assert.equal(bytesOf('kill', 'weapon')?.bytes, 2);
		assert.equal(bytesOf('dash', 'playerId')?.bytes, 1);
		assert.equal(bytesOf('(frame)', '(tick)')?.bytes, 1 + 5);
	});

	it('has a place for messages of every other kind', () => {
		const ledger = new Ledger();
		const accountant = new Accountant(ledger);
		const messages = [
			getMessageBytes[Protocol.JOIN_ROOM]('token', 'schema'),
			getMessageBytes[Protocol.ERROR](4612, 'no'),
			getMessageBytes.raw(Protocol.ROOM_DATA, 'notice', { text: 'hello' }),
			getMessageBytes[Protocol.PING](),
		];
		for (const message of messages) accountant.read(message);
		assert.equal(
			ledger.total,
			messages.reduce((sum, { length }) => sum + length, 0),
		);
		assert.deepEqual(
			sumBy(ledger.entries, ({ kind }) => kind)
				.map(([kind]) => kind)
				.sort(),
			['error', 'join', 'notice', 'ping'],
		);
	});
});

describe('npm run xray', function () {
	this.timeout(120_000);
	let data: string;
	let server: ServerProcess;
	let result: XrayResult;

	before(async () => {
		data = await mkdtemp(join(tmpdir(), 'fray-xray-'));
		server = new ServerProcess({ env: { FRAY_DATA: data } });
		result = await takeXray({ url: await server.url(), mode: 'deathmatch', clients: 2, seconds: 2, seed: 1 });
	});

	after(async () => {
		await server?.stop();
		await rm(data, { recursive: true, force: true });
	});

	it('books all that its clients were sent: the sum of the parts is what came', () => {
		const booked = result.entries.reduce((sum, { bytes }) => sum + bytes, 0);
		const came = result.clients.reduce((sum, { bytes }) => sum + bytes, 0);
		assert.equal(booked, came);
		assert.ok(came > 2000);
	});

	it('names what costs: the fields of players and of oneself, comings, the frame itself', () => {
		const has = (kind: string, about: string, part: string) =>
			assert.ok(
				result.entries.some((entry) => entry.kind === kind && entry.about === about && entry.part === part),
				`${kind} / ${about} / ${part}`,
			);
		has('patch', 'Self', 'x');
		has('patch', 'Seen', '(which)');
		has('patch', '(frame)', '(acknowledged input)');
		has('patch', 'ArenaState', 'tick');
		// With the whole state or right after it: whoever opens a room is there before its bots.
		for (const [about, part] of [
			['Seen', '(enters)'],
			['RosterLine', 'name'],
		]) {
			assert.ok(
				result.entries.some((entry) => entry.about === about && entry.part === part),
				`${about} / ${part}`,
			);
		}
		has('state', 'ArenaState', 'tuning (add)');
		const frames = result.entries.find(({ kind, part }) => kind === 'patch' && part === '(code)');
		assert.equal(frames?.bytes, frames?.times);
	});

	it('draws each kind with an area for every part, and prints the same sum', () => {
		const tree = treeOf(result.entries);
		const leaves = (branch: typeof tree): number =>
			branch.children ? branch.children.reduce((sum, child) => sum + leaves(child), 0) : (branch.bytes ?? 0);
		assert.equal(
			leaves(tree),
			result.entries.reduce((sum, { bytes }) => sum + bytes, 0),
		);
		const picture = pictureOf(result);
		assert.match(picture, /<title>patch \/ Self \/ x: [\d.]+ B\/s/);
		assert.doesNotMatch(picture, /<(?:script|link|img)[^>]*\b(?:src|href)=/);
		const [, total] = formatXray(result).match(/^ {2}all +([\d.]+)/m) ?? [];
		const perClient = result.entries.reduce((sum, { bytes }) => sum + bytes, 0) / result.clients.length / result.seconds;
		assert.ok(Math.abs(Number(total) - perClient) < 0.1);
	});
});
