/** One journal on disk: takes bytes at once, writes them later, gives up quietly when the disk does. Used by `journals.ts`. */

import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What may wait for a slow disk: some minutes of a full match. Beyond it the journal is given up, not the memory. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

export interface JournalFileEnd {
	path: string;
	/** Why it was given up; undefined when it was closed. */
	failure: Error | undefined;
}

export class JournalFile {
	readonly path: string;
	/** Bytes taken, on disk or on their way. */
	size = 0;
	/** Settles, and never fails, when the file is closed or given up. */
	readonly ended: Promise<JournalFileEnd>;
	readonly #end: (end: JournalFileEnd) => void;
	#waiting: Uint8Array[] = [];
	#waitingBytes = 0;
	#handle: FileHandle | undefined;
	#isWriting = false;
	#writing = Promise.resolve();
	#isClosed = false;
	#hasEnded = false;
	#failure: Error | undefined;

	constructor(path: string) {
		this.path = path;
		const { promise, resolve } = Promise.withResolvers<JournalFileEnd>();
		this.ended = promise;
		this.#end = resolve;
	}

	append(bytes: Uint8Array): void {
		if (this.#isClosed) return;
		this.#waiting.push(bytes.slice());
		this.#waitingBytes += bytes.length;
		this.size += bytes.length;
		if (this.#waitingBytes > MAX_WAITING_BYTES) this.giveUp(new Error(`${this.#waitingBytes} bytes wait for the disk`));
	}

	/** Writes what waits. Never fails and need not be awaited; a write that is under way takes along what has come since. */
	flush(): Promise<void> {
		if (!this.#isWriting && !this.#hasEnded) {
			this.#isWriting = true;
			this.#writing = this.#write();
		}
		return this.#writing;
	}

	/** Resolves when all that was appended is on disk. Rejects when the file was given up. */
	async settle(): Promise<void> {
		do await this.flush();
		while (this.#waiting.length > 0);
		if (this.#failure) throw this.#failure;
	}

	async #write(): Promise<void> {
		try {
			this.#handle ??= await create(this.path);
			while (this.#waiting.length > 0) {
				const bytes = Buffer.concat(this.#waiting);
				this.#waiting = [];
				this.#waitingBytes = 0;
				await this.#handle?.appendFile(bytes);
			}
		} catch (error) {
			this.giveUp(error as Error);
		}
		this.#isWriting = false;
		if (this.#isClosed) await this.#finish(undefined);
	}

	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		void this.flush();
	}

	/** Ends the file where it is; what waits is lost. */
	giveUp(failure: Error): void {
		this.#isClosed = true;
		this.#failure ??= failure;
		this.#waiting = [];
		this.#waitingBytes = 0;
		void this.#finish(failure);
	}

	async #finish(failure: Error | undefined): Promise<void> {
		// First, so that what comes after (a close that fails as well) changes nothing.
		const handle = this.#handle;
		this.#handle = undefined;
		this.#hasEnded = true;
		if (failure) this.#end({ path: this.path, failure });
		await handle?.close().catch(() => {});
		this.#end({ path: this.path, failure });
	}
}

async function create(path: string): Promise<FileHandle> {
	await mkdir(dirname(path), { recursive: true });
	return open(path, 'ax');
}
