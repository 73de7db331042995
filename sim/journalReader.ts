/** Reads a journal back, as far as it goes: a crash leaves a last record cut short. Used by replays and golden tests. */

import { type Journal, type JournalHeader, RECORD, readJournalHeader } from './journal.ts';
import { ByteReader } from './journalBytes.ts';
import { readTickInput, seatAll } from './journalRecord.ts';

/** Throws a RangeError when it is no journal, or of another version; what is cut or spoilt after that is in `damage`. */
export function readJournal(bytes: Uint8Array): Journal {
	const reader = new ByteReader(bytes);
	const header = readJournalHeader(reader);
	return { header, ...readTicks(reader, header.snapshot?.players.map(({ id }) => id) ?? []) };
}

/** The records after a header, or after a snapshot that is kept apart from them. `seated`: ids of who was there before the first. */
export function readTicks(reader: ByteReader, seated: Iterable<number>): Omit<Journal, 'header'> {
	const ticks: Journal['ticks'] = [];
	const seats = seatAll(seated);
	const end = readRecords(reader, (record) => {
		const input = readTickInput(record, seats);
		ticks.push({ input, hash: record.uint32() });
		if (record.left > 0) throw new RangeError(`${record.left} bytes too many in a record`);
	});
	return { ticks, ...end };
}

export interface JournalOutline {
	header: JournalHeader;
	tickCount: number;
	endReason: string | undefined;
}

/** What a journal is, without what happened in it: for lists. Throws as `readJournal` does. */
export function outlineJournal(bytes: Uint8Array): JournalOutline {
	const reader = new ByteReader(bytes);
	const header = readJournalHeader(reader);
	let tickCount = 0;
	const { endReason } = readRecords(reader, () => {
		tickCount++;
	});
	return { header, tickCount, endReason };
}

/** Calls `onTick` with the rest of each tick's record; stops at the end, or at the first that cannot be read. */
function readRecords(reader: ByteReader, onTick: (record: ByteReader) => void): Pick<Journal, 'endReason' | 'damage'> {
	for (let index = 0; reader.left > 0; index++) {
		const lost = reader.left;
		try {
			const record = new ByteReader(reader.block());
			const kind = record.byte();
			if (kind === RECORD.end) return { endReason: record.string(), damage: undefined };
			if (kind !== RECORD.tick) throw new RangeError(`unknown record kind ${kind}`);
			onTick(record);
		} catch (error) {
			const reason = (error as Error).message;
			return { endReason: undefined, damage: `cut or damaged after ${index} ticks: the last ${lost} bytes are left out (${reason})` };
		}
	}
	return { endReason: undefined, damage: undefined };
}
