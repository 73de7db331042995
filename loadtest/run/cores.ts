/** Which process runs on which core: server and bots must not take each other's time. Linux, where there is `taskset`. */

import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The core of the server, and those of the bots. */
export interface Cores {
	server: number;
	bots: readonly number[];
}

/** Undefined where processes cannot be given cores, or there is only one. */
export function divideCores(): Cores | undefined {
	const count = availableParallelism();
	if (process.platform !== 'linux' || count < 2) return undefined;
	if (spawnSync('taskset', ['-c', '0', 'true']).status !== 0) return undefined;
	return { server: 0, bots: Array.from({ length: count - 1 }, (_, index) => index + 1) };
}

/** A command line that runs on a core; as it is when there is none to be given. */
export function onCore(core: number | undefined, command: string, args: readonly string[]): [command: string, args: string[]] {
	return core === undefined ? [command, [...args]] : ['taskset', ['-c', String(core), command, ...args]];
}
