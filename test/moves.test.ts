/** How a match moves while it is played: announced, gathered for, given, let in; and when the other side does not know how. Fake time. */

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalPresence } from '@colyseus/core';
import { ColyseusLink } from '../netcode/colyseusLink.ts';
import { EarlyConnection } from '../netcode/earlyConnection.ts';
import type { KeptRoom } from '../rooms/continuity.ts';
import { movedReason, PROTOCOL_VERSION, SERVER_MESSAGES } from '../schema/protocol.ts';
import { Cluster } from '../server/cluster/cluster.ts';
import { ExpectedRooms } from '../server/cluster/expectedRooms.ts';
import { Keeper } from '../server/cluster/keeper.ts';
import { SeatTokens } from '../server/cluster/seatTokens.ts';
import type { ProcessLine, ProcessSeen, RoomStore } from '../server/cluster/store.ts';
import { InventedTime } from './leaseModel.ts';

const LINE: ProcessLine = {
	slot: 2,
	version: '1',
	protocol: 7,
	rulesHash: 'rules',
	address: 'here',
	rooms: 0,
	players: 0,
	busy: 0,
	tickP99Ms: 1,
	draining: false,
};
const ROOM = 'room';
const tokens = new SeatTokens('secret');
const tokenOf = (roomId: string, sessionId: string) => tokens.mint({ roomId, sessionId, epoch: 1, turn: 1 });

/** Lets promises settle that wait for nothing but each other. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function scheduleOf(time: InventedTime) {
	return (run: () => void, delayMs: number) => {
		let isOn = true;
		time.after(delayMs, () => isOn && run());
		return () => {
			isOn = false;
		};
	};
}

describe('a room that is announced', () => {
	const time = new InventedTime();
	const rooms = () => new ExpectedRooms({ readToken: (token) => tokens.read(token), schedule: scheduleOf(time) });

	it('has a door for those with a token of a seat in it, and for nobody before or after', () => {
		const expected = rooms();
		assert.equal(expected.admits(ROOM, 'ada', tokenOf(ROOM, 'ada')), false, 'nobody has announced it');
		void expected.expect(ROOM, 1);
		assert.equal(expected.admits(ROOM, 'ada', tokenOf(ROOM, 'ada')), true);
		assert.equal(expected.admits(ROOM, 'bob', tokenOf(ROOM, 'ada')), false, "another's token");
		assert.equal(expected.admits(ROOM, 'ada', tokenOf('other', 'ada')), false, 'of another room');
		assert.equal(
			expected.admits(ROOM, 'ada', new SeatTokens('guessed').mint({ roomId: ROOM, sessionId: 'ada', epoch: 1, turn: 1 })),
			false,
		);
		assert.equal(expected.admits('other', 'ada', tokenOf('other', 'ada')), false);
		expected.came(ROOM);
		assert.equal(expected.admits(ROOM, 'ada', tokenOf(ROOM, 'ada')), false);
	});

	it('is gathered for when all have said that they are ready, and lets each in once', async () => {
		const expected = rooms();
		const told: string[] = [];
		void expected.expect(ROOM, 2).then(() => void told.push('gathered'));
		const ada = expected.hold(ROOM, 'ada', (isHere) => told.push(`ada ${isHere}`));
		const first = expected.hold(ROOM, 'bob', (isHere) => told.push(`bob ${isHere}`));
		ada.ready();
		await settle();
		assert.equal(told.length, 0, 'one is not ready');
		// The same seat by a newer connection: the older one is sent away.
		expected.hold(ROOM, 'bob', (isHere) => told.push(`bob again ${isHere}`)).ready();
		first.ready();
		first.leave();
		await settle();
		assert.deepEqual(told, ['bob false', 'gathered']);
		assert.equal(expected.came(ROOM), 2);
		assert.equal(expected.came(ROOM), 0);
		assert.deepEqual(told.slice(2), ['ada true', 'bob again true']);
	});

	it('and does not come is waited for by nobody any longer', async () => {
		const expected = rooms();
		const told: string[] = [];
		void expected.expect(ROOM, 2).then(() => told.push('over'));
		expected.hold(ROOM, 'ada', (isHere) => told.push(`ada ${isHere}`));
		expected.hold(ROOM, 'bob', () => told.push('bob')).leave();
		await time.runUntil(time.nowMs + 5900);
		assert.equal(told.length, 0);
		await time.runUntil(time.nowMs + 200);
		assert.deepEqual(told, ['ada false', 'over']);
		expected.hold(ROOM, 'ada', (isHere) => told.push(`late ${isHere}`));
		assert.equal(told.at(-1), 'late false');
	});
});

/** A process of two, with what it did in order. */
class Side {
	readonly keeper: Keeper;
	readonly cluster: Cluster;
	readonly did: string[] = [];
	/** Rooms given away, to whom. */
	readonly given: string[] = [];
	connected = 1;
	/** What happens while the players gather. */
	onForetold = () => {};
	room: KeptRoom | undefined;

