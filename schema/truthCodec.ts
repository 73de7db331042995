/**
 * Where everybody really is, tick by tick: what the server tells the load test beside the game (`/truth`), so that what
 * clients show can be checked. A stream of records, each `length, room, tick, players`; numbers little-endian.
 */

/** Of a record, beside the room's name and the players. */
const LENGTH_BYTES = 4;
const HEAD_BYTES = LENGTH_BYTES + 1 + 4 + 2;
const PLAYER_BYTES = 10;
const PARTS_PER_UNIT = 16;
const ALIVE = 1;

export interface TruePlayer {
	id: number;
	/** Units, exact to the precision of a step. */
	x: number;
	y: number;
	alive: boolean;
	/** 1 or 2; 0 without teams. */
	team: number;
	score: number;
}

export interface TruthRecord {
	roomId: string;
	/** The tick that this is the end of. */
	tick: number;
	players: Iterable<TruePlayer>;
}

/** One record. Room names are those of Colyseus: letters, digits, `-` and `_`. */
export function encodeTruth(roomId: string, tick: number, players: ReadonlyMap<number, TruePlayer>): Uint8Array {
	const bytes = new Uint8Array(HEAD_BYTES + roomId.length + players.size * PLAYER_BYTES);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, bytes.length - LENGTH_BYTES, true);
	let at = LENGTH_BYTES;
	view.setUint8(at++, roomId.length);
	for (let i = 0; i < roomId.length; i++) view.setUint8(at++, roomId.charCodeAt(i));
	view.setUint32(at, tick, true);
	view.setUint16(at + 4, players.size, true);
	at += 6;
	for (const { id, x, y, alive, team, score } of players.values()) {
		view.setUint16(at, id, true);
		view.setUint16(at + 2, Math.round(x * PARTS_PER_UNIT), true);
		view.setUint16(at + 4, Math.round(y * PARTS_PER_UNIT), true);
		view.setUint8(at + 6, alive ? ALIVE : 0);
		view.setUint8(at + 7, team);
		view.setInt16(at + 8, score, true);
		at += PLAYER_BYTES;
	}
	return bytes;
}

/** Cuts a stream into records. Players are read when they are asked for. */
export class TruthReader {
	#rest = new Uint8Array();

	/** The records that are complete with this piece of the stream. */
	read(piece: Uint8Array): TruthRecord[] {
		const bytes = this.#rest.length === 0 ? piece : join(this.#rest, piece);
		const records: TruthRecord[] = [];
		let at = 0;
		for (;;) {
			if (at + LENGTH_BYTES > bytes.length) break;
			const view = new DataView(bytes.buffer, bytes.byteOffset + at);
			const end = at + LENGTH_BYTES + view.getUint32(0, true);
			if (end > bytes.length) break;
			records.push(readRecord(bytes.slice(at, end)));
			at = end;
		}
		this.#rest = bytes.slice(at);
		return records;
	}
}

function readRecord(bytes: Uint8Array): TruthRecord {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const nameEnd = LENGTH_BYTES + 1 + view.getUint8(LENGTH_BYTES);
	const roomId = String.fromCharCode(...bytes.subarray(LENGTH_BYTES + 1, nameEnd));
	return { roomId, tick: view.getUint32(nameEnd, true), players: { [Symbol.iterator]: () => readPlayers(view, nameEnd + 4) } };
}

function* readPlayers(view: DataView, at: number): Generator<TruePlayer> {
	const end = at + 2 + view.getUint16(at, true) * PLAYER_BYTES;
	for (let from = at + 2; from < end; from += PLAYER_BYTES) {
		yield {
			id: view.getUint16(from, true),
			x: view.getUint16(from + 2, true) / PARTS_PER_UNIT,
			y: view.getUint16(from + 4, true) / PARTS_PER_UNIT,
			alive: (view.getUint8(from + 6) & ALIVE) !== 0,
			team: view.getUint8(from + 7),
			score: view.getInt16(from + 8, true),
		};
	}
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
	const joined = new Uint8Array(a.length + b.length);
	joined.set(a);
	joined.set(b, a.length);
	return joined;
}
