/** A figure that the documentation quotes, read from the source that it stands in, so that the page follows the code. */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The number that `pattern` finds in a source file of `game-client/`: its one group, or the value of the constant of that
 * name. Throws when it is not there exactly once: then the sentence around it has to be looked at again.
 */
export function figure(file: string, pattern: string | RegExp): string {
	const text = readFileSync(join(ROOT, 'game-client', file), 'utf8');
	const regex = typeof pattern === 'string' ? new RegExp(`\\bconst ${pattern}(?:: number)? = ([\\d._]+)`, 'g') : new RegExp(pattern, 'g');
	const found = [...text.matchAll(regex)].map(([, value]) => value as string);
	if (found.length !== 1) throw new Error(`game-client/${file} has ${found.length} places like ${regex}: the documentation quotes one`);
	return (found[0] as string).replaceAll('_', '');
}
