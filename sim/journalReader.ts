/** Reads a journal back, as far as it goes: a crash leaves a last record cut short. Used by replays and golden tests. */

import { type Journal, RECORD, readJournalHeader } from './journal.ts';
import { ByteReader } from './journalBytes.ts';
import { readTickInput, type Seats, seatAll } from './journalRecord.ts';

/** Throws a RangeError when it is no journal, or of another version; what is cut or spoilt after that is in `damage`. */
export function readJournal(bytes: Uint8Array): Journal {
	const reader = new ByteReader(bytes);
	const header = readJournalHeader(reader);
	const journal: Journal = { header, ticks: [], endReason: undefined, damage: undefined };
	const seats = seatAll(header.snapshot?.players.map(({ id }) => id) ?? []);
	while (reader.left > 0 && journal.endReason === undefined) {
		const at = reader.offset;
		try {
			readRecord(new ByteReader(reader.block()), seats, journal);
		} catch (error) {
			const lost = bytes.length - at;
			const lastTick = header.startTick + journal.ticks.length;
			journal.damage = `cut or damaged after tick ${lastTick}: the last ${lost} bytes are left out (${(error as Error).message})`;
			break;
		}
	}
	return journal;
}

function readRecord(record: ByteReader, seats: Seats, journal: Journal): void {
	const kind = record.byte();
	if (kind === RECORD.tick) {
		const input = readTickInput(record, seats);
		journal.ticks.push({ input, hash: record.uint32() });
	} else if (kind === RECORD.end) journal.endReason = record.string();
	else throw new RangeError(`unknown record kind ${kind}`);
	if (record.left > 0) throw new RangeError(`${record.left} bytes too many in a record`);
}