	constructor(id: string, time: InventedTime, presence: LocalPresence, others: ProcessSeen[]) {
		const store = {
			async beat() {
				return { words: [], processes: [] };
			},
			async register() {
				return true;
			},
			give: async (_room: string, _epoch: number, to: string) => {
				this.given.push(to);
				return 2;
			},
			fetch: async (roomId: string) => {
				this.did.push(`fetches ${roomId}`);
				return undefined;
			},
		} as unknown as RoomStore;
		const log = Object.assign(() => {}, { flush() {} });
		const now = () => time.nowMs;
		this.keeper = new Keeper({
			...{ me: id, store, tokens, rulesHash: 'rules', log, now, schedule: scheduleOf(time), line: () => LINE },
			peers: { holds: async () => undefined, word: async () => undefined },
			endsWithProcess: () => false,
			onForgotten() {},
			createRoom: () => Promise.reject(new Error('not here')),
		});
		const sleep = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve));
		this.cluster = new Cluster({
			...{
				me: id,
				slot: 1,
				secret: 'secret',
				keeper: this.keeper,
				store,
				presence,
				log,
				now,
				sleep,
				line: () => LINE,
				isLate: () => false,
			},
		});
		Object.defineProperty(this.keeper.authority, 'others', { value: others });
		this.keeper.authority.stillMs = () => 0;
	}

	async open(): Promise<void> {
		const did = (what: string) => this.did.push(what);
		const side = this;
		this.room = {
			roomId: ROOM,
			lastTickMs: 0,
			image: () => ({}) as never,
			takeTail: () => new Uint8Array(0),
			beginTail() {},
			seats: () => [],
			async awaitPlayers() {},
			endAfterMatch() {},
			get connected() {
				return side.connected;
			},
			foretell(path) {
				did(`foretells ${path}`);
				side.onForetold();
			},
			async afterTick() {
				did('ticks');
			},
			suspend: () => did('stops'),
			resume: () => did('goes on'),
			moveAway: (path) => did(`sends all to ${path}`),
		};
		this.keeper.hold(this.room);
		await this.keeper.own(ROOM, 'arena');
	}
}

describe('a match that moves', () => {
	const PATH = '/p2/new';
	async function two(): Promise<{ time: InventedTime; old: Side; next: Side }> {
		const time = new InventedTime();
		const presence = new LocalPresence();
		const old = new Side('old', time, presence, [{ processId: 'new', line: LINE, beat: '1' }]);
		const next = new Side('new', time, presence, []);
		await old.open();
		return { time, old, next };
	}
	/** Time passes until the old process has nothing left. */
	async function drained({ time, old }: { time: InventedTime; old: Side }, next: Side | undefined): Promise<number> {
		await old.cluster.start();
		await next?.cluster.start();
		const begunMs = time.nowMs;
		let goneMs = Number.NaN;
		void old.cluster.drain(60_000);
		for (let i = 0; i < 600 && Number.isNaN(goneMs); i++) {
			await settle();
			await time.runUntil(time.nowMs + 10);
			if (old.given.length > 0) goneMs = time.nowMs;
		}
		await settle();
		await time.runUntil(time.nowMs + 2000);
		await settle();
		await old.cluster.leave().catch(() => {});
		await next?.cluster.leave().catch(() => {});
		return goneMs - begunMs;
	}

	it('is played on until its players are at the new door; then comes a last tick, and it goes', async () => {
		const { time, old, next } = await two();
		old.onForetold = () => {
			const { expected } = next.keeper;
			assert.equal(expected.admits(ROOM, 'ada', tokenOf(ROOM, 'ada')), true, 'nobody is sent to a door that is closed');
			time.after(400, () => expected.hold(ROOM, 'ada', () => {}).ready());
		};
		const tookMs = await drained({ time, old }, next);
		assert.deepEqual(old.did, [`foretells ${PATH}`, 'ticks', 'stops', `sends all to ${PATH}`]);
		assert.deepEqual(old.given, ['new']);
		assert.ok(next.did.includes(`fetches ${ROOM}`));
		assert.ok(tookMs >= 400 && tookMs < 600, `${tookMs} ms`);
	});

	it('does not wait for a player whose line is too slow', async () => {
		const { time, old, next } = await two();
		const tookMs = await drained({ time, old }, next);
		assert.deepEqual(old.given, ['new']);
		assert.ok(tookMs >= 1400 && tookMs < 1800, `${tookMs} ms`);
	});

	it('goes as before to a process that knows of no announcements, and its players are told by the close', async () => {
		const { time, old } = await two();
		const tookMs = await drained({ time, old }, undefined);
		assert.deepEqual(old.did, ['ticks', 'stops', `sends all to ${PATH}`]);
		assert.deepEqual(old.given, ['new']);
		assert.ok(tookMs < 500, `${tookMs} ms`);
	});

	it('and ends while its players gather is given to nobody', async () => {
		const { time, old, next } = await two();
		const hold = old.keeper.hold(old.room as KeptRoom);
		await old.keeper.own(ROOM, 'arena');
		old.onForetold = () => hold.release();
		await drained({ time, old }, next);
		assert.deepEqual(old.given, []);
	});
});

