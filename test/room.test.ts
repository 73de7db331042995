/** Rooms with real clients on a real socket: joining, coming back, leaving, bad input, failures, the end of a match. */

import assert from 'node:assert/strict';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { matchMaker, Server } from '@colyseus/core';
import { InputEncoder } from '@colyseus/schema/input';
import type { Room as ClientRoom } from '@colyseus/sdk';
import { ColyseusTestServer } from '@colyseus/testing';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { joinMatch } from '../netcode/connect.ts';
import { ArenaRoom } from '../rooms/ArenaRoom.ts';
import { type LogFields, provideRoomServices } from '../rooms/roomServices.ts';
import type { ArenaState } from '../schema/ArenaState.ts';
import { FrameReader } from '../schema/frameReader.ts';
import { InputFrame } from '../schema/InputFrame.ts';
import { ARENA_ROOM, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { ROSTER_STATUS } from '../schema/RosterLine.ts';
import { defineRooms } from '../server/defineRooms.ts';
import type { MatchRunner } from '../sim/match/runner.ts';
import { random } from '../sim/random.ts';

type Arena = ClientRoom<unknown, ArenaState>;

/** Colyseus's code of a frame with input. */
const ROOM_INPUT_RELIABLE = 19;

async function until(what: string, condition: () => boolean): Promise<void> {
	for (let waited = 0; waited < 5000; waited += 10) {
		if (condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	assert.fail(`${what} did not happen within 5 s`);
}

describe('a room', () => {
	let test: ColyseusTestServer;
	let http: HttpServer;
	let logged: [event: string, fields: LogFields | undefined][];
	let journals: { closed: boolean; bytes: number }[];

	before(async () => {
		http = createServer();
		const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false, gracefullyShutdown: false });
		defineRooms({ [ARENA_ROOM]: ArenaRoom });
		await server.listen(0, '127.0.0.1');
		Object.assign(server, { port: (http.address() as AddressInfo).port });
		test = new ColyseusTestServer(server);
	});

	beforeEach(() => {
		logged = [];
		journals = [];
		provideRoomServices({
			log: (_level, event, fields) => logged.push([event, fields]),
			openJournal: () => {
				const journal = { closed: false, bytes: 0 };
				journals.push(journal);
				return {
					append: (bytes) => {
						journal.bytes += bytes.byteLength;
					},
					close: () => {
						journal.closed = true;
					},
					keep: () => Promise.reject(new Error('not here')),
				};
			},
		});
	});

	afterEach(() => test.cleanup());
	after(() => test.shutdown());

	async function join(name = 'Ada', more: object = {}): Promise<Arena> {
		const room = (await test.sdk.joinOrCreate(ARENA_ROOM, { protocol: PROTOCOL_VERSION, name, ...more })) as unknown as Arena;
		room.onMessage('*', () => {});
		room.reconnection.minUptime = 0;
		await until("a player of one's own", () => (room.state?.selves?.size ?? 0) > 0);
		return room;
	}

	function runnerOf(room: Arena): MatchRunner {
		return (test.getRoomById(room.roomId) as unknown as { match: MatchRunner }).match;
	}

	const ownId = (room: Arena) => Number([...room.state.selves.keys()][0]);
	const namesIn = (room: Arena) => [...room.state.roster.values()].filter((line) => !line.bot).map((line) => line.name);

	it('seats people who come, and bots give way to them', async () => {
		const ada = await join('Ada');
		assert.equal(ada.state.roster.size, 8, 'bots fill the room for a lone player');
		const ben = await join('Ben');
		assert.equal(ada.roomId, ben.roomId);
		await until('both names', () => namesIn(ada).length === 2);
		assert.equal(ada.state.roster.size, 8);
		assert.notEqual(ownId(ada), ownId(ben));
	});

	it("can be shown from the first picture on, before one's own player is in it", async () => {
		const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
		const still = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };
		for (let i = 0; i < 12; i++) {
			const session = await joinMatch({ url, name: `P${i}` });
			session.frame(performance.now(), still);
			await until("a player of one's own", () => session.frame(performance.now(), still) !== undefined && session.view.selfId > 0);
			await session.leave();
		}
	}).timeout(20_000);

	it('refuses what it does not know, with a code and what there is', async () => {
		const ada = await join();
		const refused: [object, number, RegExp][] = [
			[{ protocol: PROTOCOL_VERSION - 1 }, PROBLEMS.tooOld, /Reload/],
			[{ protocol: PROTOCOL_VERSION, mode: 'chess' }, PROBLEMS.unknownMode, /deathmatch/],
			[{ protocol: PROTOCOL_VERSION, map: '__proto__' }, PROBLEMS.unknownMap, /foundry/],
			[{ protocol: PROTOCOL_VERSION, name: { evil: true } }, PROBLEMS.badOptions, /name/],
		];
		for (const [options, code, message] of refused) {
			await assert.rejects(test.sdk.joinOrCreate(ARENA_ROOM, options), (error: Error & { code: number }) => {
				assert.equal(error.code, code);
				assert.match(error.message, message);
				return true;
			});
		}
		assert.equal(namesIn(ada).length, 1);
	});

	it('keeps the body and the score of a dropped player, from the first second on', async () => {
		const ada = await join();
		const id = ownId(ada);
		const player = runnerOf(ada).world.players.get(id);
		assert.ok(player);
		player.score = 7;
		let returned = false;
		ada.onReconnect(() => {
			returned = true;
		});
		ada.connection.close(4010);
		await until('the return', () => returned);
		await until('the score', () => ada.state.roster.get(String(id))?.score === 7 && ada.state.selves.has(String(id)));
		assert.equal(runnerOf(ada).world.players.get(id), player);
		const tick = ada.state.tick;
		await until('new ticks', () => ada.state.tick > tick + 3);
	});

	it('gives the seat of somebody who leaves to a bot', async () => {
		const ada = await join('Ada');
		const ben = await join('Ben');
		await until('both names', () => namesIn(ada).length === 2);
		await ben.leave(true);
		await until('one name less', () => namesIn(ada).length === 1 && ada.state.roster.size === 8);
	});

	it("lets a hidden page's player stand still, for all to see, and come back", async () => {
		const ada = await join('Ada');
		const ben = await join('Ben');
		const status = () => ada.state.roster.get(String(ownId(ben)))?.status;
		ben.send('away', { hidden: true });
		await until('away', () => status() === 1);
		ben.send('away', { hidden: false });
		await until('here again', () => status() === 0);
	});

	it('answers a message that it does not know or understand, and the log says who, once each', async () => {
		const ada = await join();
		const errors: number[] = [];
		ada.onError((code) => errors.push(code));
		ada.send('bogus', {});
		ada.send('away', { hidden: 'perhaps' });
		ada.send('tune', { key: 'player.speed', value: 500 });
		await until('three answers', () => errors.length === 3);
		assert.deepEqual(errors, [PROBLEMS.badMessage, PROBLEMS.badMessage, PROBLEMS.badMessage]);
		assert.equal(logged.filter(([event, fields]) => event === 'badMessage' && fields?.sessionId === ada.sessionId).length, 3);
	});

	it('closes a connection that sends what is no frame, and nobody else notices', async () => {
		const ada = await join('Ada');
		const eve = await join('Eve');
		let closed = 0;
		eve.onLeave((code) => {
			closed = code;
		});
		eve.connection.send(new Uint8Array([ROOM_INPUT_RELIABLE, 255, 1, 2, 3, 4, 5, 200]));
		await until('the close', () => closed !== 0);
		assert.equal(closed, PROBLEMS.badMessage);
		const tick = ada.state.tick;
		await until('new ticks', () => ada.state.tick > tick + 5);
	});

	it('reads every frame that the SDK makes, and none of a thousand that chance makes', () => {
		const frame = new InputFrame();
		const encoder = new InputEncoder(frame);
		const reader = new FrameReader<InputFrame>(InputFrame);
		const rng = { seed: 2 };
		for (let i = 0; i < 500; i++) {
			frame.moveX = Math.floor(random(rng) * 255) - 127;
			frame.aim = Math.floor(random(rng) * 4096);
			frame.buttons = Math.floor(random(rng) * 4);
			if (i % 3 === 0) frame.seen = Math.floor(random(rng) * 65536);
			frame.received = i & 0xff;
			assert.ok(reader.read(encoder.encode()), `frame ${i}`);
			assert.deepEqual({ ...reader.values }, frame.toJSON());
		}
		for (let i = 0; i < 1000; i++) {
			const bytes = new Uint8Array(6 + Math.floor(random(rng) * 20)).map(() => 7 + Math.floor(random(rng) * 57));
			const before = { ...reader.values };
			assert.ok(!reader.read(bytes), String(bytes));
			assert.deepEqual({ ...reader.values }, before);
		}
	});

	it('sends somebody who does not read no backlog but one full state when they do', async function () {
		this.timeout(15_000);
		const session = await joinMatch({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, name: 'Ada' });
		const link = (session as unknown as { link: { room: Arena } }).link;
		const { connection } = link.room;
		const receive = connection.events.onmessage;
		const held: MessageEvent[] = [];
		let reads = true;
		connection.events.onmessage = (event) => (reads ? receive?.(event) : held.push(event));
		const still = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };
		const play = setInterval(() => session.frame(performance.now(), still), 10);
		try {
			await until('frames both ways', () => session.view.net.framesAcknowledged > 20);
			reads = false;
			// A second later it is sent nothing any more.
			await until('silence', () => held.length > 20);
			let before = -1;
			for (let waited = 0; before !== held.length; waited += 100) {
				assert.ok(waited < 3000, 'it is still sent states');
				before = held.length;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
			reads = true;
			const codes: number[] = [];
			const receiveAgain = connection.events.onmessage;
			connection.events.onmessage = (event) => {
				codes.push((new Uint8Array(event.data as ArrayBuffer)[0] ?? 0) & 31);
				receiveAgain?.(event);
			};
			for (const event of held.splice(0)) receive?.(event);
			const tick = link.room.state.tick;
			await until('states again', () => link.room.state.tick > tick + 10);
			assert.equal(codes.filter((code) => code === 14).length, 1, 'one full state');
			assert.equal(
				codes.find((code) => code === 14 || code === 15),
				14,
				'before any patch',
			);
		} finally {
			clearInterval(play);
			await session.leave();
		}
	});

	it('ends one match on an error of ours, keeps its journal, and lets the others go on', async () => {
		const ada = await join('Ada', { private: true });
		const ben = (await test.sdk.create(ARENA_ROOM, { protocol: PROTOCOL_VERSION, name: 'Ben', private: true })) as unknown as Arena;
		ben.onMessage('*', () => {});
		await until("Ben's player", () => (ben.state?.selves?.size ?? 0) > 0);
		assert.notEqual(ada.roomId, ben.roomId);
		let closed = 0;
		ada.onLeave((code) => {
			closed = code;
		});
		runnerOf(ada).step = () => {
			throw new Error('a rule broke');
		};
		await until('the close', () => closed !== 0);
		assert.equal(closed, PROBLEMS.matchFailed);
		const failures = logged.filter(([event]) => event === 'roomFailed');
		assert.equal(failures.length, 1);
		assert.match(String(failures[0]?.[1]?.error), /a rule broke/);
		assert.ok(journals[0]?.closed && journals[0].bytes > 0);
		const tick = ben.state.tick;
		await until("Ben's match goes on", () => ben.state.tick > tick + 5);
	});

	it('goes through results to the next match with the same people', async () => {
		const ada = await join();
		const id = ownId(ada);
		const phases: number[] = [];
		ada.onStateChange((state) => {
			if (phases.at(-1) !== state.phase) phases.push(state.phase);
		});
		const { world } = runnerOf(ada);
		for (const seconds of ['warmUpSeconds', 'playSeconds', 'resultsSeconds'] as const) world.tuning.match[seconds] = 0.2;
		world.tuning.match.overtimeSeconds = 0;
		world.phaseEndsTick = world.tick;
		await until('the next match', () => runnerOf(ada).world !== world);
		await until('warm-up', () => ada.state.phase === 0);
		assert.match(phases.join(''), /^0?1340$/);
		assert.equal(ownId(ada), id);
		assert.deepEqual(
			journals.map(({ closed }) => closed),
			[true, false],
		);
	});

	it('changes a number in a private room on the tick that it announced', async () => {
		const ada = await join('Ada', { private: true, bots: 0 });
		const { world } = runnerOf(ada);
		ada.send('tune', { key: 'player.speed', value: 500 });
		await until('the announcement', () => ada.state.announced.length === 1);
		const atTick = ada.state.announced[0]?.atTick ?? 0;
		assert.ok(atTick > ada.state.tick);
		await until('the change', () => world.tuning.player.speed === 500);
		assert.ok(world.tick >= atTick);
	});

	it('takes votes in the results alone, and plays the next match on the map that won', async () => {
		const ada = await join();
		const answers: number[] = [];
		ada.onError((code) => answers.push(code));
		ada.send('vote', { arenaId: 'canal' });
		await until('the refusal', () => answers.length === 1);
		const { world } = runnerOf(ada);
		Object.assign(world.tuning.match, { warmUpSeconds: 0.1, playSeconds: 0.1, overtimeSeconds: 0, resultsSeconds: 30 });
		world.phaseEndsTick = world.tick;
		await until('the results', () => world.phase === 'results');
		ada.send('vote', { arenaId: 'canal' });
		await until('the vote', () => ada.state.roster.get(String(ownId(ada)))?.vote === 2);
		await until('the next match', () => ada.state.arenaId === 'canal');
		const rooms = await matchMaker.query({ name: ARENA_ROOM });
		assert.deepEqual(
			rooms.map(({ metadata }) => metadata.map),
			['canal'],
		);
		assert.deepEqual(answers, [PROBLEMS.badMessage]);
	});

	it('puts those together who ask for the same mode, and on the map that they name', async () => {
		const ada = await join('Ada', { mode: 'teams' });
		const ben = await join('Ben', { mode: 'deathmatch' });
		const cleo = await join('Cleo', { mode: 'teams' });
		const dora = await join('Dora', { mode: 'teams', map: 'atrium' });
		assert.deepEqual(
			[ada, ben, cleo, dora].map(({ state }) => [state.modeId, state.arenaId]),
			[
				['teams', 'foundry'],
				['deathmatch', 'foundry'],
				['teams', 'foundry'],
				['teams', 'atrium'],
			],
		);
		assert.equal(cleo.roomId, ada.roomId);
	});

	it('says on the board who does nothing and is played for, until they act', async () => {
		const ada = await join('Ada', { private: true, bots: 0 });
		runnerOf(ada).world.tuning.match.idleSeconds = 0.3;
		const status = () => ROSTER_STATUS[ada.state.roster.get(String(ownId(ada)))?.status ?? 0];
		await until('a bot', () => status() === 'idle');
		const input = ada.input<InputFrame>();
		input.data.moveX = 127;
		await until('the return', () => {
			input.send();
			return status() === 'here';
		});
	});
});
