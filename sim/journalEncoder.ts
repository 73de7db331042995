/** Turns a running match into a journal's bytes, a record a tick. The room owns one, and gives what it returns to disk. */

import { RECORD } from './journal.ts';
import { ByteWriter } from './journalBytes.ts';
import { type Seats, seatAll, writeTickInput } from './journalRecord.ts';
import type { TickInput } from './tickInput.ts';

export class JournalEncoder {
	readonly #seats: Seats;
	readonly #payload = new ByteWriter();
	readonly #record = new ByteWriter();

	/** `start` is what the journal's header was made of; of it only who was there counts. */
	constructor(start: { snapshot?: { players: readonly { id: number }[] } | undefined }) {
		this.#seats = seatAll(start.snapshot?.players.map(({ id }) => id) ?? []);
	}

	/**
	 * The record of one tick: what went into `stepWorld`, and `hashWorld` after it. The bytes are overwritten by the
	 * next call. Throws a RangeError for a command that was not sanitized;
	 * the journal can then only be ended.
	 */
	tick(input: TickInput, hash: number): Uint8Array {
		this.#payload.clear();
		this.#payload.byte(RECORD.tick);
		writeTickInput(this.#payload, this.#seats, input);
		this.#payload.uint32(hash);
		return this.#frame();
	}

	/** The last record, with a reason in a word or a sentence: `over`, `shutdown`, an error's message. */
	end(reason: string): Uint8Array {
		this.#payload.clear();
		this.#payload.byte(RECORD.end);
		this.#payload.string(reason);
		return this.#frame();
	}

	#frame(): Uint8Array {
		this.#record.clear();
		this.#record.block(this.#payload.bytes());
		return this.#record.bytes();
	}
}
