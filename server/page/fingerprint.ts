/** Whether a built page is that of its sources: a hash of everything that goes into it. Used by `server/page/build.ts`. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders and files that the page is built from. Content is what counts: times change with every checkout. */
const SOURCES = ['game-client', 'netcode', 'schema', 'sim'];
const FILES = ['vite.config.ts', 'vite.replay.config.ts', 'package-lock.json'];

/** A hash over the names and contents of all sources under `root`. Takes some 10 ms. */
export async function fingerprint(root: string): Promise<string> {
	const listed = await Promise.all(
		SOURCES.map(async (folder) => {
			const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
			return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
		}),
	);
	const paths = [...listed.flat(), ...FILES.map((file) => join(root, file))].sort();
	const hash = createHash('sha256');
	for (const path of paths) {
		hash.update(`${path.slice(root.length)}\0`);
		hash.update(await readFile(path));
	}
	return hash.digest('hex');
}
