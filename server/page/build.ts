/** Builds a page when it is missing or not of these sources. Called by `server/main.ts`, `npm run build`, `npm run replay` and tests. */

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { compressFolder } from './compress.ts';
import { fingerprint } from './fingerprint.ts';

const STAMP = 'fingerprint.txt';

/** The pages that there are: the game, and a recorded match with its time line. Each with its folder in `dist`. */
const CONFIGS = { client: 'vite.config.ts', replay: 'vite.replay.config.ts' } as const;

/**
 * The folder of a built page under `root`, `dist/client` or `dist/replay`. Says in the log why it builds and how long
 * it took. Throws what Vite says when the sources do not build.
 */
export async function ensurePage(root: string, log: Log, page: keyof typeof CONFIGS = 'client'): Promise<string> {
	const folder = join(root, 'dist', page);
	const wanted = await fingerprint(root);
	const built = await readFile(join(folder, STAMP), 'utf8').catch(() => undefined);
	if (built === wanted) return folder;
	log('info', 'pageBuilding', { page, reason: built === undefined ? 'not built yet' : 'its sources have changed' });
	const startedAtMs = performance.now();
	// Aside and then in one move: a process that starts meanwhile never serves half a page.
	const aside = join(root, 'dist', `${page}-${process.pid}`);
	const { build } = await import('vite');
	await build({ configFile: join(root, CONFIGS[page]), root: join(root, 'game-client'), logLevel: 'warn', build: { outDir: aside } });
	await compressFolder(aside);
	await writeFile(join(aside, STAMP), wanted);
	await rm(folder, { recursive: true, force: true });
	await rename(aside, folder);
	log('info', 'pageBuilt', { page, seconds: Math.round((performance.now() - startedAtMs) / 100) / 10 });
	return folder;
}
