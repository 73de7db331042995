/** What came of the attempts, in words for a terminal. */

import type { Finding } from './attempts/attempt.ts';
import type { Run } from './run.ts';
import type { Outcome } from './tryOut.ts';

const NAME_WIDTH = 48;

/** One line, and one more for each problem. */
export function formatOutcome({ name, findings, fouls, problems }: Outcome): string {
	const counted = Object.entries(fouls).map(([kind, count]) => `${kind} ${count}`);
	const head = `${problems.length === 0 ? 'gains nothing' : 'FAILS        '}  ${name.padEnd(NAME_WIDTH)}  ${counted.join(', ')}`;
	const figures = `               ${findings
		.filter(({ what }) => what !== 'ticks of the room')
		.map(formatFinding)
		.join(', ')}`;
	return [head.trimEnd(), figures, ...problems.map((problem) => `               ${problem}`)].join('\n');
}

function formatFinding({ what, value, most, least }: Finding): string {
	const bound = most !== undefined ? ` of ${round(most)}` : least !== undefined ? ` (at least ${round(least)})` : '';
	return `${what} ${round(value)}${bound}`;
}

export function formatRun({ outcomes, counted, verdict }: Run): string {
	const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
	const fouls = Object.entries(counted).map(([kind, count]) => `${kind} ${count}`);
	return [
		`counted in /metrics: ${fouls.join(', ')}`,
		verdict === 'held' ? `all ${outcomes.length} attempts gained nothing` : `${failed} of ${outcomes.length} attempts FAILED`,
	].join('\n');
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
