/**
 * What a player's screen showed in the last seconds, as it is sent with a complaint and kept: pictures with everybody's
 * place in them, own shots, corrections, the figures of the connection. Made by `netcode/screenRecorder.ts`; checked by
 * the server, opened beside the match by whoever looks into it.
 *
 *     version: 1 byte | tick rate | own id | length | pictures | shots | corrections | figures
 *
 * Numbers are varints; in pictures they are differences from the picture before, so most are one byte.
 */

import { SEEN_PARTS } from '../sim/command.ts';
import { ByteReader, ByteWriter } from '../sim/journalBytes.ts';

export const LAST_SECONDS = 30;
/** Most bytes of a record, and most when they are packed: what a client may send, and what a server takes. */
export const LAST_SECONDS_BYTES = 256 * 1024;
export const PACKED_BYTES = 200 * 1024;

const VERSION = 1;
/** Places are told in quarters of a unit. */
const PLACE_PARTS = 4;
const PLACE_MOST = 16_384 * PLACE_PARTS;
/** Most others of a picture: more than are in sight anywhere but where all are. */
export const OTHERS_MOST = 64;
const PICTURES_MOST = 2000;
const ENTRIES_MOST = 4000;
const VICTIMS_MOST = 16;

export interface ShownOther {
	id: number;
	/** Where it was shown, units. */
	x: number;
	y: number;
	alive: boolean;
}

export interface ShownPicture {
	/** Since the record began, ms. */
	atMs: number;
	/** The instant that the others were shown at, and the one of the own body, ticks. */
	viewTick: number;
	ownTick: number;
	/** The own body as predicted and drawn, units; undefined while there is none. */
	own: { x: number; y: number } | undefined;
	others: readonly ShownOther[];
}

/** An own shot is on the screen; the server fired it; it did not, and the shot was taken back. */
export const SHOT_NEWS = ['shown', 'confirmed', 'withdrawn'] as const;

export interface ShownShot {
	atMs: number;
	/** The frame that fires it. */
	frame: number;
	news: (typeof SHOT_NEWS)[number];
	/** Of `shown`; zeros otherwise. Units. */
	weapon: number;
	x: number;
	y: number;
	/** Whom it met on the screen at once. */
	victims: readonly number[];
}

export interface ShownCorrection {
	atMs: number;
	/** Of the state that it came with. */
	tick: number;
	/** How far the own place moved by it. */
	units: number;
}

/** Figures of the connection and the parts of one in which each is told. */
const FIGURE_PARTS = {
	rttMs: 1,
	jitterMs: 10,
	viewDelayMs: 1,
	framesEarly: 10,
	pendingFrames: 1,
	/** Of the last minute. */
	corrections: 1,
	held: 1,
	discarded: 1,
	exactShare: 10_000,
	ladderStep: 1,
	receivedBytesPerSec: 1,
	sentBytesPerSec: 1,
	framesPerSec: 1,
	/** Nothing heard for so long. */
	silentMs: 1,
} as const;
export type LineFigure = keyof typeof FIGURE_PARTS;
export const LINE_FIGURES = Object.keys(FIGURE_PARTS) as LineFigure[];

export type LineSample = Record<LineFigure, number> & { atMs: number };

export interface LastSeconds {
	tickRate: number;
	selfId: number;
	/** From the first picture to the press, ms. */
	lengthMs: number;
	/** Oldest first. */
	pictures: readonly ShownPicture[];
	shots: readonly ShownShot[];
	corrections: readonly ShownCorrection[];
	line: readonly LineSample[];
}

/** As bytes, `LAST_SECONDS_BYTES` at most: the oldest pictures are left out when it would be more. */
export function writeLastSeconds(record: Readonly<LastSeconds>): Uint8Array<ArrayBuffer> {
	const writer = new ByteWriter();
	let { pictures } = record;
	for (;;) {
		writer.clear();
		write(writer, record, pictures);
		const bytes = writer.bytes();
		if (bytes.length <= LAST_SECONDS_BYTES || pictures.length === 0) return bytes.slice();
		pictures = pictures.slice(Math.ceil(pictures.length / 8));
	}
}

