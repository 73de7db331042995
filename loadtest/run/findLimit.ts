/**
 * Raises the number of bots until a limit breaks, and says which broke first and where the time goes: `--find-limit`.
 * One server, one run that grows; each step is judged by itself.
 */

import type { Percentiles } from '../figures/histogram.ts';
import type { Judged } from '../report/limits.ts';
import type { Report } from '../report/report.ts';
import { MAX_BOT_CPU } from '../report/verdict.ts';
import { PHASES_OF_TICK } from '../server/serverFigures.ts';

/** Where the search ends, whatever holds. */
const MOST_BOTS = 10_000;
/** Each step has this many times the bots of the one before, in whole tens. */
const GROWTH = 1.25;

export interface LimitRun {
	/** More bots join; then what is measured begins anew. */
	join(bots: number): Promise<void>;
	measureFor(seconds: number): Promise<Report>;
}

/** What a step was found to be. */
export interface Step {
	bots: number;
	report: Report;
	held: boolean;
}

export interface FoundLimit {
	steps: Step[];
	/** Most bots that held; 0 when the first step did not. */
	held: number;
	/** What broke, in the order in which it broke; what broke in the same second, furthest over its limit first. */
	broke: Judged[];
	/** Where the time of a tick went when it broke, largest first, and how much more than at the step before, ms. */
	where: { part: string; ms: number; moreMs: number }[];
	/** Why the search ended without a limit of the server: in words; undefined when one was found. */
	endedBy: string | undefined;
}

/** `onStep`: told of each. `most`: where the search ends. */
export async function findLimit(
	run: LimitRun,
	{ from, seconds, most = MOST_BOTS, onStep }: { from: number; seconds: number; most?: number; onStep?: (step: Step) => void },
): Promise<FoundLimit> {
	const steps: Step[] = [];
	for (let bots = Math.min(from, most); ; bots = nextOf(bots, most)) {
		await run.join(bots - (steps.at(-1)?.bots ?? 0));
		const report = await run.measureFor(seconds);
		const step = { bots, report, held: report.verdict === 'pass' };
		steps.push(step);
		onStep?.(step);
		if (!step.held || bots >= most) break;
	}
	return conclude(steps);
}

/** At least one more than before. */
export function nextOf(bots: number, most: number): number {
	return Math.min(most, Math.max(bots + 1, Math.ceil((bots * GROWTH) / 10) * 10));
}

/** What the steps say. Pure. */
export function conclude(steps: readonly Step[]): FoundLimit {
	const last = steps.at(-1) as Step;
	const before = steps.findLast(({ held }) => held);
	const broke = last.report.limits
		.filter(({ holds }) => !holds)
		.map((judged) => ({ judged, second: secondOf(judged, last.report) }))
		.sort((a, b) => a.second - b.second || excess(b.judged) - excess(a.judged))
		.map(({ judged }) => judged);
	const found = { steps: [...steps], held: before?.bots ?? 0, where: whereTimeGoes(last.report, before?.report) };
	if (last.held) return { ...found, broke: [], endedBy: `${last.bots} bots held, and the search ends there` };
	if (last.report.verdict === 'invalid') return { ...found, broke, endedBy: last.report.reasons[0] };
	return { ...found, broke, endedBy: undefined };
}

/** In which second of the step a limit broke first; the last where single seconds do not tell. */
function secondOf({ limit, most }: Judged, { timeline, seconds }: Report): number {
	const [figure = '', at = 'p99'] = limit.split(' ');
	const own = timeline.slice(-Math.max(1, Math.round(seconds)));
	const index = own.findIndex((second) => {
		const value = (second as unknown as Record<string, number | Percentiles>)[figure];
		return (typeof value === 'object' ? value[at as keyof Percentiles] : (value ?? 0)) > most;
	});
	return index < 0 ? own.length : index;
}

/** How many times its limit a figure is. */
function excess({ value = 0, most }: Judged): number {
	return most === 0 ? Infinity : value / most;
}

function whereTimeGoes(report: Report, before: Report | undefined): FoundLimit['where'] {
	const parts = PHASES_OF_TICK.map((phase) => ({
		part: phase as string,
		ms: report.phaseMs[phase],
		moreMs: report.phaseMs[phase] - (before?.phaseMs[phase] ?? 0),
	}));
	parts.push({ part: 'taking in messages', ms: report.receivingMs, moreMs: report.receivingMs - (before?.receivingMs ?? 0) });
	return parts.sort((a, b) => b.ms - a.ms);
}

export function formatStep({ bots, report, held }: Step): string {
	const { tickMs, latencyMs, serverCpu, botCpu } = report;
	const figures = `tick p99 ${tickMs.p99.toFixed(1)} ms, latency p99 ${(latencyMs?.p99 ?? 0).toFixed(0)} ms, server ${(serverCpu * 100).toFixed(0)}%, bots ${(botCpu * 100).toFixed(0)}%`;
	return `  ${String(bots).padStart(5)} bots  ${held ? 'held' : report.verdict === 'invalid' ? 'invalid' : 'NOT held'}  ${figures}`;
}

export function formatFound({ steps, held, broke, where, endedBy }: FoundLimit): string {
	const last = steps.at(-1) as Step;
	const lines = [`  ${held} bots held.`];
	if (endedBy) lines.push(`  At ${last.bots} the search ended, and not by the server: ${endedBy}`);
	else if (broke[0]) {
		lines.push(`  At ${last.bots} broke first: ${broke[0].limit}, ${(broke[0].value ?? 0).toFixed(1)} of ${broke[0].most.toFixed(1)}`);
		for (const { limit, value = 0, most } of broke.slice(1)) lines.push(`  then: ${limit}, ${value.toFixed(1)} of ${most.toFixed(1)}`);
	} else lines.push(`  At ${last.bots}: ${last.report.reasons.join('; ')}`);
	const parts = where.map(({ part, ms, moreMs }) => `${part} ${ms.toFixed(2)} (${moreMs >= 0 ? '+' : ''}${moreMs.toFixed(2)})`);
	lines.push(`  Where the time of a tick goes, ms, and how much more than when it held: ${parts.join(', ')}`);
	if (last.report.botCpu > MAX_BOT_CPU * 0.9) lines.push('  The bots were near the end of their core too: more cores would show more.');
	return lines.join('\n');
}
