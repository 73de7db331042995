/** Builds the demo: a folder of files for any static host. Used by `npm run build:demo` and its test. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface BuiltFile {
	/** Within the folder. */
	path: string;
	bytes: number;
	/** What a host that compresses sends. */
	gzipBytes: number;
}

const zip = promisify(gzip);

/** Builds into `folder`; returns its files, largest first. Throws what Vite says when the sources do not build. */
export async function buildDemo(root: string, folder: string): Promise<BuiltFile[]> {
	const { build } = await import('vite');
	await build({
		configFile: join(root, 'vite.demo.config.ts'),
		root: join(root, 'game-client'),
		logLevel: 'warn',
		build: { outDir: folder },
	});
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = await Promise.all(
		entries
			.filter((entry) => entry.isFile())
			.map(async (entry) => {
				const path = join(entry.parentPath, entry.name);
				const content = await readFile(path);
				return { path: path.slice(folder.length + 1), bytes: content.length, gzipBytes: (await zip(content)).length };
			}),
	);
	return files.sort((a, b) => b.bytes - a.bytes);
}
