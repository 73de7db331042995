/**
 * Writes what a player's screen showed as bytes. Used by `netcode/complaintSender.ts`.
 *
 *     version: 1 byte | tick rate | own id | length | pictures | shots | corrections | figures
 *
 * Numbers are varints; in pictures they are differences from the picture before, so most are one byte.
 */

import { SEEN_PARTS } from '../sim/command.ts';
import { ByteWriter } from '../sim/journalBytes.ts';
import {
	ENTRIES_MOST,
	FIGURE_PARTS,
	LAST_SECONDS_BYTES,
	type LastSeconds,
	LINE_FIGURES,
	OTHERS_MOST,
	PICTURES_MOST,
	SHOT_NEWS,
	type ShownPicture,
	VICTIMS_MOST,
} from './lastSeconds.ts';

/** Raised with every change of the layout. */
export const RECORD_VERSION = 1;
/** Places are told in quarters of a unit. */
export const PLACE_PARTS = 4;

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
	writer.byte(RECORD_VERSION);
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

/** Where everybody was last told to be, in parts: what is told is the way from there. */
class Places {
	private readonly last = new Map<number, { x: number; y: number }>();

	write(writer: ByteWriter, id: number, { x, y }: { x: number; y: number }): void {
		const before = this.last.get(id) ?? { x: 0, y: 0 };
		const now = { x: inParts(x), y: inParts(y) };
		writer.signed(now.x - before.x);
		writer.signed(now.y - before.y);
		this.last.set(id, now);
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

function inParts(units: number): number {
	return Math.round(units * PLACE_PARTS);
}
