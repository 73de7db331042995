/**
 * Keeps the rooms of this process: writes what is new of them with every beat, says whether they may go on, and gives
 * them to others. Those that come are `Arrivals`. Made by `joinCluster`; what it needs of Redis, of
 * the other processes and of the matchmaker comes as interfaces.
 */

import type { Continuity, KeptRoom, RoomHold, RoomInProgress, SeatClaim } from '../../rooms/continuity.ts';
import type { Log } from '../log.ts';
import { Arrivals } from './arrivals.ts';
import { Authority } from './authority.ts';
import { ExpectedRooms } from './expectedRooms.ts';
import { HeldRoom } from './heldRoom.ts';
import type { Peers } from './peers.ts';
import type { SeatTokens } from './seatTokens.ts';
import { NOBODY, type ProcessLine, type ProcessSeen, type RoomNews, type RoomStore } from './store.ts';
import { BEAT_MS, OWN_TERM_MS, TAKE_TERM_MS, UNANSWERED_MS } from './terms.ts';

/** Redis has not answered for this long, ms: who wants to be matched is told to wait. */
const WAITING_MS = 1000;
/** What comes in while Redis is away is kept for so long, ms; then the next image has to do. */
const TAIL_KEPT_MS = 3000;

/** Of a room that has had one owner. */
const FIRST_EPOCH = 1;
const NONE = new Uint8Array(0);

/** What the two processes of a room that moves say to each other. */
export interface HandOver {
	/**
	 * Says that the room comes, with so many clients. Once that is known there, calls `tell`, which tells them; resolves
	 * when they are at the door, or after a while, and it is this room's turn to move.
	 */
	gather(to: ProcessSeen, roomId: string, clients: number, tell: () => void): Promise<void>;
	/** The room is the other's: tells it. Resolves when it runs there, or after a while. */
	announce(to: ProcessSeen, roomId: string): Promise<void>;
}

export interface KeeperOptions {
	me: string;
	store: RoomStore;
	peers: Peers;
	tokens: SeatTokens;
	rulesHash: string;
	log: Log;
	/** Monotonic, ms. */
	now: () => number;
	/** Calls back after so long, ms; returns a way to cancel. */
	schedule(callback: () => void, delayMs: number): () => void;
	/** This process as the others are to see it. */
	line(): ProcessLine;
	/** Whether rooms of a kind end with their process: Redis knows them only so that they are removed with it. */
	endsWithProcess(roomName: string): boolean;
	/** Redis had forgotten what it knew of this process. */
	onForgotten(): void;
	/** Makes a room under an id that it had in another process; its `onCreate` asks for `inProgress`. */
	createRoom(roomName: string, options: unknown, roomId: string): Promise<KeptRoom>;
}

