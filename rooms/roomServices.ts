/**
 * What a room needs of the process around it, as an interface, so that rooms never import `server/`. Provided once by
 * `server/main.ts`; without that (tests) a room gets harmless defaults: quiet, no journal.
 */

import type { JournalStart } from '../sim/journal.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Facts of one log line; values must survive `JSON.stringify`. */
export type LogFields = Readonly<Record<string, unknown>>;

/** One match's journal on disk. Neither method throws: a full disk costs the journal, never the match. */
export interface JournalWriter {
	/** Adds bytes at the end. The writer copies or owns them before it returns. */
	append(bytes: Uint8Array): void;
	/** Ends the file; later calls do nothing. */
	close(): void;
}

export interface RoomServices {
	/** Version of the server, as package.json has it. */
	readonly version: string;
	/** Ticks a second for new rooms. */
	readonly tickRate: number;
	/** One line of the log. `event` is a short constant name (`roomFailed`); what varies goes into `fields`. */
	log(level: LogLevel, event: string, fields?: LogFields): void;
	/** Reported after each tick: how long the step took, and how long after the one before it began, ms. */
	tickStats(roomId: string, stepMs: number, intervalMs: number): void;
	/**
	 * Starts a match's journal and writes its header (`journalStart(world)` and what the process adds); records follow
	 * by `append`. Undefined when nothing can be kept (disk full, limit reached).
	 */
	openJournal(roomId: string, start: JournalStart): JournalWriter | undefined;
}

let services: RoomServices = {
	version: '0.0.0',
	tickRate: 30,
	log: () => {},
	tickStats: () => {},
	openJournal: () => undefined,
};

/** Sets what rooms made from now on work with; a test may give only what it looks at. */
export function provideRoomServices(provided: Partial<RoomServices>): void {
	services = { ...services, ...provided };
}

export function roomServices(): RoomServices {
	return services;
}
