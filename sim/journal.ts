/**
 * A match as it is kept: what it began with, and what came in at which tick. Written by `JournalEncoder`, read by
 * `readJournal`; replays, golden tests and failover are all uses of it.
 *
 * A file is
 *
 *     "FRAY" | version: 1 byte | header: block of JSON | record*
 *     record = block of ( kind: 1 byte | ... )           block = length: varint | bytes
 *       kind 1, a tick: flags | [joins] [leaves] [tunings] [votes] [sights] | one command a seated player | hash of the world: 4 bytes
 *       kind 2, the end: reason
 *
 * where a command is a mask of what differs from the player's last one and those differences (`journalRecord.ts`):
 * most ticks change the aim and, predictably, the instant seen. What a client said of its own screen (`ClientWord`) is
 * written the same way: nothing while each tick brings it one more state.
 */

import { type ByteReader, ByteWriter } from './journalBytes.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import type { TickInput } from './tickInput.ts';
import { readTuning, TUNABLES } from './tuning.ts';
import type { World } from './world.ts';

/** Raised with every change of the layout. */
export const JOURNAL_VERSION = 3;
/** Oldest that is read: 3 only adds to 2, of which what clients said of their screens is not known. */
const OLDEST_READ = 2;

/** Kinds of record. */
export const RECORD = { tick: 1, end: 2 } as const;

const MAGIC = new Uint8Array([0x46, 0x52, 0x41, 0x59]);

/** What the room knows of a journal's beginning. JSON-safe. */
export interface JournalStart {
	/** State of the world's generator at the start: the seed of a fresh match. */
	seed: number;
	arenaId: string;
	modeId: string;
	tickRate: number;
	/** Tick that the world stood at before the first recorded one. */
	startTick: number;
	/** Every number that the match began with, by key. */
	tuning: Record<string, number>;
	/** The world at `startTick`, for a journal that begins in the middle of a match. */
	snapshot?: Snapshot;
}

export interface JournalHeader extends JournalStart {
	/** Names the rules: a hash over their sources. */
	rulesHash: string;
	/** Version of the server. */
	engineVersion: string;
	/** When, as the one who keeps it labels it. */
	startedAt: string;
	roomId: string;
}

export interface JournalTick {
	input: TickInput;
	/** `hashWorld` after the tick. */
	hash: number;
}

export interface Journal {
	header: JournalHeader;
	/** The first is `header.startTick + 1`; none is left out. */
	ticks: JournalTick[];
	/** Why the journal was ended; undefined when nobody ended it (a crash, or it is still being written). */
	endReason: string | undefined;
	/** What is wrong with its last bytes, which were left out; undefined when nothing is. */
	damage: string | undefined;
}

/** The beginning of a journal of a world that is about to make its first recorded step. */
export function journalStart(world: World): JournalStart {
	const tuning: Record<string, number> = {};
	for (const { key } of TUNABLES) tuning[key] = readTuning(world.tuning, key);
	const fresh = world.history.length === 0 && world.players.size === 0;
	return {
		seed: world.rng.seed,
		arenaId: world.arena.id,
		modeId: world.mode.id,
		tickRate: world.tickRate,
		startTick: world.tick,
		tuning,
		...(fresh ? {} : { snapshot: takeSnapshot(world) }),
	};
}

/** The first bytes of a journal. */
export function encodeJournalHeader(header: JournalHeader): Uint8Array {
	const writer = new ByteWriter();
	writer.raw(MAGIC);
	writer.byte(JOURNAL_VERSION);
	writer.string(JSON.stringify(header));
	return writer.bytes();
}

/** Reads the first bytes of a journal, leaving the reader at its first record. Throws a RangeError that says why not. */
export function readJournalHeader(reader: ByteReader): JournalHeader {
	try {
		for (const sign of MAGIC) if (reader.byte() !== sign) throw new RangeError('the first bytes are not "FRAY"');
	} catch (error) {
		throw new RangeError(`this is not a journal of Fray: ${(error as Error).message}`);
	}
	const version = reader.left > 0 ? reader.byte() : 0;
	if (version < OLDEST_READ || version > JOURNAL_VERSION) {
		throw new RangeError(
			`this journal has format version ${version}, this program reads versions ${OLDEST_READ} to ${JOURNAL_VERSION}: replay it with the release that wrote it`,
		);
	}
	try {
		return JSON.parse(reader.string()) as JournalHeader;
	} catch (error) {
		throw new RangeError(`the journal's header cannot be read: ${(error as Error).message}`);
	}
}