/** The SDK's connection, as far as one is put in the place of another. */
class Wire {
	static made: Wire[] = [];
	isOpen = false;
	address = '';
	readonly sent: number[] = [];
	events: { onopen?(event: unknown): void; onmessage?(event: unknown): void; onclose?(event: unknown): void };
	constructor(events: Wire['events']) {
		this.events = events;
		Wire.made.push(this);
	}
	connect(address: string): void {
		this.address = address;
	}
	send(data: Uint8Array): void {
		this.sent.push(data[0] ?? -1);
	}
	close(): void {
		this.isOpen = false;
	}
	opens(): void {
		this.isOpen = true;
		this.events.onopen?.({});
	}
	says(...bytes: number[]): void {
		this.events.onmessage?.({ data: new Uint8Array(bytes).buffer });
	}
}

describe("a client's second connection", () => {
	const heard: number[] = [];
	const receive = (event: MessageEvent) => heard.push(new Uint8Array(event.data)[0] ?? -1);

	function connect() {
		heard.length = 0;
		const closes: unknown[] = [];
		const first = new Wire({ onmessage: (event) => receive(event as MessageEvent), onclose: (event) => closes.push(event) });
		const connection = { transport: first, events: first.events, url: 'ws://old' };
		let speaks = 0;
		const early = new EarlyConnection(connection as never, {
			...{ path: '/p2/new', address: 'ws://server/p2/new/room?sessionId=ada', token: 'token', line: undefined },
			onSpeaks: () => speaks++,
		});
		return { first, second: Wire.made.at(-1) as Wire, connection, early, closes, speaks: () => speaks };
	}

	it('says that it is ready, and takes the place of the first when the match is there: nothing is lost or heard twice', () => {
		const { first, second, connection, early, closes, speaks } = connect();
		assert.match(second.address, /reconnectionToken=token&skipHandshake=1$/);
		second.opens();
		assert.deepEqual(second.sent, [10]);
		first.says(15);
		second.says(10);
		second.says(14);
		assert.deepEqual([heard, speaks()], [[15], 1]);
		early.replace(4010, 'moved:/p2/new');
		assert.deepEqual(closes, [{ code: 4010, reason: 'moved:/p2/new' }]);
		early.take(receive);
		first.says(15);
		second.says(15);
		assert.deepEqual(heard, [15, 10, 14, 15]);
		assert.equal(connection.transport, second);
		assert.match(connection.url, /^ws:\/\/server/);
	});

	it('may be taken before it stands, as the first try of coming back', () => {
		const { second, early } = connect();
		early.take(receive);
		second.opens();
		second.says(10);
		assert.deepEqual(heard, [10]);
	});

	it('is let go of when it is closed or refused, and the first goes on', () => {
		const closed = connect();
		closed.second.opens();
		closed.second.events.onclose?.({ code: 1006 });
		const refused = connect();
		refused.second.opens();
		refused.second.says(11);
		for (const { early, first, closes, speaks, connection } of [closed, refused]) {
			assert.equal(early.isAlive, false);
			assert.deepEqual([closes, speaks(), connection.transport], [[], 0, first]);
		}
		refused.first.says(15);
		assert.deepEqual(heard, [15]);
	});
});