function write(writer: ByteWriter, record: Readonly<LastSeconds>, pictures: readonly ShownPicture[]): void {
	writer.byte(VERSION);
	for (const value of [record.tickRate, record.selfId, Math.round(record.lengthMs)]) writer.varint(value);
	writePictures(writer, pictures.slice(-PICTURES_MOST));
	const clock = new WrittenClock(writer);
	writeList(writer, record.shots, (shot) => {
		clock.write(shot.atMs);
		writer.varint(shot.frame);
		writer.byte(SHOT_NEWS.indexOf(shot.news));
		if (shot.news !== 'shown') return;
		writer.byte(shot.weapon);
		writer.signed(inParts(shot.x));
		writer.signed(inParts(shot.y));
		const victims = shot.victims.slice(0, VICTIMS_MOST);
		writer.byte(victims.length);
		for (const id of victims) writer.varint(id);
	});
	clock.restart();
	writeList(writer, record.corrections, ({ atMs, tick, units }) => {
		clock.write(atMs);
		writer.varint(tick);
		writer.varint(inParts(units));
	});
	clock.restart();
	writeList(writer, record.line, (sample) => {
		clock.write(sample.atMs);
		for (const figure of LINE_FIGURES) writer.signed(Math.round(sample[figure] * FIGURE_PARTS[figure]));
	});
}

function writeList<T>(writer: ByteWriter, list: readonly T[], each: (entry: T) => void): void {
	const newest = list.slice(-ENTRIES_MOST);
	writer.varint(newest.length);
	for (const entry of newest) each(entry);
}

function writePictures(writer: ByteWriter, pictures: readonly ShownPicture[]): void {
	const clock = new WrittenClock(writer);
	const places = new Places();
	let view = 0;
	writer.varint(pictures.length);
	for (const { atMs, viewTick, ownTick, own, others } of pictures) {
		clock.write(atMs);
		const at = Math.round(viewTick * SEEN_PARTS);
		writer.signed(at - view);
		writer.signed(Math.round(ownTick * SEEN_PARTS) - at);
		view = at;
		const shown = others.slice(0, OTHERS_MOST);
		writer.byte(shown.length * 2 + (own ? 1 : 0));
		if (own) places.write(writer, 0, own);
		let before = 0;
		for (const other of shown) {
			writer.signed((other.id - before) * 2 + (other.alive ? 1 : 0));
			before = other.id;
			places.write(writer, other.id, other);
		}
	}
}

/** Reads what `writeLastSeconds` wrote, from anybody. Throws a RangeError when it is anything else. */
export function readLastSeconds(bytes: Uint8Array): LastSeconds {
	if (bytes.length > LAST_SECONDS_BYTES) throw new RangeError(`the record has ${bytes.length} bytes, ${LAST_SECONDS_BYTES} are allowed`);
	const reader = new ByteReader(bytes);
	const version = reader.byte();
	if (version !== VERSION) throw new RangeError(`the record has version ${version}, this program reads version ${VERSION}`);
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

	write(writer: ByteWriter, id: number, { x, y }: { x: number; y: number }): void {
		const before = this.of(id);
		const [toX, toY] = [inParts(x), inParts(y)];
		writer.signed(toX - before.x);
		writer.signed(toY - before.y);
		before.x = toX;
		before.y = toY;
	}

	read(reader: ByteReader, id: number): { x: number; y: number } {
		const place = this.of(id);
		place.x += reader.signed();
		place.y += reader.signed();
		return { x: inUnits(place.x), y: inUnits(place.y) };
	}

	private of(id: number): { x: number; y: number } {
		let place = this.last.get(id);
		if (!place) {
			place = { x: 0, y: 0 };
			this.last.set(id, place);
		}
		return place;
	}
}

/** Times in whole ms, each as the way from the one before. */
class WrittenClock {
	private lastMs = 0;
	private readonly writer: ByteWriter;

	constructor(writer: ByteWriter) {
		this.writer = writer;
	}

	write(atMs: number): void {
		const ms = Math.max(this.lastMs, Math.round(atMs));
		this.writer.varint(ms - this.lastMs);
		this.lastMs = ms;
	}

	restart(): void {
		this.lastMs = 0;
	}
}

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

function inParts(units: number): number {
	return Math.round(units * PLACE_PARTS);
}

function inUnits(parts: number): number {
	if (parts < -PLACE_MOST || parts > PLACE_MOST) throw new RangeError(`a place of ${parts / PLACE_PARTS} units is on no map`);
	return parts / PLACE_PARTS;
}

function within(value: number, most: number): number {
	if (!(value >= 0 && value <= most)) throw new RangeError(`${value} is more than ${most}, or less than nothing`);
	return value;
}
