/** Whether the game knows each map's file, by its own name. Called by `npm run maps` once every map loads. */

import { basename } from 'node:path';
import type { MapFile } from './mapFile.ts';

/** What is wrong between the files of maps and the registry, a line each. */
export async function registryComplaints(files: readonly MapFile[]): Promise<string[]> {
	// Loading the registry loads every map: only now is it known that none throws.
	const { ARENAS } = await import('../../sim/arenas/registry.ts');
	const complaints: string[] = [];
	for (const { path, id } of files) {
		const name = basename(path, '.ts');
		if (id !== name) complaints.push(`${path}: defines "${id}", meant is the file's name, "${name}"`);
		else if (ARENAS[id]?.id !== id) complaints.push(`${path}: is not in the registry; add "${id}" to ARENAS in sim/arenas/registry.ts`);
	}
	return complaints;
}
