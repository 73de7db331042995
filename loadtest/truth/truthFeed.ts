/** Reads the server's stream of truth and keeps the last seconds of each room. One in each process that has SDK bots. */

import { type TruePlayer, TruthReader, type TruthRecord } from '../../schema/truthCodec.ts';

/** Ticks kept of a room unless said otherwise: five seconds at 30 Hz. */
const KEPT_TICKS = 150;

interface RoomTruth {
	newestTick: number;
	records: Map<number, TruthRecord>;
	/** Records that were asked for, with their players by id. */
	read: Map<number, ReadonlyMap<number, TruePlayer>>;
}

export class TruthFeed {
	readonly #rooms = new Map<string, RoomTruth>();
	readonly #abort = new AbortController();
	readonly #keptTicks: number;
	/** Why there is none; undefined while it flows. */
	problem: string | undefined;

	/** Begins to read; what goes wrong is told in `problem`. `keptTicks`: of each room. */
	constructor(url: string, keptTicks = KEPT_TICKS) {
		this.#keptTicks = keptTicks;
		void this.#read(new URL('/truth', url)).catch((error) => {
			if (!this.#abort.signal.aborted) this.problem = error instanceof Error ? error.message : String(error);
		});
	}

	newestTick(roomId: string): number {
		return this.#rooms.get(roomId)?.newestTick ?? 0;
	}

	at(roomId: string, tick: number): ReadonlyMap<number, TruePlayer> | undefined {
		const room = this.#rooms.get(roomId);
		const known = room?.read.get(tick);
		if (known) return known;
		const record = room?.records.get(tick);
		if (!room || !record) return undefined;
		const players = new Map([...record.players].map((player) => [player.id, player]));
		room.read.set(tick, players);
		return players;
	}

	close(): void {
		this.#abort.abort();
	}

	async #read(url: URL): Promise<void> {
		const response = await fetch(url, { signal: this.#abort.signal });
		if (!response.ok || !response.body) throw new Error(`the server has no /truth (${response.status}): start it with FRAY_TRUTH=on`);
		const reader = new TruthReader();
		for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>)
			for (const record of reader.read(piece)) this.#keep(record);
		throw new Error('the stream of truth has ended');
	}

	#keep(record: TruthRecord): void {
		let room = this.#rooms.get(record.roomId);
		if (!room) {
			room = { newestTick: 0, records: new Map(), read: new Map() };
			this.#rooms.set(record.roomId, room);
		}
		room.newestTick = record.tick;
		room.records.set(record.tick, record);
		room.records.delete(record.tick - this.#keptTicks);
		room.read.delete(record.tick - this.#keptTicks);
	}
}
