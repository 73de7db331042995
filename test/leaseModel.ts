/**
 * Many processes in one: the keepers as they are, around a model of Redis and of the network, in time that is invented.
 * Processes stand still and wake up, Redis stands still or comes back empty, lines are cut. Used by `lease.test.ts`.
 */

import type { KeptRoom, RoomHold, RoomImage } from '../rooms/continuity.ts';
import { readRoomOptions } from '../rooms/roomOptions.ts';
import { PROTOCOL_VERSION } from '../schema/protocol.ts';
import { Keeper } from '../server/cluster/keeper.ts';
import type { HoldsAnswer, Peers, WordAnswer } from '../server/cluster/peers.ts';
import { SeatTokens } from '../server/cluster/seatTokens.ts';
import {
	NOBODY,
	type ProcessLine,
	type ProcessSeen,
	type RoomNews,
	type RoomStore,
	type RoomWord,
	type TakenRoom,
} from '../server/cluster/store.ts';
import { ASK_MS, BEAT_MS } from '../server/cluster/terms.ts';
import { type Rng, random } from '../sim/random.ts';
import { viewSnapshot } from '../sim/snapshot.ts';
import { createWorld } from '../sim/world.ts';

const TICK_MS = 33;
const WORLD = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
const OPTIONS = readRoomOptions({ protocol: PROTOCOL_VERSION, name: 'model' });
const IMAGE: RoomImage = { roomName: 'arena', options: OPTIONS, snapshot: viewSnapshot(WORLD), lastId: 0 };

/** Time that passes when somebody says so. Whatever is due runs in order, with all that it sets off at once. */
export class InventedTime {
	nowMs = 0;
	#due: { atMs: number; order: number; run: () => void }[] = [];
	#order = 0;

	after(ms: number, run: () => void): void {
		this.#due.push({ atMs: this.nowMs + ms, order: this.#order++, run });
	}

	async runUntil(untilMs: number): Promise<void> {
		for (;;) {
			this.#due.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
			const next = this.#due[0];
			if (!next || next.atMs > untilMs) break;
			this.#due.shift();
			this.nowMs = Math.max(this.nowMs, next.atMs);
			next.run();
			// Promises that it settled, and those that these settle.
			for (let i = 0; i < 12; i++) await null;
		}
		this.nowMs = untilMs;
	}
}

interface Row {
	epoch: number;
	owner: string;
	roomName: string;
	image: Uint8Array;
	seats: string;
	tail: number;
}

/** What the scripts do, on maps. */
class ModelRedis {
	rooms = new Map<string, Row>();
	beats = new Map<string, number>();
	lines = new Map<string, ProcessLine>();
	/** Stands still, or is away. */
	isSilent = false;
	wellSinceMs = 0;
	#waiting: (() => void)[] = [];
	readonly #time: InventedTime;

	constructor(time: InventedTime) {
		this.#time = time;
	}

	/** Runs something in Redis as soon as it is there. */
	run(what: () => void): void {
		if (this.isSilent) this.#waiting.push(what);
		else what();
	}

	wake(empty: boolean): void {
		this.isSilent = false;
		this.wellSinceMs = this.#time.nowMs;
		if (empty) {
			this.rooms.clear();
			this.beats.clear();
			this.lines.clear();
		}
		for (const run of this.#waiting.splice(0)) this.#time.after(0, run);
	}

	owned(owner: string): string[] {
		return [...this.rooms].filter(([, row]) => row.owner === owner).map(([id]) => id);
	}
}

export class ModelProcess {
	readonly id: string;
	readonly keeper: Keeper;
	isStill = false;
	isDead = false;
	/** Cut off from Redis, from the others. */
	isCutFromRedis = false;
	isCutFromOthers = false;
	/** When it last woke up, or its lines were whole again, ms. */
	wellSinceMs = 0;
	readonly holds = new Map<string, { hold: RoomHold; room: KeptRoom }>();
	readonly #model: LeaseModel;
	#deferred: (() => void)[] = [];

	constructor(model: LeaseModel, id: string) {
		this.#model = model;
		this.id = id;
		const store = model.storeOf(this);
		this.keeper = new Keeper({
			me: id,
			store,
			peers: model.peersOf(this),
			tokens: new SeatTokens('secret'),
			rulesHash: 'rules',
			log: Object.assign(() => {}, { flush() {} }),
			now: () => model.time.nowMs,
			schedule: () => () => {},
			line: () => lineOf(id),
			endsWithProcess: () => false,
			onForgotten() {},
			createRoom: async (_name, _options, roomId) => this.createRoom(roomId),
		});
	}

