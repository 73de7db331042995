/**
 * This process as one of many: what it tells the others, where new rooms go, how its rooms move. Made by `joinCluster`;
 * used by `startServer` and at the end of the process.
 */

import type { Presence } from '@colyseus/core';
import type { Log } from '../log.ts';
import { type HandOver, type Keeper, pathOf } from './keeper.ts';
import type { HoldsAnswer, Question, WordAnswer } from './peers.ts';
import { type Candidate, loadOf, mostRoomLeft } from './placement.ts';
import type { ProcessLine, ProcessSeen, RoomStore } from './store.ts';

/** Of messages between processes; one of another version is not understood, and the rooms it is about are found a second later. */
const GIVEN_VERSION = 1;
/** Of what is said before a room is given. A process that does not understand it does not answer, and is given the room all the same. */
const COMING_VERSION = 2;
type Given = { v: typeof GIVEN_VERSION; from: string } & ({ take: string } | { began: string });
type Coming = { v: typeof COMING_VERSION; from: string } & (
	| { expect: string; clients: number }
	| { expecting: string }
	| { gathered: string }
);
type Message = Given | Coming;

/** A room that was given away has begun there within this, ms; its players ask around otherwise. */
const BEGUN_MS = 1500;
/** Who is to expect a room says so within this, ms; it is older otherwise, or has no time. */
const EXPECTING_MS = 300;
/** Clients are waited for at the other's door for so long, ms: on a line of 300 ms there and back a connection takes most of a second. */
const GATHER_MS = 1500;
/** A room that was sent to a process is in its figures after this, ms. */
const UNDER_WAY_MS = 1500;
/** Between looks whether another process has more time, and between two moves for that reason, ms. */
const BALANCE_EVERY_MS = 1000;
const MOVE_EVERY_MS = 5000;
/** A process that is busier than this for some looks gives a room to one that is less busy than that. */
const FULL = 0.9;
const FREE = 0.6;
const FULL_LOOKS = 4;
/** While it drains: between looks for somebody to take a room, ms. */
const DRAIN_LOOK_MS = 100;
/**
 * Between two rooms that move, ms: while the players of one come over, the process that takes them has no time for the
 * next. Ten rooms of 8 in a row kept half of their players waiting for 0.3 s; with this pause, for a fifth of that.
 */
const MOVE_PACE_MS = 150;
/**
 * Rooms whose players gather at the same time while it drains: a slow line in each would otherwise add up to minutes. Not
 * more: their connections come all at once, and take the new process the time that the room which just moves needs.
 */
const GATHERING = 3;
/** How long `/where` holds its answer back, ms, and between its looks. */
const WHERE_MS = 10_000;
const WHERE_LOOK_MS = 40;
const LATE = Symbol('late');
/** Another process's beat may be this old before it is asked directly, ms. */
const SURE_MS = 150;

/** Where a room is: the path of its process behind the balancer, and what that speaks with clients. */
export interface Place {
	path: string;
	protocol: number;
}

export interface ClusterOptions {
	me: string;
	slot: number;
	secret: string;
	keeper: Keeper;
	store: RoomStore;
	presence: Presence;
	log: Log;
	now: () => number;
	sleep(ms: number): Promise<void>;
	/** How busy it is and so on; `draining` is set here. */
	line(): Omit<ProcessLine, 'draining'>;
	/** Whether ticks of this process are late. */
	isLate(): boolean;
}

