/** nengi 1.27, bundled when it is needed. Used by its stack. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Nengi } from './types.ts';

const MAX_BYTES = 8 * 1024 * 1024;

export async function loadNengi(): Promise<Nengi> {
	const program = join(import.meta.dirname, 'bundle.ts');
	const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: MAX_BYTES });
	const loaded = (await import(`data:text/javascript;base64,${Buffer.from(stdout).toString('base64')}`)) as { default: Nengi };
	return loaded.default;
}
