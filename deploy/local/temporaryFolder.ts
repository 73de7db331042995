/** A folder that goes with what it is for, and at the latest with this program. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
	path: string;
	remove(): void;
}

/** `name`: begins the folder's name. */
export function temporaryFolder(name: string): TemporaryFolder {
	const path = mkdtempSync(join(tmpdir(), `${name}-`));
	const remove = () => {
		process.off('exit', remove);
		rmSync(path, { recursive: true, force: true });
	};
	process.on('exit', remove);
	return { path, remove };
}
