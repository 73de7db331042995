/** The line before a full server: one for all its processes, in the order of coming, with a wait that was measured. */

import assert from 'node:assert/strict';
import { LocalPresence } from '@colyseus/core';
import type { Room } from '@colyseus/sdk';
import { LocalCluster } from '../deploy/local/localCluster.ts';
import { playButton } from '../game-client/screens/playButton.ts';
import { waitWords } from '../game-client/screens/waitWords.ts';
import { clientOf } from '../netcode/clientOf.ts';
import { requestSeat, sitDown } from '../netcode/sitDown.ts';
import type { Wait } from '../netcode/waiting.ts';
import { ticketOf, WaitingLine } from '../rooms/matchmaking/waitingLine.ts';
import { ARENA_ROOM, PROTOCOL_VERSION } from '../schema/protocol.ts';

describe('a line', () => {
	let nowMs: number;
	let line: WaitingLine;

	beforeEach(() => {
		nowMs = 1_000_000;
		const presence = new LocalPresence();
		line = new WaitingLine(
			() => presence,
			() => nowMs,
		);
	});

	it('is in the order of coming, without those who have gone or were not seen for a while', async () => {
		const [ada, ben, cy] = [await line.enter(1), await line.enter(4), await line.enter(1)];
		await line.leave(ada, false);
		nowMs += 3000;
		await line.stay(cy);
		nowMs += 3000;
		assert.deepEqual(await line.read(), [cy]);
		assert.equal(await line.find(ticketOf(ben)), undefined);
	});

	it('gives a place back to who has its ticket, and to nobody who made one up', async () => {
		const place = await line.enter(1);
		assert.deepEqual(await line.find(ticketOf(place)), place);
		for (const wrong of [
			`${place.number}.`,
			`${place.number}.abc`,
			`${place.number}`,
			'',
			'.',
			'__proto__.x',
			`${place.number + 1}.${place.key}`,
		]) {
			assert.equal(await line.find(wrong), undefined, wrong);
		}
	});

	it('knows how long one waits only after some were served, and counts that nobody is served for long', async () => {
		for (let i = 0; i < 4; i++) {
			assert.equal(await line.msForEach(), i < 3 ? undefined : 10_000);
			await line.leave(await line.enter(1), true);
			nowMs += 10_000;
		}
		assert.equal(await line.msForEach(), 10_000);
		nowMs += 40_000;
		assert.equal(await line.msForEach(), 20_000);
		nowMs += 600_000;
		assert.equal(await line.msForEach(), undefined);
	});
});

describe('the words for a wait', () => {
	it('say the place, and how long only where that is known', () => {
		assert.equal(waitWords({ why: 'full', position: 1 }), 'The server is full. You are next.');
		assert.equal(
			waitWords({ why: 'full', position: 3, expectedMs: 12_300 }),
			'The server is full. You are number 3 in line, about 15 seconds.',
		);
		assert.match(
			waitWords({ why: 'full', position: 2, expectedMs: 65_000 }, 'your party'),
			/Your party is number 2 in line, about a minute\.$/,
		);
		assert.match(waitWords({ why: 'full', position: 9, expectedMs: 200_000 }), /about 3 minutes\.$/);
	});

	it('come with a button that stops it', () => {
		const { label, does, disabled } = playButton(undefined, { why: 'server' });
		assert.deepEqual([label, does, disabled], ['Stop', 'stop', false]);
	});
});

describe('a full server of two processes', function () {
	this.timeout(30_000);
	let cluster: LocalCluster;

	before(async () => {
		cluster = await LocalCluster.start({ processes: 2, settings: { FRAY_MAX_PLAYERS: '2' } });
	});

	after(() => cluster?.stop());

	async function join(name: string, onWait?: (wait: Wait) => void, signal?: AbortSignal): Promise<Room> {
		const client = clientOf(cluster.url);
		const room = await sitDown(
			client,
			await requestSeat(client, 'joinOrCreate', ARENA_ROOM, { protocol: PROTOCOL_VERSION, name }, { onWait, signal }),
		);
		room.onMessage('*', () => {});
		return room;
	}

	async function until(what: string, condition: () => boolean): Promise<void> {
		for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 20) {
			if (condition()) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		assert.fail(`${what} did not happen within 10 s`);
	}

	it('lets people wait in one line, says at which place, and serves them in their order', async () => {
		const inside = await Promise.all(['Ada', 'Ben', 'Cy', 'Di'].map((name) => join(name)));
		const waits = new Map<string, number>();
		const served: string[] = [];
		const rooms: Promise<Room>[] = [];
		const impatient = new AbortController();
		for (const [index, name] of ['Eve', 'Fay', 'Gus', 'Hal'].entries()) {
			const signal = name === 'Fay' ? impatient.signal : undefined;
			const room = join(name, (wait) => waits.set(name, wait.why === 'full' ? wait.position : 0), signal);
			room.then(
				() => served.push(name),
				() => {},
			);
			rooms.push(room);
			await until(`the place of ${name}`, () => waits.get(name) === index + 1);
		}
		impatient.abort();
		await until('Hal moving up when Fay goes', () => waits.get('Hal') === 3);
		await inside[0]?.leave();
		await until('Eve', () => served.length === 1);
		await inside[1]?.leave();
		await inside[2]?.leave();
		await until('the others', () => served.length === 3);
		assert.deepEqual(served.slice(0, 1), ['Eve']);
		assert.deepEqual([...served].sort(), ['Eve', 'Gus', 'Hal']);
		for (const room of await Promise.allSettled(rooms)) if (room.status === 'fulfilled') await room.value.leave();
		await inside[3]?.leave();
	});
});
