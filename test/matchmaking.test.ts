/** Seats are found whatever else happens at once: real processes, a real Redis, hundreds who join. */

import assert from 'node:assert/strict';
import { Client, type SeatReservation } from '@colyseus/sdk';
import { keepTrying, REAL_TIME } from '../netcode/keepTrying.ts';
import { requestSeat, sitDown } from '../netcode/sitDown.ts';
import { ARENA_ROOM, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { RoomServers } from './roomServers.ts';

const WANTED = { protocol: PROTOCOL_VERSION, name: 'Ada' };

interface Played {
	roomId: string;
	/** Address of the process. */
	address: string;
	tookMs: number;
}

describe('matchmaking over several processes', function () {
	this.timeout(60_000);
	let servers: RoomServers;

	before(async () => {
		servers = await RoomServers.start(3);
	});

	after(() => servers?.stop());

	const client = (turn: number) => new Client(servers.url(turn));
	const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

	/** Sits down as the page does, and leaves `stayMs` later. */
	async function play(i: number, stayMs: number, onSeat?: (seat: SeatReservation) => void): Promise<Played> {
		const begunMs = performance.now();
		let address = '';
		const room = await keepTrying(async () => {
			const seat = await requestSeat(client(i), 'joinOrCreate', ARENA_ROOM, WANTED);
			address = seat.publicAddress ?? '';
			onSeat?.(seat);
			return sitDown(client(i), seat);
		}, REAL_TIME);
		const tookMs = performance.now() - begunMs;
		room.reconnection.enabled = false;
		room.onMessage('*', () => {});
		await pause(stayMs);
		void room.leave();
		return { roomId: room.roomId, address, tookMs };
	}

	it('seats 200 who come at once, in no more matches than they need and one a process', async () => {
		const played = await Promise.all(Array.from({ length: 200 }, (_, i) => play(i, 3000)));
		const matches = new Set(played.map(({ roomId }) => roomId)).size;
		assert.ok(matches <= Math.ceil(200 / 16) + servers.running.size, `they sit in ${matches} matches`);
	});

	it('loses nobody while matches open and close under their feet', async () => {
		const played = await Promise.all(
			Array.from({ length: 60 }, async (_, i) => {
				const own: Played[] = [];
				for (let n = 0; n < 5; n++) own.push(await play(i + n, (i * 37 + n * 91) % 300));
				return own;
			}),
		);
		assert.equal(played.flat().length, 300);
	});

	it('tells who asks for a match that is gone that it is, and at some point no more', async () => {
		const ask = () => requestSeat(client(0), 'joinById', 'nosuchone', WANTED);
		await assert.rejects(ask, { code: PROBLEMS.roomGone });
		for (let i = 0; i < 30; i++) await ask().catch(() => {});
		await assert.rejects(ask, { code: PROBLEMS.tooManyMisses });
	});

	it('finds everybody another match whose process is killed between the seat and the connection', async () => {
		let victim: string | undefined;
		let stranded = 0;
		const played = await Promise.all(
			Array.from({ length: 60 }, (_, i) =>
				play(i, 1000, ({ publicAddress = '' }) => {
					if (publicAddress === victim) stranded++;
					if (victim) return;
					victim = publicAddress;
					servers.kill(publicAddress);
				}),
			),
		);
		assert.ok(played.every(({ address }) => address !== victim));
		assert.ok(stranded > 0, 'nobody had a seat there');
		const longestMs = Math.max(...played.map(({ tookMs }) => tookMs));
		assert.ok(longestMs < 5000, `somebody waited ${Math.round(longestMs)} ms`);
	});
});
