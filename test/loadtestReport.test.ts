/** What the load test makes of what it measured: histograms, figures of the server, limits and the verdict. */

import assert from 'node:assert/strict';
import { Histogram } from '../loadtest/figures/histogram.ts';
import { planBots } from '../loadtest/plan.ts';
import { ALWAYS, judge } from '../loadtest/report/limits.ts';
import { verdictOf } from '../loadtest/report/verdict.ts';
import { othersShare, parseCoreTime } from '../loadtest/run/coreTime.ts';
import { SCENARIO_NAMES, SCENARIOS, scenarioOf } from '../loadtest/scenarios/registry.ts';
import type { Scenario } from '../loadtest/scenarios/scenario.ts';
import { parseMetrics } from '../loadtest/server/promText.ts';
import { figuresBetween } from '../loadtest/server/serverFigures.ts';
import { type Rng, random } from '../sim/random.ts';
import { goodReport } from './goodReport.ts';

const NOTHING = { p50: 0, p95: 0, p99: 0, max: 0 };

describe('a histogram', () => {
	it('tells percentiles to within 3%, merged from parts as from the whole', () => {
		const rng: Rng = { seed: 9 };
		const values = Array.from({ length: 20_000 }, () => 2 ** (random(rng) * 12 - 4));
		const whole = new Histogram();
		const parts = [new Histogram(), new Histogram(), new Histogram()];
		for (const [index, value] of values.entries()) {
			whole.add(value);
			parts[index % 3]?.add(value);
		}
		const merged = Histogram.from(...parts.map((part) => JSON.parse(JSON.stringify(part))));
		assert.deepEqual(merged.percentiles(), whole.percentiles());
		const sorted = values.toSorted((a, b) => a - b);
		for (const [name, share] of [
			['p50', 0.5],
			['p95', 0.95],
			['p99', 0.99],
		] as const) {
			const exact = sorted[Math.ceil(sorted.length * share) - 1] as number;
			assert.ok(Math.abs(whole.percentiles()[name] / exact - 1) < 0.03, `${name}: ${whole.percentiles()[name]} for ${exact}`);
		}
		assert.equal(whole.percentiles().max, sorted.at(-1));
		assert.deepEqual(new Histogram().percentiles(), NOTHING);
	});
});

describe('the verdict', () => {
	it('is a pass when every limit holds, and names each that does not', () => {
		assert.deepEqual(verdictOf(goodReport(), ALWAYS), {
			verdict: 'pass',
			reasons: [],
			limits: ALWAYS.map((limit) => judge(limit, goodReport())),
		});
		const slow = goodReport({ tickMs: { p50: 20, p95: 30, p99: 33.4, max: 50 }, joinsFailed: 2 });
		const { verdict, reasons } = verdictOf(slow, ALWAYS);
		assert.equal(verdict, 'fail');
		assert.deepEqual(reasons, ['joinsFailed is 2, and may be 0 at most', 'tickMs p99 is 33.4, and may be 33.3 at most']);
	});

	it('is invalid, not failed, when the bots were out of time, or something else took the time of the server', () => {
		const late = { tickMs: { p50: 20, p95: 30, p99: 60, max: 90 } };
		for (const doubt of [{ botCpu: 0.86 }, { othersCpu: 0.3 }, { framesReceived: 0 }]) {
			const { verdict, reasons } = verdictOf(goodReport({ ...late, ...doubt }), ALWAYS);
			assert.equal(verdict, 'invalid');
			assert.equal(reasons.length, 2, 'the doubt, and what is in doubt');
		}
	});

	it('says the causes of errors', () => {
		const { reasons } = verdictOf(goodReport({ errors: 3, errorsByCause: { 'closed-1006': 3 } }), ALWAYS);
		assert.ok(reasons.includes('errors: 3 x closed-1006'));
	});

	it('does not judge what nobody measured', () => {
		assert.deepEqual(judge({ figure: 'latencyMs', at: 'p99', most: 1 }, goodReport()), {
			limit: 'latencyMs p99',
			value: undefined,
			most: 1,
			holds: true,
		});
	});
});

