/**
 * Rooms that come to this process: of processes that have stopped, of nobody, and those that were given to it. Each is
 * made again from what is kept of it. Used by `Keeper`.
 */

import type { KeptRoom } from '../../rooms/continuity.ts';
import type { Authority } from './authority.ts';
import type { KeeperOptions } from './keeper.ts';
import { type RestoredRoom, restoreRoom } from './restoreRoom.ts';
import { NOBODY, type TakenRoom } from './store.ts';

/** Rooms that are taken at once from a process that has stopped: the others take some too. */
const TAKEN_AT_ONCE = 3;
/** Between looks for rooms that belong to nobody, or to this process without running here, ms. */
const TIDY_EVERY_MS = 1000;

export interface Arriving {
	restored: RestoredRoom;
	roomName: string;
	/** @see HeldRoom */
	provenUntilMs: number;
}

export type ArrivalsOptions = Pick<KeeperOptions, 'store' | 'log' | 'rulesHash' | 'createRoom' | 'now' | 'line'>;

/** Rooms of this process, as far as those that come need to know. */
export interface OwnRooms {
	runs(roomId: string): boolean;
	/** A room is here, and its seats wait for their players. Returns how many were at the door before it. */
	came(roomId: string): number;
	/** A room that could not be made is none. */
	forget(roomId: string): void;
}

export class Arrivals {
	readonly #options: ArrivalsOptions;
	readonly #authority: Authority;
	readonly #own: OwnRooms;
	readonly #arriving = new Map<string, Arriving>();
	/** Rooms that were given to this process and are being fetched or made. */
	readonly #coming = new Set<string>();
	#taking = false;
	#tidyAtMs = Number.NEGATIVE_INFINITY;

	constructor(options: ArrivalsOptions, authority: Authority, own: OwnRooms) {
		this.#options = options;
		this.#authority = authority;
		this.#own = own;
	}

	/** A room that is being made; undefined for any other. */
	of(roomId: string): Arriving | undefined {
		return this.#arriving.get(roomId);
	}

	/** Takes what may be taken. Called after each beat; does nothing while it is still at it. */
	async look(): Promise<void> {
		if (this.#taking || this.#options.line().draining) return;
		this.#taking = true;
		const { now } = this.#options;
		try {
			for (const { processId, beat } of await this.#authority.mayTakeFrom()) await this.#takeFrom(processId, beat);
			if (now() - this.#tidyAtMs < TIDY_EVERY_MS) return;
			this.#tidyAtMs = now();
			await this.#takeFrom(NOBODY, '');
			// Given to this process by one whose word of it did not come, or was not understood.
			for (const roomId of await this.#options.store.owned()) await this.receive(roomId);
		} catch (error) {
			this.#options.log('error', 'takeOverFailed', { error });
		} finally {
			this.#taking = false;
		}
	}

	async #takeFrom(from: string, beat: string): Promise<void> {
		const { store, log } = this.#options;
		let taken = 0;
		for (;;) {
			const { untilMs } = this.#authority;
			const { left, rooms } = await store.take(from, beat, TAKEN_AT_ONCE);
			for (const room of rooms) await this.#begin(room, untilMs);
			taken += rooms.length;
			if (left <= 0) break;
		}
		if (taken > 0 || from !== NOBODY) log('info', 'processTakenOver', { processId: from, rooms: taken });
	}

	/** A room was given to this process. Resolves when it runs, or cannot. */
	async receive(roomId: string): Promise<void> {
		if (this.#own.runs(roomId) || this.#coming.has(roomId)) return;
		this.#coming.add(roomId);
		try {
			const { untilMs } = this.#authority;
			const room = await this.#options.store.fetch(roomId);
			// Without an image it is one that is just being made here.
			if (room && room.image.length > 0) await this.#begin(room, untilMs);
		} finally {
			this.#coming.delete(roomId);
		}
	}

	async #begin(taken: TakenRoom, provenUntilMs: number): Promise<void> {
		const { store, log, rulesHash, createRoom, now } = this.#options;
		const { roomId, epoch, roomName } = taken;
		// This process stood still meanwhile, or was not heard of: somebody else may have taken it since. It is looked for again.
		if (now() >= provenUntilMs) return;
		let room: KeptRoom | undefined;
		try {
			const restored = restoreRoom(taken, rulesHash);
			this.#arriving.set(roomId, { restored, roomName, provenUntilMs });
			room = await createRoom(roomName, restored.options, roomId);
			const counted = room.awaitPlayers(restored);
			// Nobody waits for the list of rooms.
			this.#arriving.delete(roomId);
			const atDoor = this.#own.came(roomId);
			await counted;
			const { ticksRun, match, differs, seats } = restored;
			log('info', 'roomRestored', {
				roomId,
				epoch,
				ticksRun,
				toTick: match.world.tick,
				seats: seats.length,
				atDoor,
				...(differs ? { differs } : {}),
			});
		} catch (error) {
			// Never half loaded: its players are told that it ended.
			log('error', 'roomNotRestored', { roomId, epoch, error, advice: 'its match has ended; its journal, if one is kept, has all of it' });
			this.#own.forget(roomId);
			await store.end(roomId, epoch);
			room?.moveAway(undefined);
		} finally {
			this.#arriving.delete(roomId);
		}
	}
}