export class Keeper implements Continuity {
	readonly authority: Authority;
	/** Rooms that are about to come here. */
	readonly expected: ExpectedRooms;
	/** What keeping has cost so far: bytes given to Redis, time spent in making them, ms, and beats. */
	readonly figures = { bytes: 0, ms: 0, beats: 0 };
	readonly #options: KeeperOptions;
	readonly #held = new Map<string, HeldRoom>();
	/** Rooms that are listed and end with this process, by id: their kind, and their line in the list. */
	readonly #listed = new Map<string, { roomName: string; line: string }>();
	readonly #arrivals: Arrivals;
	#beats = 0;
	#beating: Promise<void> | undefined;
	#begunMs: number | undefined;
	#asking = false;
	#firedMs = Number.NaN;
	/** After this process stood still: registers nothing before then. */
	#patientUntilMs = Number.NEGATIVE_INFINITY;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(options: KeeperOptions) {
		this.#options = options;
		this.authority = new Authority(options.me, options.peers, options.now);
		this.expected = new ExpectedRooms({ readToken: (token) => options.tokens.read(token), schedule: options.schedule });
		this.#arrivals = new Arrivals(options, this.authority, {
			runs: (roomId) => this.#held.has(roomId) || this.#listed.has(roomId),
			came: (roomId) => this.expected.came(roomId),
			forget: (roomId) => this.#held.delete(roomId),
		});
	}

	/** The first beat, and then one every tenth of a second. Resolves when the first is answered. */
	async start(): Promise<void> {
		await this.beat();
		this.#timer = setInterval(() => this.fire(), BEAT_MS);
	}

	/** Renews nothing any more. */
	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#options.store.leave();
	}

	/** Rooms that run here. */
	get rooms(): readonly string[] {
		return [...this.#held.keys()];
	}

	/** How long Redis has not answered, ms. */
	unansweredMs(nowMs: number): number {
		return this.#begunMs === undefined ? 0 : nowMs - this.#begunMs;
	}

	get isWaiting(): boolean {
		return this.unansweredMs(this.#options.now()) > WAITING_MS;
	}

	/** Whether a room is being made here that ran in another process. */
	isArriving(roomId: string): boolean {
		return this.#arrivals.of(roomId) !== undefined;
	}

	/** A room was given to this process. Resolves when it runs, or cannot. */
	receive(roomId: string): Promise<void> {
		return this.#arrivals.receive(roomId);
	}

	epochOf(roomId: string): number | undefined {
		return this.#held.get(roomId)?.epoch;
	}

	// What rooms ask.

	inProgress(roomId: string): RoomInProgress | undefined {
		return this.#arrivals.of(roomId)?.restored;
	}

	hold(room: KeptRoom): RoomHold {
		const arriving = this.#arrivals.of(room.roomId);
		const epoch = arriving?.restored.epoch ?? FIRST_EPOCH;
		const held = new HeldRoom(room, {
			epoch,
			roomName: arriving?.roomName ?? '',
			registered: arriving !== undefined,
			provenUntilMs: arriving?.provenUntilMs ?? this.authority.untilMs,
		});
		this.#held.set(room.roomId, held);
		return {
			epoch,
			mayTick: (nowMs) => this.#mayTick(held, nowMs),
			noteMatch: () => held.noteMatch(),
			noteSeats: () => held.noteSeats(),
			release: () => {
				if (this.#held.get(room.roomId) === held) this.#forget(held, 'ended');
			},
		};
	}

	/** A beat says nothing about a room that it did not name. */
	#mayTick(held: HeldRoom, nowMs: number): boolean {
		if (!held.registered) return true;
		return held.isInBeats ? this.authority.holds(nowMs) : nowMs < held.provenUntilMs;
	}

	mintToken(claim: SeatClaim): string {
		return this.#options.tokens.mint(claim);
	}

	readToken(token: string): SeatClaim | undefined {
		return this.#options.tokens.read(token);
	}

	// What the list of rooms asks (`FencedDriver`).

	/** A room of this process is to be listed for the first time. False: another process has one of this id. */
	async own(roomId: string, roomName: string): Promise<boolean> {
		const held = this.#held.get(roomId);
		if (!held) {
			// Without an image, whoever takes this process's rooms drops it.
			const { store, endsWithProcess } = this.#options;
			if (!endsWithProcess(roomName) || !(await store.register(roomId, FIRST_EPOCH, roomName))) return false;
			this.#listed.set(roomId, { roomName, line: '' });
			return true;
		}
		if (!held.registered) {
			const provenUntilMs = this.authority.untilMs;
			if (!(await this.#options.store.register(roomId, held.epoch, roomName))) return false;
			// The name comes with the listing.
			Object.assign(held, { roomName, registered: true, provenUntilMs });
		}
		this.#options.log('info', 'roomOwned', { roomId, epoch: held.epoch, atMs: wallMs(this.#options.now()) });
		return true;
	}

	async list(roomId: string, line: string): Promise<boolean> {
		const held = this.#held.get(roomId);
		const listed = this.#listed.get(roomId);
		if (held) held.listing = line;
		else if (listed) listed.line = line;
		else return false;
		return this.#options.store.list(roomId, held?.epoch ?? FIRST_EPOCH, line);
	}

	async unlist(roomId: string): Promise<boolean> {
		const held = this.#held.get(roomId);
		if (held) return this.#options.store.end(roomId, held.epoch);
		return this.#listed.delete(roomId) ? this.#options.store.end(roomId, FIRST_EPOCH) : true;
	}

	// Beats.

	/** Called every tenth of a second. */
	fire(): void {
		const nowMs = this.#options.now();
		if (nowMs - this.#firedMs > OWN_TERM_MS) {
			this.#patientUntilMs = nowMs + TAKE_TERM_MS;
			this.#options.log('warn', 'processStoodStill', { ms: Math.round(nowMs - this.#firedMs) });
		}
		this.#firedMs = nowMs;
		if (this.#begunMs === undefined) {
			this.beat().catch((error: unknown) => this.#options.log('error', 'beatFailed', { error }));
			return;
		}
		const unanswered = nowMs - this.#begunMs;
		if (unanswered > UNANSWERED_MS) this.#goOnWithout();
		if (unanswered > TAIL_KEPT_MS) for (const held of this.#held.values()) held.letGo();
	}

	/** One renewal, with all that is new, after the one that is under way. */
	async beat(): Promise<void> {
		while (this.#beating) await this.#beating.catch(() => {});
		this.#beating = this.#beat();
		try {
			await this.#beating;
		} finally {
			this.#beating = undefined;
		}
	}

	async #beat(): Promise<void> {
		const { store, rulesHash, now, line } = this.#options;
		const begunMs = now();
		this.#begunMs = begunMs;
		try {
			const sent = [...this.#held.values()].filter(({ registered, isLeaving }) => registered && !isLeaving);
			const listed = [...this.#listed.keys()];
			const news = [...sent.map((held) => held.news(rulesHash, begunMs, now)), ...listed.map(nothingNew)];
			this.#count(news, now() - begunMs);
			const { words, processes } = await store.beat(++this.#beats, line(), news).catch((error: unknown) => {
				for (const held of sent) held.startAnew();
				throw error;
			});
			this.authority.noteBeat(begunMs, processes);
			for (const [index, held] of sent.entries()) {
				const word = words[index] ?? 'ok';
				held.note(word);
				if (word === 'lost') this.#drop(held);
				else if (word === 'unknown') await this.#registerAgain(held);
			}
			for (const [index, roomId] of listed.entries()) if (words[sent.length + index] === 'unknown') await this.#listAgain(roomId);
		} finally {
			this.#begunMs = undefined;
		}
		void this.#arrivals.look();
	}

	#count(news: readonly RoomNews[], ms: number): void {
		const { figures } = this;
		figures.beats++;
		figures.ms += ms;
		for (const { image, seats, tail } of news) figures.bytes += image.length + seats.length + tail.length;
	}

	#goOnWithout(): void {
		if (this.#asking) return;
		this.#asking = true;
		this.#options.log('warn', 'redisSilent', {
			cause: 'redis',
			advice: 'matches go on as long as the other processes agree; nobody can be matched',
		});
		void this.authority.askForWords().finally(() => {
			this.#asking = false;
		});
	}

	/** Redis has forgotten the room: it came back empty. */
	async #registerAgain(held: HeldRoom): Promise<void> {
		const { store, now } = this.#options;
		// Somebody with a later epoch comes first.
		if (now() < this.#patientUntilMs || this.#held.get(held.room.roomId) !== held) return;
		if (await store.register(held.room.roomId, held.epoch, held.roomName)) {
			held.startAnew();
			this.#options.onForgotten();
			if (held.listing !== '') await store.list(held.room.roomId, held.epoch, held.listing);
		} else this.#drop(held);
	}

	async #listAgain(roomId: string): Promise<void> {
		const listed = this.#listed.get(roomId);
		if (listed && (await this.#options.store.register(roomId, FIRST_EPOCH, listed.roomName))) await this.list(roomId, listed.line);
	}

	/** Another process has it. */
	#drop(held: HeldRoom): void {
		if (this.#held.get(held.room.roomId) !== held || held.isLeaving) return;
		this.#forget(held, 'lost');
		held.room.moveAway(undefined);
	}

	#forget(held: HeldRoom, why: 'moved' | 'lost' | 'ended'): void {
		this.#held.delete(held.room.roomId);
		const { roomId, lastTickMs } = held.room;
		this.#options.log('info', 'roomReleased', { roomId, epoch: held.epoch, lastTickAtMs: wallMs(lastTickMs), why });
	}

	// Rooms that go to others.

	/** Rooms that nobody can go on with for their pages' sake end with their match. */
	endAfterMatches(): void {
		for (const { room } of this.#held.values()) room.endAfterMatch();
	}

	/**
	 * Gives a room to another process, or to nobody, right after a tick. Resolves when its players may go there, to
	 * whether it is gone from here. It is played on here while its players gather at the other's door.
	 */
	async give(roomId: string, to: ProcessSeen | undefined, handOver: HandOver): Promise<boolean> {
		const held = this.#held.get(roomId);
		if (!held?.registered || held.isMoving || this.isArriving(roomId)) return false;
		const { store, rulesHash, line } = this.#options;
		const { room, epoch } = held;
		// Pages that the other does not understand ask where the room is, and learn that they are to be loaded anew.
		const path = to?.line.protocol === line().protocol ? pathOf(to) : undefined;
		held.isMoving = true;
		if (to && path) await handOver.gather(to, roomId, room.connected, () => room.foretell(path));
		await room.afterTick();
		// It has ended meanwhile, or is another's.
		if (this.#held.get(roomId) !== held) return false;
		held.isLeaving = true;
		room.suspend();
		const given = await store.give(roomId, epoch, to?.processId ?? NOBODY, held.image(rulesHash), held.seats());
		if (given === -1) {
			held.isMoving = false;
			held.isLeaving = false;
			room.resume();
			return false;
		}
		this.#forget(held, given === 0 ? 'lost' : 'moved');
		if (given > 0 && to) await handOver.announce(to, roomId);
		room.moveAway(given > 0 ? path : undefined);
		return true;
	}
}

/** Of a process, behind the balancer. */
export function pathOf({ processId, line }: Pick<ProcessSeen, 'processId'> & { line: Pick<ProcessLine, 'slot'> }): string {
	return `/p${line.slot}/${processId}`;
}

function nothingNew(roomId: string): RoomNews {
	return { roomId, epoch: FIRST_EPOCH, image: NONE, seats: '', tailLength: 0, tail: NONE };
}

/** Comparable between processes of one machine, ms since 1970. */
function wallMs(monotonicMs: number): number {
	return Math.round((performance.timeOrigin + monotonicMs) * 10) / 10;
}
