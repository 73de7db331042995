/**
 * Journals that stay when others go: each under a code, with a report beside it (`CODE.fray`, `CODE.json`) that says
 * why it was kept. A journal that is still being written is linked, so what follows is there too. Used by `journals.ts`.
 */

import { randomInt } from 'node:crypto';
import { constants, copyFile, link, mkdir, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { KeptJournal, RoomServices } from '../rooms/roomServices.ts';
import { KEPT_CODE, KEPT_SIGN_COUNT, KEPT_SIGNS, KEPT_VERSION, type KeptReason, type KeptReport } from '../schema/keptReport.ts';
import type { JournalFile } from './journalFile.ts';
import { unpackScreen } from './unpackScreen.ts';

/** In `FRAY_DATA`. */
export const KEPT_FOLDER = 'kept';
const MEGABYTE = 1_000_000;
/** A code that somebody else has is drawn again, so often at most. */
const TRIES = 5;

export interface KeptJournalsOptions {
	dir: string;
	/** Largest sum of all that is kept, megabytes; the oldest go first. 0 keeps none. */
	limitMb: number;
	log: RoomServices['log'];
	/** The wall clock, for labels. */
	now: () => Date;
}

export class KeptJournals {
	readonly #options: KeptJournalsOptions;
	/** What is under way: for a process that ends. */
	readonly #working = new Set<Promise<unknown>>();
	#tidying = Promise.resolve();

	constructor(options: KeptJournalsOptions) {
		this.#options = options;
	}

	/** Rejects with why not, in words for a player. */
	keep(file: JournalFile, reason: KeptReason): Promise<KeptJournal> {
		return this.#work(this.#keep(file, reason));
	}

	/** Resolves when all that was asked for is on disk. */
	async stop(): Promise<void> {
		while (this.#working.size > 0) await Promise.allSettled(this.#working);
		await this.#tidying;
	}

	async #keep(file: JournalFile, reason: KeptReason): Promise<KeptJournal> {
		if (this.#options.limitMb <= 0) throw new Error('this server keeps no journals for complaints');
		try {
			await file.settle();
			await mkdir(this.#options.dir, { recursive: true });
			const code = await this.#take(file);
			const report: KeptReport = {
				version: KEPT_VERSION,
				code,
				at: this.#options.now().toISOString(),
				...reason,
				journal: basename(file.path),
			};
			await this.#write(report);
			this.#tidy();
			void file.ended.then(() => this.#tidy());
			const addScreen = (packed: Uint8Array) => this.#work(this.#addScreen(report, packed));
			return { code, path: join(this.#options.dir, code + extname(file.path)), addScreen };
		} catch (error) {
			this.#fail('keep', error as Error);
			throw new Error('the server could not write it to its disk');
		}
	}

	/** Gives the journal a second name, which is the code; where a disk has no such thing, a copy, made again when it has ended. */
	async #take(file: JournalFile): Promise<string> {
		for (let tries = 1; ; tries++) {
			const code = drawCode();
			const path = join(this.#options.dir, code + extname(file.path));
			try {
				await link(file.path, path);
				return code;
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === 'EEXIST' && tries < TRIES) continue;
				await copyFile(file.path, path, constants.COPYFILE_EXCL);
				void file.ended.then(() => this.#work(copyFile(file.path, path)).catch((failure: Error) => this.#fail('copy', failure)));
				return code;
			}
		}
	}

	async #addScreen(report: KeptReport, packed: Uint8Array): Promise<string | undefined> {
		try {
			const screen = await unpackScreen(packed);
			await this.#write({ ...report, screen: Buffer.from(screen).toString('base64') });
			return undefined;
		} catch (error) {
			if (error instanceof RangeError) return error.message;
			this.#fail('screen', error as Error);
			return 'the server could not write it to its disk';
		}
	}

	/** Whole or not at all: somebody may be reading. */
	async #write(report: KeptReport): Promise<void> {
		const path = join(this.#options.dir, `${report.code}.json`);
		await writeFile(`${path}.part`, `${JSON.stringify(report, undefined, '\t')}\n`);
		await rename(`${path}.part`, path);
	}

	#tidy(): void {
		const { dir, limitMb, log } = this.#options;
		this.#tidying = this.#tidying.then(async () => {
			try {
				const removed = await removeOldest(dir, limitMb * MEGABYTE);
				if (removed.length === 0) return;
				log('warn', 'keptRemoved', { codes: removed.join(' '), limitMb, advice: 'raise FRAY_KEPT_MB, or copy elsewhere what is to stay' });
			} catch (error) {
				this.#fail('tidy', error as Error);
			}
		});
	}

	#fail(during: string, error: Error): void {
		const { dir, log } = this.#options;
		log('error', 'keepFailed', { during, dir, error, advice: 'matches go on: make room on the disk or allow writing' });
	}

	#work<T>(work: Promise<T>): Promise<T> {
		this.#working.add(work);
		const done = () => this.#working.delete(work);
		work.then(done, done);
		return work;
	}
}

/** Nobody guesses one: 30 random bits, and nothing answers to a wrong guess but the disk of whoever runs the server. */
function drawCode(): string {
	return Array.from({ length: KEPT_SIGN_COUNT }, () => KEPT_SIGNS[randomInt(KEPT_SIGNS.length)]).join('');
}

interface Kept {
	code: string;
	/** When it was kept; the file of the journal itself grows on. */
	atMs: number;
	files: { path: string; inode: number; bytes: number }[];
}

/** Deletes the oldest until all together fit; returns their codes. A journal with two codes counts once, and goes with the last. */
async function removeOldest(dir: string, limitBytes: number): Promise<string[]> {
	const kept = new Map<string, Kept>();
	for (const name of await readdir(dir)) {
		const code = name.slice(0, KEPT_SIGN_COUNT);
		if (!KEPT_CODE.test(code) || name[KEPT_SIGN_COUNT] !== '.') continue;
		const found = await stat(join(dir, name)).catch(unlessGone);
		if (!found) continue;
		const { ino: inode, size: bytes, mtimeMs } = found;
		const one = kept.get(code) ?? { code, atMs: 0, files: [] };
		kept.set(code, one);
		if (name.endsWith('.json') || one.atMs === 0) one.atMs = mtimeMs;
		one.files.push({ path: join(dir, name), inode, bytes });
	}
	const names = new Map<number, number>();
	const all = [...kept.values()].sort((a, b) => a.atMs - b.atMs);
	let sum = 0;
	for (const { inode, bytes } of all.flatMap(({ files }) => files)) {
		if (!names.has(inode)) sum += bytes;
		names.set(inode, (names.get(inode) ?? 0) + 1);
	}
	const removed: string[] = [];
	for (const { code, files } of all) {
		if (sum <= limitBytes) break;
		for (const { path, inode, bytes } of files) {
			await unlink(path).catch(unlessGone);
			const left = (names.get(inode) ?? 1) - 1;
			names.set(inode, left);
			if (left === 0) sum -= bytes;
		}
		removed.push(code);
	}
	return removed;
}

/** A report that was a part of itself a moment ago, or what another process with the same folder has removed. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
	if (error.code !== 'ENOENT') throw error;
}
