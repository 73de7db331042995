/** What is kept of a room is the room: images and tails, tokens of seats, and the scripts in Redis that say whose it is. */

import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import { ensurePrograms } from '../deploy/local/programs.ts';
import { RedisServer } from '../deploy/local/redisServer.ts';
import { MatchTail } from '../rooms/matchTail.ts';
import { readRoomOptions } from '../rooms/roomOptions.ts';
import type { KeptSeat } from '../rooms/seating.ts';
import { PROTOCOL_VERSION } from '../schema/protocol.ts';
import { decodeImage, encodeImage, IMAGE_LAYOUT } from '../server/cluster/imageCodec.ts';
import { RedisStore } from '../server/cluster/redisStore.ts';
import { restoreRoom } from '../server/cluster/restoreRoom.ts';
import { LISTING } from '../server/cluster/scripts.ts';
import { SeatTokens } from '../server/cluster/seatTokens.ts';
import { NOBODY, type ProcessLine, type RoomNews } from '../server/cluster/store.ts';
import { hashWorld } from '../sim/hash.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { viewSnapshot } from '../sim/snapshot.ts';
import type { PlayerInput } from '../sim/tickInput.ts';

const OPTIONS = readRoomOptions({ protocol: PROTOCOL_VERSION, name: 'Ada' });
const RULES = 'rules';
const NONE = new Uint8Array(0);

/** A match as a room runs it, and what is kept of it. */
class KeptMatch {
	readonly tail = new MatchTail(() => this.begun++);
	readonly runner = new MatchRunner({
		setup: { seed: 7, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, tuning: { 'match.warmUpSeconds': 0 } },
		recorder: this.tail,
	});
	begun = 0;
	tick = 0;

	run(ticks: number): void {
		for (let i = 0; i < ticks; i++) {
			this.tick++;
			if (this.tick % 40 === 5) this.runner.join(`P${this.tick}`);
			const people = [...this.runner.world.players.values()].filter(({ bot }) => !bot);
			if (this.tick % 90 === 50 && people[0]) this.runner.leave(people[0].id);
			const command = (id: number) => ({
				moveX: ((this.tick * 7 + id * 31) % 255) - 127,
				moveY: ((this.tick * 13 + id * 17) % 255) - 127,
				aim: (this.tick * 37 + id * 100) % 4096,
				buttons: (this.tick + id) % 5 === 0 ? 1 : 0,
				weapon: this.tick % 3,
				seen: 0,
			});
			this.runner.step(new Map(people.map(({ id }): [number, PlayerInput] => [id, { commands: [command(id)], frame: this.tick }])));
		}
	}

	image(): Uint8Array {
		const { world, lastId } = this.runner.inProgress;
		const bytes = encodeImage({ roomName: 'arena', options: OPTIONS, snapshot: viewSnapshot(world), lastId, rulesHash: RULES });
		this.tail.beginAt(world);
		return bytes;
	}
}

describe('what is kept of a match', () => {
	it('is the match, to the last bit, and goes on as it would have', () => {
		const match = new KeptMatch();
		match.run(200);
		const image = match.image();
		match.run(17);
		const parts = [match.tail.take()];
		match.run(31);
		parts.push(match.tail.take());
		const seats: KeptSeat[] = [['session', 3, 'Ada', 2]];
		const restored = restoreRoom({ epoch: 2, image, tail: Buffer.concat(parts), seats: JSON.stringify(seats) }, RULES);
		assert.equal(restored.ticksRun, 48);
		assert.equal(restored.differs, false);
		assert.equal(hashWorld(restored.match.world), hashWorld(match.runner.world));
		assert.equal(restored.match.lastId, match.runner.inProgress.lastId);
		assert.deepEqual([restored.seats, restored.options, restored.notice], [seats, OPTIONS, undefined]);
		assert.ok(restored.match.world.players.size > 5);
	});

	it('lacks only what was cut off at its end', () => {
		const match = new KeptMatch();
		match.run(100);
		const image = match.image();
		match.run(20);
		const tail = match.tail.take();
		const { ticksRun, differs } = restoreRoom({ epoch: 2, image, tail: tail.subarray(0, tail.length - 3), seats: '' }, RULES);
		assert.deepEqual([ticksRun, differs], [19, false]);
	});

	it('says when it goes on under other rules', () => {
		const match = new KeptMatch();
		match.run(50);
		assert.match(restoreRoom({ epoch: 2, image: match.image(), tail: NONE, seats: '' }, 'others').notice ?? '', /newer rules/);
	});

	it('never takes a new match for the old one: another image is due, and no tail before it', () => {
		const match = new KeptMatch();
		match.run(10);
		match.image();
		const before = match.begun;
		match.tail.begin();
		match.tail.tick({ joins: [], leaves: [], tunings: [], votes: [], commands: new Map(), sights: [] }, 0);
		assert.deepEqual([match.begun, match.tail.take().length], [before + 1, 0]);
	});

	it('is refused as a whole when it is damaged, cut, or of another layout', () => {
		const match = new KeptMatch();
		match.run(30);
		const image = match.image();
		assert.equal(decodeImage(image).rulesHash, RULES);
		for (let at = 10; at < image.length; at += 97) {
			const damaged = image.slice();
			damaged[at] = (damaged[at] ?? 0) ^ 0x10;
			assert.throws(() => decodeImage(damaged), /damaged/);
		}
		assert.throws(() => decodeImage(image.subarray(0, image.length - 1)), /damaged/);
		const other = image.slice();
		other[4] = IMAGE_LAYOUT + 1;
		assert.throws(() => decodeImage(other), new RegExp(`layout is ${IMAGE_LAYOUT + 1}, this version reads ${IMAGE_LAYOUT}`));
		assert.throws(() => decodeImage(NONE), /no image/);
	});
});

