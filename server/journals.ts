/**
 * The journals of all matches, as files in one folder that never outgrows its limit. Given to the rooms by
 * `server/main.ts`. Ticks only leave bytes here; they are written about once a second, and a disk that is full or
 * read-only costs the journals, never a match.
 */

import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalWriter, RoomServices } from '../rooms/roomServices.ts';
import { encodeJournalHeader, type JournalStart } from '../sim/journal.ts';
import { JournalFile } from './journalFile.ts';
import { KeptJournals } from './keptJournals.ts';

export const JOURNAL_SUFFIX = '.fray';
const FLUSH_EVERY_MS = 1000;
const MEGABYTE = 1_000_000;

export interface JournalStoreOptions {
	dir: string;
	/** Largest sum of all journals, megabytes; the oldest that are closed go first. 0 keeps none. */
	limitMb: number;
	/** Where those stay that somebody asked for, and the most that these take, megabytes. */
	keptDir: string;
	keptLimitMb: number;
	log: RoomServices['log'];
	/** `hashRules()`. */
	rulesHash: string;
	/** Version of the server. */
	engineVersion: string;
	/** The wall clock, for names and labels. */
	now?: () => Date;
}

export interface JournalStore {
	openJournal(roomId: string, start: JournalStart): JournalWriter | undefined;
	/** Writes and closes all that is open, for a process that ends. */
	stop(): Promise<void>;
}

export function createJournalStore(options: JournalStoreOptions): JournalStore {
	const { dir, log, rulesHash, engineVersion, now = () => new Date() } = options;
	const limitBytes = options.limitMb * MEGABYTE;
	const kept = new KeptJournals({ dir: options.keptDir, limitMb: options.keptLimitMb, log, now });
	const open = new Set<JournalFile>();
	let count = 0;
	let isFailing = false;
	let tidying = Promise.resolve();

	/** Says it once, until a journal works again. */
	function reportFailure(error: Error, path: string): void {
		if (isFailing) return;
		isFailing = true;
		log('error', 'journalFailed', { path, error, advice: 'matches go on without journals: make room on the disk or allow writing' });
	}

	async function tidy(): Promise<void> {
		try {
			await removeOldest(dir, limitBytes, new Set([...open].map(({ path }) => path)));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') reportFailure(error as Error, dir);
		}
	}

	const timer = setInterval(() => {
		let bytes = 0;
		for (const file of open) {
			bytes += file.size;
			if (bytes > limitBytes) file.giveUp(new Error(`the journals of running matches alone are larger than ${options.limitMb} MB`));
			else void file.flush();
		}
	}, FLUSH_EVERY_MS);
	timer.unref();

	return {
		openJournal(roomId, journal) {
			if (limitBytes <= 0) return undefined;
			const at = now();
			const startedAt = at.toISOString();
			const stamp = startedAt.replace(/[-:]|\.\d+/g, '');
			const name = `${stamp}-${roomId.replace(/[^\w-]/g, '_')}-${++count}${JOURNAL_SUFFIX}`;
			const file = new JournalFile(join(dir, name));
			open.add(file);
			file.append(encodeJournalHeader({ ...journal, rulesHash, engineVersion, startedAt, roomId }));
			void file.flush();
			void file.ended.then(({ failure, path }) => {
				open.delete(file);
				if (failure) reportFailure(failure, path);
				else isFailing = false;
				tidying = tidying.then(tidy);
			});
			return {
				append: (bytes) => file.append(bytes),
				close: () => file.close(),
				keep: (reason) => kept.keep(file, reason),
			};
		},
		async stop() {
			clearInterval(timer);
			const files = [...open];
			for (const file of files) file.close();
			await Promise.all(files.map(({ ended }) => ended));
			await kept.stop();
			await tidying;
		},
	};
}

/** Deletes the oldest journals that are not `kept` until all together fit. Names begin with their time. */
async function removeOldest(dir: string, limitBytes: number, kept: ReadonlySet<string>): Promise<void> {
	const names = (await readdir(dir)).filter((name) => name.endsWith(JOURNAL_SUFFIX)).sort();
	const files = await Promise.all(names.map(async (name) => ({ path: join(dir, name), bytes: (await stat(join(dir, name))).size })));
	let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	for (const file of files) {
		if (bytes <= limitBytes) return;
		if (kept.has(file.path)) continue;
		await unlink(file.path);
		bytes -= file.bytes;
	}
}