	get isWell(): boolean {
		return !this.isStill && !this.isDead && !this.isCutFromRedis && !this.isCutFromOthers;
	}

	/** Runs when this process can: not while it stands still, never when it is dead. */
	do(what: () => void): void {
		if (this.isDead) return;
		if (this.isStill) this.#deferred.push(what);
		else what();
	}

	wake(): void {
		this.isStill = false;
		this.wellSinceMs = this.#model.time.nowMs;
		for (const what of this.#deferred.splice(0)) what();
	}

	createRoom(roomId: string): KeptRoom {
		const room: KeptRoom = {
			roomId,
			lastTickMs: 0,
			image: () => IMAGE,
			takeTail: () => new Uint8Array(0),
			beginTail() {},
			seats: () => [],
			async awaitPlayers() {},
			endAfterMatch() {},
			connected: 0,
			foretell() {},
			async afterTick() {},
			suspend() {},
			resume() {},
			moveAway: () => {
				this.holds.delete(roomId);
			},
		};
		this.holds.set(roomId, { hold: this.keeper.hold(room), room });
		return room;
	}

	async openRoom(roomId: string): Promise<void> {
		this.createRoom(roomId);
		await this.keeper.own(roomId, 'arena');
	}

	live(): void {
		const beat = () => {
			this.do(() => this.keeper.fire());
			if (!this.isDead) this.#model.time.after(BEAT_MS, beat);
		};
		const tick = () => {
			this.do(() => this.#tick());
			if (!this.isDead) this.#model.time.after(TICK_MS, tick);
		};
		this.keeper.beat().catch(() => {});
		this.#model.time.after(BEAT_MS, beat);
		this.#model.time.after(TICK_MS, tick);
	}

	#tick(): void {
		const { nowMs } = this.#model.time;
		for (const [roomId, { hold }] of this.holds) if (hold.mayTick(nowMs)) this.#model.noteTick(roomId, this.id, hold.epoch);
	}
}

function lineOf(address: string): ProcessLine {
	return {
		slot: 1,
		version: '1',
		protocol: PROTOCOL_VERSION,
		rulesHash: 'rules',
		address,
		rooms: 0,
		players: 0,
		busy: 0,
		tickP99Ms: 0,
		draining: false,
	};
}

export class LeaseModel {
	readonly time = new InventedTime();
	readonly redis = new ModelRedis(this.time);
	readonly processes: ModelProcess[] = [];
	/** By room: who ticked it last, at which epoch and when. */
	readonly ticks = new Map<string, { process: string; epoch: number; atMs: number }>();
	/** What must not be. */
	readonly wrong: string[] = [];
	/** Rooms taken from a process that had been able to renew all the while, or could still go on. */
	takenFromTheWell = 0;
	taken = 0;
	readonly rng: Rng;

	constructor(seed: number) {
		this.rng = { seed };
	}

	start(): ModelProcess {
		const process = new ModelProcess(this, `process${this.processes.length + 1}`);
		this.processes.push(process);
		process.live();
		return process;
	}

	noteTick(roomId: string, process: string, epoch: number): void {
		const last = this.ticks.get(roomId);
		if (last && last.process !== process && last.epoch >= epoch)
			this.wrong.push(`${roomId}: ${process} at epoch ${epoch} ticks at ${this.time.nowMs} after ${last.process} at ${last.epoch}`);
		if (!last || last.epoch <= epoch) this.ticks.set(roomId, { process, epoch, atMs: this.time.nowMs });
	}

	/** A way over the network, ms. */
	way(): number {
		return 0.2 + random(this.rng) ** 4 * 60;
	}

	/** Asks Redis: over there, done, and back, each when there is a way and somebody at its end. */
	#ask<T>(process: ModelProcess, what: () => T): Promise<T> {
		return new Promise((resolve) => {
			const reach = () => {
				if (process.isDead) return;
				if (process.isCutFromRedis) {
					this.time.after(50, reach);
					return;
				}
				this.redis.run(() => {
					const answer = what();
					const back = () => {
						if (process.isCutFromRedis && !process.isDead) this.time.after(50, back);
						else process.do(() => resolve(answer));
					};
					this.time.after(this.way(), back);
				});
			};
			this.time.after(this.way(), reach);
		});
	}

