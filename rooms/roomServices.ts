/**
 * What a room needs of the process around it, as an interface, so that rooms never import `server/`. Provided once by
 * `server/main.ts`; without that (tests) a room gets harmless defaults: quiet, no journal.
 */

import type { KeptReason } from '../schema/keptReport.ts';
import type { JournalStart } from '../sim/journal.ts';
import type { World } from '../sim/world.ts';
import type { Continuity } from './continuity.ts';
import type { FoulKind } from './foulPlay.ts';
import { NOBODY_KNOWN, type Players } from './players.ts';
import type { TickReport } from './tickReport.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Facts of one log line; values must survive `JSON.stringify`. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A journal that stays, under its code. */
export interface KeptJournal {
	code: string;
	/** Where it lies. */
	path: string;
	/** Adds what a player's screen showed: `LastSeconds`, packed by gzip. Resolves with why not, in words, or undefined. */
	addScreen(packed: Uint8Array): Promise<string | undefined>;
}

/** One match's journal on disk. Nothing here throws: a full disk costs the journal, never the match. */
export interface JournalWriter {
	/** Adds bytes at the end. The writer copies or owns them before it returns. */
	append(bytes: Uint8Array): void;
	/** Ends the file; later calls do nothing. */
	close(): void;
	/** Keeps what there is and what follows, beyond the limit of all journals. Rejects with why not, in words for a player. */
	keep(reason: KeptReason): Promise<KeptJournal>;
}

export interface RoomServices {
	/** Version of the server, as package.json has it. */
	readonly version: string;
	/** Ticks a second for new rooms. */
	readonly tickRate: number;
	/** Most people on a process; whoever comes then waits in line. 0 for no limit. */
	readonly mostPlayers: number;
	readonly players: Players;
	/** One line of the log. `event` is a short constant name (`roomFailed`); what varies goes into `fields`. */
	log(level: LogLevel, event: string, fields?: LogFields): void;
	/** Reported after each tick. What it is given is used again in the next: it keeps nothing of it. */
	tickStats(report: TickReport): void;
	/** Reported each time that a client does what ours cannot. */
	foulPlay(kind: FoulKind): void;
	/** Reported when a group has its seats: how long it looked, ms. */
	searchEnded(waitedMs: number): void;
	/** Given the world at the end of each tick, when somebody checks what clients show against it; it only reads. */
	showTruth?: ((roomId: string, world: World) => void) | undefined;
	/**
	 * Starts a match's journal and writes its header (`journalStart(world)` and what the process adds); records follow
	 * by `append`. Undefined when nothing can be kept (disk full, limit reached).
	 */
	openJournal(roomId: string, start: JournalStart): JournalWriter | undefined;
	/** Where rooms outlive their process. */
	continuity?: Continuity | undefined;
}

let services: RoomServices = {
	version: '0.0.0',
	tickRate: 30,
	mostPlayers: 0,
	players: NOBODY_KNOWN,
	log: () => {},
	tickStats: () => {},
	searchEnded: () => {},
	foulPlay: () => {},
	openJournal: () => undefined,
};

/** Sets what rooms made from now on work with; a test may give only what it looks at. */
export function provideRoomServices(provided: Partial<RoomServices>): void {
	services = { ...services, ...provided };
}

export function roomServices(): RoomServices {
	return services;
}