/** The SDK's room, as far as a link has to do with it: it looks for a new connection when the old one is closed. */
class SdkRoom {
	readonly roomId = ROOM;
	readonly reconnectionToken = `${ROOM}:token`;
	readonly reconnection = { isReconnecting: false };
	readonly connection;
	/** Tries of its own, after whatever the link does of them. */
	readonly tries: string[] = [];
	private readonly heard = new Map<string, (content: never, reason?: string) => void>();

	constructor(address: string) {
		const first = new Wire({});
		first.isOpen = true;
		const room = this;
		this.connection = {
			transport: first,
			url: address,
			events: {
				onmessage: (event: MessageEvent) => this.receive(new Uint8Array(event.data)[0] ?? -1),
				onclose: ({ code, reason }: { code: number; reason: string }) => this.lose(code, reason),
				onopen: () => {},
			},
			get isOpen() {
				return this.transport.isOpen;
			},
			send: () => {},
			close: () => {},
			reconnect() {
				room.tries.push(this.url);
			},
		};
		first.events = this.connection.events as never;
	}

	onStateChange(): void {}
	onReconnect(): void {}
	onLeave(): void {}
	onError(): void {}
	onMessage(type: string, heard: (content: never) => void): void {
		this.heard.set(type, heard);
	}
	onDrop(heard: (code: never, reason?: string) => void): void {
		const before = this.heard.get('drop');
		this.heard.set('drop', (code, reason) => {
			before?.(code, reason);
			heard(code, reason);
		});
	}
	say(type: string, content: unknown): void {
		this.heard.get(type)?.(content as never);
	}
	lose(code: number, reason: string): void {
		this.reconnection.isReconnecting = true;
		this.heard.get('drop')?.(code as never, reason);
	}
	private receive(code: number): void {
		if (code === 10) this.reconnection.isReconnecting = false;
	}
}

describe('a client whose match is about to move', () => {
	let server: Server;
	let url: string;
	let path: string;
	before((done) => {
		server = createServer((_, response) => response.end(JSON.stringify({ path, protocol: PROTOCOL_VERSION }))).listen(
			0,
			'127.0.0.1',
			() => {
				url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
				done();
			},
		);
	});
	after(() => server.close());

	function foretold() {
		const room = new SdkRoom(`${url.replace('http', 'ws')}/p1/old/${ROOM}?sessionId=ada`);
		const link = new ColyseusLink(room as never, { url, now: () => 0 } as never);
		room.say(SERVER_MESSAGES.moving, '/p2/new');
		const second = Wire.made.at(-1) as Wire;
		second.opens();
		return { room, link, second };
	}
	const answered = async (isSo: () => boolean) => {
		for (let tries = 0; !isSo() && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
	};

	it('changes over when it has moved, and makes no other connection', async () => {
		const { room, second } = foretold();
		room.lose(4010, movedReason('/p2/new'));
		await settle();
		assert.equal(room.connection.transport, second);
		room.connection.reconnect();
		assert.deepEqual(room.tries, []);
	});

	it('keeps the second connection when the first is lost for another reason, and changes over when the match speaks there', () => {
		const { room, second } = foretold();
		room.lose(1006, '');
		assert.equal(second.isOpen, true, 'its token may be used already');
		second.says(10);
		assert.equal(room.connection.transport, second);
		room.connection.reconnect();
		assert.deepEqual(room.tries, []);
	});

	it('takes it when it hears that the match is there, and lets go of it when the match is elsewhere', async () => {
		const there = foretold();
		path = '/p2/new';
		there.room.lose(1006, '');
		there.room.connection.reconnect();
		await answered(() => there.room.connection.transport === there.second);
		assert.deepEqual([there.room.connection.transport === there.second, there.room.tries], [true, []]);
		const elsewhere = foretold();
		path = '/p1/old';
		elsewhere.room.lose(1006, '');
		elsewhere.room.connection.reconnect();
		await answered(() => elsewhere.room.tries.length > 0);
		assert.equal(elsewhere.second.isOpen, false);
		assert.match(elsewhere.room.tries[0] ?? '', /\/p1\/old\/room/);
	});
});