describe("the server's figures", () => {
	const moment = (atMs: number, page: string, max: number) => ({
		atMs,
		stats: { version: '1', tickRate: 30, tickMs: { p50: 0, p99: 0, max }, intervalMs: { p50: 0, p99: 0, max } },
		scrape: parseMetrics(page),
	});
	const page = (counts: readonly number[], sum: number, phase: number, bytes: number) => `# HELP x y
# TYPE fray_tick_duration_seconds histogram
${[0.001, 0.002, 0.004, '+Inf'].map((edge, index) => `fray_tick_duration_seconds_bucket{le="${edge}"} ${counts[index]}`).join('\n')}
fray_tick_duration_seconds_sum ${sum}
fray_tick_duration_seconds_count ${counts[3]}
fray_tick_phase_seconds_sum{phase="sim"} ${phase}
fray_sent_bytes_total{kind="patch"} ${bytes}
process_cpu_seconds_total ${sum}
`;

	it('are those of the time between two moments', () => {
		const figures = figuresBetween(
			moment(0, page([100, 100, 100, 100], 1, 0.5, 1000), 50),
			moment(2000, page([150, 190, 200, 200], 1.4, 0.6, 5000), 3.5),
		);
		assert.equal(figures.ticks, 100);
		assert.equal(figures.tickMs.p50, 1);
		assert.ok(figures.tickMs.p95 > 2 && figures.tickMs.p95 < 3.5);
		assert.equal(figures.tickMs.max, 3.5, 'in the last bucket with something new');
		assert.ok(Math.abs(figures.meanTickMs - 4) < 1e-9);
		assert.ok(Math.abs(figures.phaseMs.sim - 1) < 1e-9);
		assert.ok(Math.abs(figures.cpuShare - 0.2) < 1e-9);
		assert.deepEqual(figures.sentBytes, { patch: 2000 });
	});

	it('do not take an older maximum for one of these ticks', () => {
		const figures = figuresBetween(moment(0, page([0, 0, 0, 0], 0, 0, 0), 50), moment(1000, page([30, 30, 30, 30], 0.01, 0, 0), 50));
		assert.equal(figures.tickMs.max, 1);
	});
});

describe('the time of a core', () => {
	const STAT = 'cpu  9 9 9 9\ncpu0 100 0 50 800 20 5 15 10 0 0\ncpu1 1 1 1 1\n';

	it('that others took is told from that of the server', () => {
		assert.deepEqual(parseCoreTime(STAT, 0), { busy: 180, total: 1000 });
		assert.equal(parseCoreTime(STAT, 7), undefined);
		const share = othersShare({ busy: 180, total: 1000 }, { busy: 880, total: 2000 }, 0.5);
		assert.ok(share !== undefined && Math.abs(share - 0.2) < 1e-9);
		assert.equal(othersShare(undefined, { busy: 1, total: 1 }, 0), undefined);
	});
});

describe('a plan of bots', () => {
	it('is the same for the same seed, another for another', () => {
		for (const name of SCENARIO_NAMES) {
			const plan = (seed: number) => planBots(scenarioOf(name) as Scenario, 40, seed);
			assert.deepEqual(plan(5), plan(5));
			assert.notDeepEqual(plan(5), plan(6));
		}
	});

	it('does not change for those who are there when more come', () => {
		const { matches } = SCENARIOS;
		const all = planBots(matches, 60, 1);
		const two = [...planBots(matches, 20, 1), ...planBots(matches, 40, 1, 20)];
		const withoutTimes = (plans: typeof all) => plans.map(({ joinAtMs: _, ...plan }) => plan);
		assert.deepEqual(withoutTimes(two), withoutTimes(all));
	});

	it('has one SDK client in ten, one who opens each private room, and names that no two share', () => {
		const plans = planBots(SCENARIOS.matches, 200, 2);
		assert.equal(plans.filter(({ isSdk }) => isSdk).length, 20);
		assert.equal(plans.filter(({ opensRoom }) => opensRoom).length, 20);
		assert.equal(new Set(plans.map(({ room }) => room)).size, 20);
		assert.equal(new Set(plans.map(({ name }) => name)).size, 200);
		assert.equal(planBots(SCENARIOS.brawl, 50, 2).filter(({ opensRoom }) => opensRoom).length, 1);
		assert.equal(planBots(SCENARIOS.churn, 50, 2).filter(({ opensRoom }) => opensRoom).length, 0);
	});
});