describe('the token of a seat', () => {
	const tokens = new SeatTokens('a secret of the processes');
	const claim = { roomId: 'room-1_x', sessionId: 'Sess_-1', epoch: 3, turn: 12 };

	it('says what it was made of, to whoever has the secret, and fits where Colyseus puts it', () => {
		const token = tokens.mint(claim);
		assert.deepEqual(tokens.read(token), claim);
		assert.deepEqual(new SeatTokens('a secret of the processes').read(token), claim);
		assert.ok(token.length <= 200 && !token.includes(':'));
	});

	it('cannot be made up, nor changed in any letter', () => {
		const token = tokens.mint(claim);
		assert.equal(new SeatTokens('another').read(token), undefined);
		for (let at = 0; at < token.length; at++) {
			const letter = token[at] === 'x' ? 'y' : 'x';
			assert.equal(tokens.read(token.slice(0, at) + letter + token.slice(at + 1)), undefined, `letter ${at}`);
		}
		for (const made of ['', '.', 'x', '1.room.session.1.1.', token.slice(0, -1), `${token}x`, `2${token.slice(1)}`])
			assert.equal(tokens.read(made), undefined, made);
	});
});

describe('the scripts in Redis', function () {
	this.timeout(20_000);
	let redis: RedisServer;
	let connection: Redis;

	before(async () => {
		redis = await RedisServer.start((await ensurePrograms(['redis-server'], console.log))['redis-server']);
		connection = new Redis(redis.url);
	});
	after(async () => {
		connection?.disconnect();
		await redis?.stop();
	});
	beforeEach(() => connection.flushall());

	const line = (slot: number): ProcessLine => ({
		slot,
		version: '1',
		protocol: PROTOCOL_VERSION,
		rulesHash: RULES,
		address: `127.0.0.1:${slot}`,
		rooms: 0,
		players: 0,
		busy: 0,
		tickP99Ms: 0,
		draining: false,
	});
	const news = (epoch: number, given: Partial<RoomNews> = {}): RoomNews => ({
		roomId: 'room',
		epoch,
		image: NONE,
		seats: '',
		tailLength: 0,
		tail: NONE,
		...given,
	});
	const text = (words: string) => new TextEncoder().encode(words);

	async function processes(): Promise<[RedisStore, RedisStore]> {
		const [a, b] = [new RedisStore(connection, 'a'), new RedisStore(connection, 'b')];
		for (const [index, store] of [a, b].entries()) {
			await store.secret('secret');
			await store.takeSlot(1, 4);
			await store.beat(1, line(index + 1), []);
		}
		return [a, b];
	}

	it('keep image and tail in order, and ask for an image where the tail does not fit', async () => {
		const [a] = await processes();
		assert.equal(await a.register('room', 1, 'arena'), true);
		const beat = async (n: number, given: Partial<RoomNews>) => (await a.beat(n, line(1), [news(1, given)])).words[0];
		assert.equal(await beat(2, { image: text('IMAGE'), seats: '[1]' }), 'ok');
		assert.equal(await beat(3, { tail: text('abc') }), 'ok');
		assert.equal(await beat(4, { tail: text('de'), tailLength: 3 }), 'ok');
		// As after an answer that was lost: the same piece again.
		assert.equal(await beat(5, { tail: text('de'), tailLength: 3 }), 'again');
		const room = await a.fetch('room');
		assert.deepEqual([String(room?.image), String(room?.tail), room?.seats, room?.epoch], ['IMAGE', 'abcde', '[1]', 1]);
		assert.equal(await beat(6, { image: text('NEWER') }), 'ok');
		assert.deepEqual(String((await a.fetch('room'))?.tail), '');
	});

	it('let a process that has lost a room change nothing about it any more', async () => {
		const [a, b] = await processes();
		await a.register('room', 1, 'arena');
		await a.list('room', 1, '"line of a"');
		await a.beat(2, line(1), [news(1, { image: text('IMAGE'), seats: '[]' })]);
		// It has renewed since it was last seen.
		assert.deepEqual(await b.take('a', '1', 9), { left: -1, rooms: [] });
		const { left, rooms } = await b.take('a', '2', 9);
		assert.deepEqual([left, rooms.map(({ roomId, epoch }) => [roomId, epoch])], [0, [['room', 2]]]);
		assert.equal(await b.list('room', 2, '"line of b"'), true);
		for (const epoch of [1, 2]) {
			assert.equal((await a.beat(3, line(1), [news(epoch, { image: text('STALE') })])).words[0], 'lost');
			assert.equal(await a.list('room', epoch, '"stale"'), false);
			assert.equal(await a.end('room', epoch), false);
			assert.equal(await a.give('room', epoch, 'a', text('STALE'), ''), 0);
			assert.equal(await a.register('room', epoch, 'arena'), false);
		}
		assert.equal(await a.fetch('room'), undefined);
		assert.deepEqual([String((await b.fetch('room'))?.image), await connection.hget(LISTING, 'room')], ['IMAGE', '"line of b"']);
		assert.equal(await b.ownerOf('room'), 'b');
	});

	it('leave nothing of a process whose last room was taken, nor of a room that ended', async () => {
		const [a, b] = await processes();
		await a.register('room', 1, 'arena');
		await a.beat(2, line(1), [news(1, { image: text('IMAGE') })]);
		await connection.hset('roomcount', 'a', '1,1');
		await b.take('a', '2', 9);
		assert.equal(await b.end('room', 2), true);
		await b.leave();
		await connection.del('fray:secret');
		assert.deepEqual(await connection.keys('*'), []);
	});

	it('share rooms among those who take them, and give each at most once', async () => {
		const [a, b] = await processes();
		const c = new RedisStore(connection, 'c');
		for (let i = 0; i < 30; i++) {
			await a.register(`room${i}`, 1, 'arena');
			await a.beat(i + 2, line(1), [news(1, { roomId: `room${i}`, image: text('IMAGE') })]);
		}
		const taken: string[] = [];
		const take = async (store: RedisStore) => {
			for (;;) {
				const { left, rooms } = await store.take('a', '31', 3);
				taken.push(...rooms.map(({ roomId }) => roomId));
				if (left <= 0) break;
			}
		};
		await Promise.all([take(b), take(c)]);
		assert.equal(taken.length, 30);
		assert.equal(new Set(taken).size, 30);
	});

	it('hand a room over with what it is, to a process that there is, or to nobody for the next to find', async () => {
		const [a, b] = await processes();
		await a.register('room', 1, 'arena');
		assert.equal(await a.give('room', 1, 'nosuchprocess', text('X'), '[]'), -1);
		assert.equal(await a.give('room', 1, 'b', text('IMAGE'), '[2]'), 2);
		assert.deepEqual([String((await b.fetch('room'))?.image), (await b.fetch('room'))?.seats], ['IMAGE', '[2]']);
		assert.equal(await b.give('room', 2, NOBODY, text('LATER'), '[3]'), 3);
		const { rooms } = await a.take(NOBODY, '', 9);
		assert.deepEqual(
			rooms.map(({ roomId, epoch, image, seats }) => [roomId, epoch, String(image), seats]),
			[['room', 4, 'LATER', '[3]']],
		);
	});

	it('come in order after Redis has lost everything: a later epoch comes before an earlier one', async () => {
		const [a, b] = await processes();
		await connection.flushall();
		assert.deepEqual((await b.beat(2, line(2), [news(5)])).words, ['unknown']);
		assert.equal(await a.register('room', 4, 'arena'), true);
		assert.equal(await b.register('room', 5, 'arena'), true);
		assert.equal(await a.register('room', 4, 'arena'), false);
		assert.equal((await a.beat(2, line(1), [news(4)])).words[0], 'lost');
		assert.equal(await connection.hget('fray:slots', '2'), 'b');
		assert.equal(await connection.get('fray:secret'), 'secret');
	});

	it('give every process a slot of its own, and that of one that is gone to the next', async () => {
		const [a] = await processes();
		const c = new RedisStore(connection, 'c');
		assert.equal(await c.takeSlot(1, 2), 0);
		assert.equal(await c.takeSlot(1, 4), 3);
		await a.leave();
		assert.equal(await new RedisStore(connection, 'd').takeSlot(1, 4), 1);
	});
});