	storeOf(process: ModelProcess): RoomStore {
		const me = process.id;
		const { redis } = this;
		const owns = (roomId: string, epoch: number): RoomWord => {
			const row = redis.rooms.get(roomId);
			return !row ? 'unknown' : row.owner === me && row.epoch === epoch ? 'ok' : 'lost';
		};
		return {
			beat: (beat, line, news) =>
				this.#ask(process, () => {
					redis.lines.set(me, line);
					redis.beats.set(me, beat);
					const words = news.map(({ roomId, epoch, image }: RoomNews) => {
						const word = owns(roomId, epoch);
						const row = redis.rooms.get(roomId);
						if (word === 'ok' && row && image.length > 0) row.image = image;
						return word;
					});
					const processes: ProcessSeen[] = [...redis.lines].map(([processId, seen]) => ({
						processId,
						line: seen,
						beat: String(redis.beats.get(processId) ?? ''),
					}));
					return { words, processes };
				}),
			register: (roomId, epoch, roomName) =>
				this.#ask(process, () => {
					const row = redis.rooms.get(roomId);
					if (row && !(row.owner === me && row.epoch === epoch) && row.epoch >= epoch) return false;
					redis.rooms.set(roomId, { image: new Uint8Array(0), seats: '', tail: 0, ...row, epoch, owner: me, roomName });
					return true;
				}),
			list: (roomId, epoch) => this.#ask(process, () => owns(roomId, epoch) === 'ok'),
			end: (roomId, epoch) => this.#ask(process, () => owns(roomId, epoch) === 'ok' && redis.rooms.delete(roomId)),
			take: (from, beat, count) =>
				this.#ask(process, () => {
					if (String(redis.beats.get(from) ?? '') !== beat) return { left: -1, rooms: [] };
					const rooms: TakenRoom[] = [];
					for (const roomId of redis.owned(from).slice(0, count)) {
						const row = redis.rooms.get(roomId) as Row;
						if (row.image.length === 0) {
							redis.rooms.delete(roomId);
							continue;
						}
						this.#noteTaken(from);
						row.owner = me;
						row.epoch++;
						rooms.push({ roomId, epoch: row.epoch, roomName: row.roomName, image: row.image, seats: row.seats, tail: new Uint8Array(0) });
					}
					const left = redis.owned(from).length;
					if (left === 0 && from !== NOBODY) {
						redis.lines.delete(from);
						redis.beats.delete(from);
					}
					return { left, rooms };
				}),
			give: async () => 0,
			fetch: (roomId) =>
				this.#ask(process, () => {
					const row = redis.rooms.get(roomId);
					if (row?.owner !== me) return undefined;
					return { roomId, epoch: row.epoch, roomName: row.roomName, image: row.image, seats: row.seats, tail: new Uint8Array(0) };
				}),
			owned: () => this.#ask(process, () => redis.owned(me)),
			ownerOf: (roomId) => this.#ask(process, () => redis.rooms.get(roomId)?.owner),
			leave: async () => {},
		};
	}

	#noteTaken(from: string): void {
		this.taken++;
		const owner = this.processes.find(({ id }) => id === from);
		const wellSinceMs = Math.max(owner?.wellSinceMs ?? 0, this.redis.wellSinceMs);
		if (owner?.isWell && (owner.keeper.authority.holds(this.time.nowMs) || this.time.nowMs - wellSinceMs > 2000)) this.takenFromTheWell++;
	}

	peersOf(process: ModelProcess): Peers {
		const ask = <T>(address: string, answer: (other: ModelProcess) => T): Promise<T | undefined> =>
			new Promise((resolve) => {
				this.time.after(ASK_MS, () => process.do(() => resolve(undefined)));
				const other = this.processes.find(({ id }) => id === address);
				if (!other || process.isCutFromOthers) return;
				this.time.after(this.way(), () => {
					if (other.isCutFromOthers) return;
					other.do(() => {
						const said = answer(other);
						this.time.after(this.way(), () => process.do(() => resolve(said)));
					});
				});
			});
		return {
			holds: (address) =>
				ask<HoldsAnswer>(address, (other) => ({ processId: other.id, holds: other.keeper.authority.holds(this.time.nowMs) })),
			word: (address, from) => ask<WordAnswer>(address, (other) => other.keeper.authority.giveWord(from, this.time.nowMs)),
		};
	}
}
