/** Whether a run passed: its limits, and whether it measured the server at all. Pure. */

import { sumOfCauses } from '../figures/causes.ts';
import { type Judged, judge, type Limit } from './limits.ts';
import type { Report, Verdict } from './report.ts';

/** Beyond this share of a core the run measures the bots, not the server. */
export const MAX_BOT_CPU = 0.85;
/** Beyond this share of the server's core others took time that it may have needed. Interrupts of its own network are a part. */
export const MAX_OTHERS_CPU = 0.2;

export function verdictOf(report: Report, limits: readonly Limit[]): { verdict: Verdict; reasons: string[]; limits: Judged[] } {
	const judged = limits.map((limit) => judge(limit, report));
	const broken = judged.filter(({ holds }) => !holds).map(describe);
	if (report.errors > 0) broken.push(`errors: ${causesInWords(report)}`);
	const doubts: string[] = [];
	if (report.botCpu > MAX_BOT_CPU)
		doubts.push(`the bots used ${percent(report.botCpu)} of their core: the run measures them; use fewer, or more cores`);
	if (report.othersCpu > MAX_OTHERS_CPU)
		doubts.push(`something else took ${percent(report.othersCpu)} of the server's core: run it where nothing else does`);
	if (report.players > 0 && report.framesReceived === 0) doubts.push('no client received a state');
	// Bots that are out of time are late themselves: what they measured says nothing of the server.
	if (doubts.length > 0) return { verdict: 'invalid', reasons: [...doubts, ...broken], limits: judged };
	return { verdict: broken.length > 0 ? 'fail' : 'pass', reasons: broken, limits: judged };
}

function describe({ limit, value, most }: Judged): string {
	return `${limit} is ${number(value ?? 0)}, and may be ${number(most)} at most`;
}

function causesInWords({ errorsByCause, errors }: Report): string {
	const causes = Object.entries(errorsByCause).map(([cause, times]) => `${times} x ${cause}`);
	return sumOfCauses(errorsByCause) === errors ? causes.join(', ') : `${errors}`;
}

export function percent(share: number): string {
	return `${(share * 100).toFixed(0)}%`;
}

export function number(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
