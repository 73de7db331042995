/** Reads what a player's screen showed from bytes, which may come from anybody. Used by the server and by replays. */

import { SEEN_PARTS } from '../sim/command.ts';
import { ByteReader } from '../sim/journalBytes.ts';
import {
	ENTRIES_MOST,
	FIGURE_PARTS,
	LAST_SECONDS,
	LAST_SECONDS_BYTES,
	type LastSeconds,
	LINE_FIGURES,
	type LineSample,
	OTHERS_MOST,
	PICTURES_MOST,
	SHOT_NEWS,
	type ShownCorrection,
	type ShownOther,
	type ShownPicture,
	type ShownShot,
	VICTIMS_MOST,
} from './lastSeconds.ts';
import { PLACE_PARTS, RECORD_VERSION } from './lastSecondsWriter.ts';

/** No map is larger, units. */
const PLACE_MOST = 16_384;

/** Reads what `writeLastSeconds` wrote, from anybody. Throws a RangeError when it is anything else. */
export function readLastSeconds(bytes: Uint8Array): LastSeconds {
	if (bytes.length > LAST_SECONDS_BYTES) throw new RangeError(`the record has ${bytes.length} bytes, ${LAST_SECONDS_BYTES} are allowed`);
	const reader = new ByteReader(bytes);
	const version = reader.byte();
	if (version !== RECORD_VERSION) throw new RangeError(`the record has version ${version}, this program reads version ${RECORD_VERSION}`);
	const tickRate = within(reader.varint(), 255);
	const selfId = within(reader.varint(), 65_535);
	const lengthMs = within(reader.varint(), 10 * LAST_SECONDS * 1000);
	const pictures = readPictures(reader);
	const clock = new ReadClock(reader);
	const shots = readList(reader, (): ShownShot => {
		const atMs = clock.read();
		const frame = reader.varint();
		const news = SHOT_NEWS[reader.byte()];
		if (!news) throw new RangeError('there is no such news of a shot');
		if (news !== 'shown') return { atMs, frame, news, weapon: 0, x: 0, y: 0, victims: [] };
		const weapon = reader.byte();
		const [x, y] = [inUnits(reader.signed()), inUnits(reader.signed())];
		const victims = Array.from({ length: within(reader.byte(), VICTIMS_MOST) }, () => within(reader.varint(), 65_535));
		return { atMs, frame, news, weapon, x, y, victims };
	});
	clock.restart();
	const corrections = readList(
		reader,
		(): ShownCorrection => ({ atMs: clock.read(), tick: reader.varint(), units: inUnits(reader.varint()) }),
	);
	clock.restart();
	const line = readList(reader, () => {
		const sample = { atMs: clock.read() } as LineSample;
		for (const figure of LINE_FIGURES) sample[figure] = reader.signed() / FIGURE_PARTS[figure];
		return sample;
	});
	if (reader.left > 0) throw new RangeError(`${reader.left} bytes too many in the record`);
	return { tickRate, selfId, lengthMs, pictures, shots, corrections, line };
}

function readPictures(reader: ByteReader): ShownPicture[] {
	const clock = new ReadClock(reader);
	const places = new Places();
	let view = 0;
	return Array.from({ length: within(reader.varint(), PICTURES_MOST) }, (): ShownPicture => {
		const atMs = clock.read();
		view += reader.signed();
		const ownTick = (view + reader.signed()) / SEEN_PARTS;
		const count = reader.byte();
		const own = count % 2 === 1 ? places.read(reader, 0) : undefined;
		let id = 0;
		const others = Array.from({ length: within(count >> 1, OTHERS_MOST) }, (): ShownOther => {
			const packed = reader.signed();
			const alive = packed % 2 !== 0;
			id = within(id + (packed - (alive ? 1 : 0)) / 2, 65_535);
			return { id, ...places.read(reader, id), alive };
		});
		return { atMs, viewTick: view / SEEN_PARTS, ownTick, own, others };
	});
}

function readList<T>(reader: ByteReader, each: () => T): T[] {
	return Array.from({ length: within(reader.varint(), ENTRIES_MOST) }, each);
}

/** Where everybody was last told to be, in parts: what is told is the way from there. */
class Places {
	private readonly last = new Map<number, { x: number; y: number }>();

	read(reader: ByteReader, id: number): { x: number; y: number } {
		const before = this.last.get(id) ?? { x: 0, y: 0 };
		const now = { x: before.x + reader.signed(), y: before.y + reader.signed() };
		this.last.set(id, now);
		return { x: inUnits(now.x), y: inUnits(now.y) };
	}
}

/** Times in whole ms, each told as the way from the one before. */
class ReadClock {
	private lastMs = 0;
	private readonly reader: ByteReader;

	constructor(reader: ByteReader) {
		this.reader = reader;
	}

	read(): number {
		this.lastMs += this.reader.varint();
		return this.lastMs;
	}

	restart(): void {
		this.lastMs = 0;
	}
}

function inUnits(parts: number): number {
	if (Math.abs(parts) > PLACE_MOST * PLACE_PARTS) throw new RangeError(`a place of ${parts / PLACE_PARTS} units is on no map`);
	return parts / PLACE_PARTS;
}

function within(value: number, most: number): number {
	if (!(value >= 0 && value <= most)) throw new RangeError(`${value} is more than ${most}, or less than nothing`);
	return value;
}
