/** Seats are found whatever else happens at once: real processes, a real Redis, hundreds who join. */

import assert from 'node:assert/strict';
import type { SeatReservation } from '@colyseus/sdk';
import { LocalCluster } from '../deploy/local/localCluster.ts';
import { clientOf } from '../netcode/clientOf.ts';
import { keepTrying, REAL_TIME } from '../netcode/keepTrying.ts';
import { measureRoundTrips } from '../netcode/roundTrips.ts';
import { requestSeat, sitDown } from '../netcode/sitDown.ts';
import { ARENA_ROOM, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';

const WANTED = { protocol: PROTOCOL_VERSION, name: 'Ada' };

interface Played {
	roomId: string;
	/** Address of the process. */
	address: string;
	tries: number;
	tookMs: number;
}

describe('matchmaking over several processes', function () {
	this.timeout(60_000);
	let cluster: LocalCluster;

	before(async () => {
		cluster = await LocalCluster.start({ processes: 3 });
	});

	after(() => cluster?.stop());

	/** Each of its own, as pages are. */
	const client = () => clientOf(cluster.url);
	const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

	/** Sits down as the page does, and leaves `stayMs` later. */
	async function play(stayMs: number, onSeat?: (seat: SeatReservation) => void): Promise<Played> {
		const begunMs = performance.now();
		let address = '';
		let tries = 0;
		const room = await keepTrying(async () => {
			tries++;
			const seat = await requestSeat(client(), 'joinOrCreate', ARENA_ROOM, WANTED);
			address = seat.publicAddress ?? '';
			onSeat?.(seat);
			return sitDown(client(), seat);
		}, REAL_TIME);
		const tookMs = performance.now() - begunMs;
		room.reconnection.enabled = false;
		room.onMessage('*', () => {});
		await pause(stayMs);
		void room.leave();
		return { roomId: room.roomId, address, tries, tookMs };
	}

	it('seats 200 who come at once, in no more matches than they need and one a process', async () => {
		const played = await Promise.all(Array.from({ length: 200 }, () => play(3000)));
		const matches = new Set(played.map(({ roomId }) => roomId)).size;
		assert.ok(matches <= Math.ceil(200 / 16) + cluster.processes.length, `they sit in ${matches} matches`);
	});

	it('loses nobody while matches open and close under their feet', async () => {
		const played = await Promise.all(
			Array.from({ length: 60 }, async (_, i) => {
				const own: Played[] = [];
				for (let n = 0; n < 5; n++) own.push(await play((i * 37 + n * 91) % 300));
				return own;
			}),
		);
		assert.equal(played.flat().length, 300);
	});

	it('tells who asks for a match that is gone that it is, and at some point no more', async () => {
		const ask = () => requestSeat(client(), 'joinById', 'nosuchone', WANTED);
		await assert.rejects(ask, { code: PROBLEMS.roomGone });
		for (let i = 0; i < 30; i++) await ask().catch(() => {});
		await assert.rejects(ask, { code: PROBLEMS.tooOften });
	});

	it('lets players measure the way to each process', async () => {
		const roundTripsMs = await measureRoundTrips(cluster.url);
		assert.deepEqual(Object.keys(roundTripsMs).sort(), ['p1', 'p2', 'p3']);
		for (const ms of Object.values(roundTripsMs)) assert.ok(ms >= 0 && ms < 1000);
		assert.deepEqual(await measureRoundTrips('http://127.0.0.1:1'), {});
	});

	it('finds everybody another match whose process is killed between the seat and the connection', async () => {
		const given = new Map<string, number>();
		let victim: string | undefined;
		const played = await Promise.all(
			Array.from({ length: 60 }, () =>
				play(1000, ({ publicAddress = '' }) => {
					given.set(publicAddress, (given.get(publicAddress) ?? 0) + 1);
					if (victim !== undefined || given.get(publicAddress) !== 5) return;
					victim = publicAddress;
					cluster.inSlot(Number(publicAddress.split('/p')[1]))?.signal('SIGKILL');
				}),
			),
		);
		assert.ok(played.filter(({ tries }) => tries > 1).length > 0, 'nobody had a seat there');
		const longestMs = Math.max(...played.map(({ tookMs }) => tookMs));
		assert.ok(longestMs < 5000, `somebody waited ${Math.round(longestMs)} ms`);
	});
});
