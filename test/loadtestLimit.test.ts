/** The search for the limit, against a server that is a formula, and two reports side by side. */

import assert from 'node:assert/strict';
import { pageOf } from '../loadtest/page/page.ts';
import { caveats, compareReports, readReport } from '../loadtest/report/compare.ts';
import { ALWAYS, type Limit } from '../loadtest/report/limits.ts';
import type { Report, Second } from '../loadtest/report/report.ts';
import { verdictOf } from '../loadtest/report/verdict.ts';
import { findLimit, formatFound, type LimitRun, nextOf } from '../loadtest/run/findLimit.ts';
import { goodReport } from './goodReport.ts';

const LIMITS: readonly Limit[] = [...ALWAYS, { figure: 'latencyMs', at: 'p99', most: 150 }];

function all(value: number) {
	return { p50: value, p95: value, p99: value, max: value };
}

function second(at: number, given: Partial<Second>): Second {
	return {
		at,
		measured: true,
		players: 1,
		planned: 1,
		joinsFailed: 0,
		errors: 0,
		tickMs: all(1),
		tickIntervalMs: all(33),
		phaseMs: { input: 0, sim: 0, project: 0, interest: 0, send: 0 },
		patchIntervalMs: all(33),
		latencyMs: all(20),
		displayedErrorUnits: all(0),
		bytesPerSecondPerClient: 2000,
		eventLoopDelayMs: 10,
		ladderStep: 0,
		serverCpu: 0.1,
		botCpu: 0.1,
		serverMemoryMb: 100,
		...given,
	};
}

/** A tick takes 0.1 ms a bot, most of it in sending, which grows by the square. */
class Formula implements LimitRun {
	bots = 0;
	given: Partial<Report> = {};
	readonly joined: number[] = [];

	async join(bots: number): Promise<void> {
		this.bots += bots;
		this.joined.push(bots);
	}

	async measureFor(seconds: number): Promise<Report> {
		const tick = this.bots * 0.1;
		const latency = this.bots > 300 ? 400 : 20;
		const timeline = Array.from({ length: seconds }, (_, at) => second(at, { tickMs: all(tick), latencyMs: all(at < 2 ? 20 : latency) }));
		const phaseMs = { input: 0.1, sim: 1, project: 0.5, interest: 0.5, send: this.bots ** 2 / 10_000 };
		const report = goodReport({ bots: this.bots, seconds, tickMs: all(tick), latencyMs: all(latency), phaseMs, timeline, ...this.given });
		return { ...report, ...verdictOf(report, LIMITS) };
	}
}

describe('the search for the limit', () => {
	it('goes on until a limit breaks, and says what broke first and where the time went', async () => {
		const run = new Formula();
		const found = await findLimit(run, { from: 100, seconds: 4 });
		assert.deepEqual(
			found.steps.map(({ bots }) => bots),
			[100, 130, 170, 220, 280, 350],
		);
		assert.deepEqual(run.joined, [100, 30, 40, 50, 60, 70]);
		assert.equal(found.held, 280);
		// Latency broke in the third second, the tick in the first.
		assert.deepEqual(
			found.broke.map(({ limit }) => limit),
			['tickMs p99', 'latencyMs p99'],
		);
		assert.equal(found.where[0]?.part, 'send');
		assert.ok(Math.abs((found.where[0]?.moreMs ?? 0) - (350 ** 2 - 280 ** 2) / 10_000) < 1e-9);
		assert.equal(found.endedBy, undefined);
		assert.match(formatFound(found), /280 bots held[\s\S]*At 350 broke first: tickMs p99, 35\.0 of 33\.3[\s\S]*then: latencyMs/);
	});

	it('says that it was the bots, or where it was told to end, and claims no limit', async () => {
		const run = new Formula();
		run.given = { botCpu: 0.9 };
		const busy = await findLimit(run, { from: 50, seconds: 2 });
		assert.match(busy.endedBy ?? '', /bots used 90% of their core/);
		assert.equal(busy.held, 0);
		const short = await findLimit(new Formula(), { from: 50, seconds: 2, most: 60 });
		assert.match(short.endedBy ?? '', /60 bots held/);
		assert.deepEqual([short.held, short.broke], [60, []]);
	});

	it('always takes a step', () => {
		for (let bots = 1, steps = 0; bots < 5000; steps++) {
			const next = nextOf(bots, 5000);
			assert.ok(next > bots && steps < 60);
			bots = next;
		}
	});
});

describe('two reports', () => {
	const before = goodReport({ tickMs: { p50: 1, p95: 2, p99: 4, max: 5 } });
	const now = goodReport({ tickMs: { p50: 1.02, p95: 2, p99: 2, max: 5 }, errors: 1, players: 60 });

	it('are compared figure by figure, and noise is no change', () => {
		const words = Object.fromEntries(compareReports(before, now).map(({ figure, word }) => [figure, word]));
		assert.equal(words['tick ms p50'], 'same');
		assert.equal(words['tick ms p99'], 'better');
		assert.equal(words.errors, 'worse');
		assert.equal(words.players, 'other');
		assert.ok(!('input to patch ms p50' in words), 'what one of them did not measure');
	});

	it('say what makes them hard to compare', () => {
		assert.deepEqual(caveats(before, now), []);
		assert.deepEqual(caveats(before, goodReport({ bots: 60, verdict: 'invalid', reasons: ['the bots were late'] })), [
			'bots was 50 and is 60',
			'the run now is invalid: the bots were late',
		]);
	});

	it('are read from a file with words for what is none', () => {
		assert.deepEqual(readReport(JSON.stringify(before), 'a.json'), before);
		assert.throws(() => readReport('x', 'a.json'), /a\.json is no JSON: give a file that --json wrote/);
		assert.throws(() => readReport('{"version":1}', 'a.json'), /version 1, this command reads 2/);
	});
});

describe('the page of a run', () => {
	const report = goodReport({
		timeline: [second(1, { measured: false }), second(2, { tickMs: all(7.25) })],
		checks: 3,
		missing: 0,
		strangers: 0,
		...verdictOf(goodReport(), LIMITS),
	});

	it('is one file that asks nobody for anything, and holds the figures', () => {
		const page = pageOf({ ...report, reasons: ['errors: 2 x <b>closed</b>'] }, goodReport());
		assert.doesNotMatch(page, /<(?:script|link|img)[^>]*\b(?:src|href)=/);
		assert.match(page, /new uPlot/);
		assert.match(page, /7\.25/);
		assert.match(page, /2 x &lt;b&gt;closed/);
		assert.match(page, /Against an earlier run/);
	});
});