export class Cluster {
	readonly keeper: Keeper;
	readonly #options: ClusterOptions;
	/** Answers that are waited for, by what they say of which room. */
	readonly #answers = new Map<string, () => void>();
	readonly #handOver: HandOver = {
		gather: (to, roomId, clients, tell) => this.#gather(to, roomId, clients, tell),
		announce: (to, roomId) => this.#announce(to, roomId),
	};
	/** By process: when rooms were sent there, ms. */
	readonly #sent = new Map<string, number[]>();
	/** When the next room may move. */
	#nextMove = Promise.resolve();
	#draining = false;
	#isWarm = false;
	#fullLooks = 0;
	#movedAtMs = Number.NEGATIVE_INFINITY;
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(options: ClusterOptions) {
		this.#options = options;
		this.keeper = options.keeper;
	}

	async start(): Promise<void> {
		const { presence, me } = this.#options;
		await presence.subscribe(channelOf(me), (message: Message) => this.#hear(message));
		this.#timer = setInterval(() => void this.balance(), BALANCE_EVERY_MS);
	}

	/** Whether it takes no new rooms and players: it is about to end, or has only just started. */
	get isClosed(): boolean {
		return this.#draining || !this.#isWarm;
	}

	/** From now on it takes rooms and players. */
	open(): void {
		this.#isWarm = true;
	}

	/** The process that a new room goes to. */
	chooseProcess(): string {
		const chosen = mostRoomLeft(this.#candidates())?.processId ?? this.#options.me;
		this.#noteSent(chosen);
		return chosen;
	}

	/** All processes, this one first. */
	processes(): { processId: string; line: ProcessLine }[] {
		const { me, line } = this.#options;
		return [{ processId: me, line: { ...line(), draining: this.isClosed } }, ...this.keeper.authority.others];
	}

	/** Where a room is now, held back until somebody has it; undefined when there is no such room. Rejects after a while. */
	async where(roomId: string): Promise<Place | undefined> {
		const { me, slot, now, sleep, store } = this.#options;
		const untilMs = now() + WHERE_MS;
		const late = sleep(WHERE_MS).then(() => LATE);
		while (now() < untilMs) {
			const isHere = this.keeper.epochOf(roomId) !== undefined && !this.keeper.isArriving(roomId);
			if (isHere && this.keeper.authority.holds(now()))
				return { path: pathOf({ processId: me, line: { slot } }), protocol: this.#options.line().protocol };
			// Redis may be away for longer than anybody waits.
			const owner = await Promise.race([store.ownerOf(roomId), late]);
			if (owner === LATE) break;
			if (owner === undefined) return undefined;
			const other = this.keeper.authority.others.find(({ processId }) => processId === owner);
			if (other && (await this.#isThere(other))) return { path: pathOf(other), protocol: other.line.protocol };
			await sleep(WHERE_LOOK_MS);
		}
		throw new Error('nobody has the room yet');
	}

	/** Answers a direct question of another process; undefined for a stranger's. */
	answer(secret: unknown, question: Question): HoldsAnswer | WordAnswer | undefined {
		const { now, me } = this.#options;
		if (secret !== this.#options.secret) return undefined;
		const { authority } = this.keeper;
		return question.ask === 'holds' ? { processId: me, holds: authority.holds(now()) } : authority.giveWord(String(question.from), now());
	}

	/**
	 * Takes no new rooms and gives away those that there are, one after the other, while players of the next gather. Where
	 * only processes are left that their pages do not understand, rooms end with their match. What is here after `limitMs`
	 * goes to anybody, and its pages are loaded anew, or lies in Redis for the next process. Resolves when none is left here.
	 */
	async drain(limitMs: number): Promise<void> {
		const { now, log } = this.#options;
		const begunMs = now();
		this.#draining = true;
		await this.keeper.beat().catch(() => {});
		let given = 0;
		while (this.keeper.rooms.length > 0) {
			const isOver = now() - begunMs > limitMs;
			const target = this.#best(isOver);
			// Pages that only a newer process could go on with are loaded anew between matches, not during one.
			if (!target && this.#best(true)) this.keeper.endAfterMatches();
			const rooms = target || isOver ? [...this.keeper.rooms] : [];
			const giveSome = async () => {
				for (let roomId = rooms.shift(); roomId !== undefined; roomId = rooms.shift()) {
					const to = target && (this.#best(isOver) ?? target);
					if (to) this.#noteSent(to.processId);
					if (await this.keeper.give(roomId, to, this.#handOver)) given++;
				}
			};
			await Promise.all(Array.from({ length: GATHERING }, giveSome));
			await this.#options.sleep(DRAIN_LOOK_MS);
		}
		log('info', 'drained', { rooms: given, seconds: Math.round((now() - begunMs) / 100) / 10 });
	}

	/** Ends as one of many; its rooms are gone by then. */
	async leave(): Promise<void> {
		clearInterval(this.#timer);
		await this.keeper.stop();
	}

	async #isThere(other: ProcessSeen): Promise<boolean> {
		const still = this.keeper.authority.stillMs(other.processId) ?? Infinity;
		return still < SURE_MS || (await this.keeper.authority.stillHolds(other.processId));
	}

	#noteSent(processId: string): void {
		this.#sent.set(processId, [...this.#sentLately(processId), this.#options.now()]);
	}

	#sentLately(processId: string): number[] {
		const sinceMs = this.#options.now() - UNDER_WAY_MS;
		return (this.#sent.get(processId) ?? []).filter((ms) => ms > sinceMs);
	}

	#candidates(): Candidate[] {
		const { me } = this.#options;
		return this.processes().map(({ processId, line }) => ({
			processId,
			line,
			stillMs: processId === me ? 0 : (this.keeper.authority.stillMs(processId) ?? Infinity),
			underWay: this.#sentLately(processId).length,
		}));
	}

	/** The best of the others; of those that speak with clients as this one does, unless `anyProtocol`. */
	#best(anyProtocol = false): ProcessSeen | undefined {
		const { protocol } = this.#options.line();
		const fits = ({ processId, line }: Candidate) => processId !== this.#options.me && (anyProtocol || line.protocol === protocol);
		const best = mostRoomLeft(this.#candidates().filter(fits));
		return this.keeper.authority.others.find(({ processId }) => processId === best?.processId);
	}

	/** Looks whether to move a room: when this process has been full for some seconds, its ticks are late, and another has time. Called every second. */
	async balance(): Promise<void> {
		const { now, isLate, line, log } = this.#options;
		const isFull = line().busy > FULL && isLate();
		this.#fullLooks = isFull ? this.#fullLooks + 1 : 0;
		if (this.#draining || this.#fullLooks < FULL_LOOKS || now() - this.#movedAtMs < MOVE_EVERY_MS) return;
		const to = this.#best();
		const roomId = this.keeper.rooms[0];
		const free = this.#candidates().find(({ processId }) => processId === to?.processId);
		if (!to || !roomId || !free || loadOf(free) > FREE || this.keeper.rooms.length < 2) return;
		this.#movedAtMs = now();
		log('info', 'roomMovesForLoad', { roomId, to: to.processId, busy: line().busy });
		await this.keeper.give(roomId, to, this.#handOver);
	}

	/** @see HandOver */
	async #gather(to: ProcessSeen, roomId: string, clients: number, tell: () => void): Promise<void> {
		const { me } = this.#options;
		const isExpected = this.#answer(`expecting ${roomId}`, EXPECTING_MS);
		const areThere = this.#answer(`gathered ${roomId}`, GATHER_MS);
		await this.#say(to.processId, { v: COMING_VERSION, from: me, expect: roomId, clients });
		if (await isExpected) {
			tell();
			await areThere;
		}
		const turn = this.#nextMove;
		this.#nextMove = turn.then(() => this.#options.sleep(MOVE_PACE_MS));
		await turn;
	}

	/** @see HandOver */
	async #announce(to: ProcessSeen, roomId: string): Promise<void> {
		const began = this.#answer(`began ${roomId}`, BEGUN_MS);
		await this.#say(to.processId, { v: GIVEN_VERSION, from: this.#options.me, take: roomId });
		await began;
	}

	/** Resolves when another process says so, to true, or after so long, to false. */
	async #answer(answer: string, limitMs: number): Promise<boolean> {
		let onSaid = () => {};
		const said = new Promise<boolean>((resolve) => {
			onSaid = () => resolve(true);
		});
		this.#answers.set(answer, onSaid);
		const isSaid = await Promise.race([said, this.#options.sleep(limitMs).then(() => false)]);
		if (this.#answers.get(answer) === onSaid) this.#answers.delete(answer);
		return isSaid;
	}

	async #say(processId: string, message: Message): Promise<void> {
		await this.#options.presence.publish(channelOf(processId), message);
	}

	#hear(message: Message): void {
		if (message?.v === GIVEN_VERSION) {
			if ('began' in message) this.#answers.get(`began ${message.began}`)?.();
			else void this.#take(message.take, message.from);
		} else if (message?.v === COMING_VERSION) {
			if ('expecting' in message) this.#answers.get(`expecting ${message.expecting}`)?.();
			else if ('gathered' in message) this.#answers.get(`gathered ${message.gathered}`)?.();
			else void this.#expect(message.expect, message.clients, message.from);
		}
	}

	/** A room was given to this process. */
	async #take(roomId: string, from: string): Promise<void> {
		const { me, log } = this.#options;
		try {
			await this.keeper.receive(roomId);
			await this.#say(from, { v: GIVEN_VERSION, from: me, began: roomId });
		} catch (error) {
			log('error', 'roomNotReceived', { roomId, error, advice: 'it is looked for again within a second' });
		}
	}

	/** A room is about to be given to this process, and its clients come before it. */
	async #expect(roomId: string, clients: number, from: string): Promise<void> {
		const { me, log } = this.#options;
		try {
			const gathered = this.keeper.expected.expect(roomId, clients);
			await this.#say(from, { v: COMING_VERSION, from: me, expecting: roomId });
			await gathered;
			await this.#say(from, { v: COMING_VERSION, from: me, gathered: roomId });
		} catch (error) {
			log('error', 'roomNotExpected', { roomId, error, advice: 'it is given all the same, and its players come after it' });
		}
	}
}

function channelOf(processId: string): string {
	return `fray:to:${processId}`;
}
