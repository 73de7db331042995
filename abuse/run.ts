/** Tries attempts, some at a time, on one server. Used by the command and by the tests. */

import type { Attempt } from './attempts/attempt.ts';
import { openServer } from './server.ts';
import { type Outcome, tryOut } from './tryOut.ts';

export interface RunOptions {
	attempts: readonly Attempt[];
	seconds: number;
	atOnce: number;
	onOutcome?(outcome: Outcome): void;
}

export interface Run {
	outcomes: readonly Outcome[];
	/** Of `/metrics` at the end, by kind. */
	counted: Readonly<Record<string, number>>;
	verdict: 'held' | 'broken';
}

export async function runAttempts({ attempts, seconds, atOnce, onOutcome }: RunOptions): Promise<Run> {
	const server = await openServer();
	const outcomes: Outcome[] = [];
	try {
		for (let at = 0; at < attempts.length; at += atOnce) {
			const some = await Promise.all(attempts.slice(at, at + atOnce).map((attempt) => tryOut(attempt, server, seconds)));
			for (const outcome of some) onOutcome?.(outcome);
			outcomes.push(...some);
		}
		const counted = Object.fromEntries(await server.counted());
		return { outcomes, counted, verdict: outcomes.every(({ problems }) => problems.length === 0) ? 'held' : 'broken' };
	} finally {
		await server.close();
	}
}
