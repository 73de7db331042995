/** Names the rules that this process runs: journals carry it, replays compare it. Called once at start. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SIM_DIR = fileURLToPath(new URL('../sim', import.meta.url));

/** Bots and whoever runs a match act through inputs that the journal has, and the journal decides nothing: none is a rule. */
function isRule(path: string): boolean {
	return path.endsWith('.ts') && !path.startsWith(`bots${sep}`) && !path.startsWith(`match${sep}`) && !path.startsWith('journal');
}

/** 16 hex digits over the names and texts of the rules' sources; line ends do not count. Throws when they cannot be read. */
export function hashRules(dir = SIM_DIR): string {
	const hash = createHash('sha256');
	const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(isRule).sort();
	for (const path of paths) {
		const source = readFileSync(join(dir, path), 'utf8').replaceAll('\r\n', '\n');
		hash.update(`${path.split(sep).join('/')}\0${source}\0`);
	}
	return hash.digest('hex').slice(0, 16);
}
