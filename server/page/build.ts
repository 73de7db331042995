/** Builds the page when it is missing or not of these sources. Called by `server/main.ts`, `npm run build` and tests. */

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { compressFolder } from './compress.ts';
import { fingerprint } from './fingerprint.ts';

const STAMP = 'fingerprint.txt';

/**
 * The folder of the built page, `dist/client` under `root`. Says in the log why it builds and how long it took.
 * Throws what Vite says when the sources do not build.
 */
export async function ensurePage(root: string, log: Log): Promise<string> {
	const folder = join(root, 'dist', 'client');
	const wanted = await fingerprint(root);
	const built = await readFile(join(folder, STAMP), 'utf8').catch(() => undefined);
	if (built === wanted) return folder;
	log('info', 'pageBuilding', { reason: built === undefined ? 'not built yet' : 'its sources have changed' });
	const startedAtMs = performance.now();
	// Aside and then in one move: a process that starts meanwhile never serves half a page.
	const aside = join(root, 'dist', `client-${process.pid}`);
	const { build } = await import('vite');
	await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'game-client'), logLevel: 'warn', build: { outDir: aside } });
	await compressFolder(aside);
	await writeFile(join(aside, STAMP), wanted);
	await rm(folder, { recursive: true, force: true });
	await rename(aside, folder);
	log('info', 'pageBuilt', { seconds: Math.round((performance.now() - startedAtMs) / 100) / 10 });
	return folder;
}
