/** Every scenario of the load test in its small form, against one server: what must hold however busy the machine is. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from '../loadtest/report/report.ts';
import { LoadRun } from '../loadtest/run/loadRun.ts';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName, scenarioOf } from '../loadtest/scenarios/registry.ts';
import type { Scenario } from '../loadtest/scenarios/scenario.ts';
import { ServerProcess } from './serverProcess.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** What a scenario's run must show beside the rest: that what it is about has happened. */
const HAPPENED: Partial<Record<ScenarioName, (report: Report) => void>> = {
	matches: ({ rooms }) => assert.equal(rooms, 2),
	brawl: ({ rooms }) => assert.equal(rooms, 1),
	churn: ({ returns, players, bots }) => assert.ok(returns > 0 && players > bots / 2, `${returns} returned, ${players} at play`),
	badlines: ({ latencyMs, viewDelayMs }) => assert.ok((latencyMs?.p95 ?? 0) > 80 && (viewDelayMs?.max ?? 0) > 60),
	slowreaders: ({ patchIntervalMs, sentBytesByKind }) => {
		assert.ok((patchIntervalMs?.max ?? 0) > 1000, 'somebody read nothing for a second');
		assert.ok((sentBytesByKind.state ?? 0) > 0, 'who drained got one whole state, not a backlog');
	},
};

/** The command as a process: how it ended, and what it wrote. */
async function command(args: readonly string[]): Promise<{ code: number | null; output: string }> {
	const child = spawn(process.execPath, ['loadtest/main.ts', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (text) => {
			output += text;
		});
	const [code] = await once(child, 'close');
	return { code, output };
}

describe('the load test, in small', function () {
	this.timeout(120_000);
	let data: string;
	let server: ServerProcess;
	let url: string;

	before(async () => {
		data = await mkdtemp(join(tmpdir(), 'fray-loadtest-'));
		server = new ServerProcess({ env: { FRAY_DATA: data, FRAY_TRUTH: 'on' } });
		url = await server.url();
	});

	after(async () => {
		await server?.stop();
		await rm(data, { recursive: true, force: true });
	});

	for (const name of SCENARIO_NAMES) {
		const { about, small } = SCENARIOS[name];
		it(`${name} (${about}): all join, nothing fails, and no client shows what is not so`, async () => {
			const scenario = scenarioOf(name) as Scenario;
			const report = await new LoadRun({ name, scenario, url, bots: small.bots, seed: 3, checks: true }).run(small.seconds);
			assert.deepEqual([report.joinsFailed, report.errorsByCause], [0, {}]);
			assert.ok(report.framesReceived > 10 * small.bots && report.framesAcknowledged > 10 * small.bots);
			assert.ok(report.checks > 0, 'views were checked');
			assert.deepEqual([report.missing, report.strangers], [0, 0]);
			assert.ok((report.displayedErrorUnits?.p50 ?? Infinity) < 4);
			assert.ok(report.timeline.filter(({ measured }) => measured).length >= small.seconds);
			assert.ok(report.tickMs.p99 > 0 && report.bytesPerSecondPerClient.p50 > 100);
			HAPPENED[name]?.(report);
		});
	}

	it('fills one room from two processes of bots', async () => {
		const run = new LoadRun({ name: 'brawl', scenario: SCENARIOS.brawl, url, bots: 12, seed: 4, workers: 2, checks: true });
		const { players, rooms, workers, errorsByCause } = await run.run(1);
		assert.deepEqual({ players, rooms, workers, errorsByCause }, { players: 12, rooms: 1, workers: 2, errorsByCause: {} });
	});

	it('is a command whose exit code is its verdict, and whose files are what was asked for', async () => {
		const json = join(data, 'result.json');
		const html = join(data, 'result.html');
		const args = ['--scenario', 'matches', '--bots', '4', '--seconds', '1', '--seed', '9', '--url', url, '--json', json, '--html', html];
		const { code, output } = await command(args);
		const report: Report = JSON.parse(await readFile(json, 'utf8'));
		assert.equal(code, { pass: 0, fail: 1, invalid: 2 }[report.verdict]);
		assert.equal(report.players, 4);
		for (const figure of ['joinMs', 'tickMs', 'patchIntervalMs', 'latencyMs', 'bytesPerSecondPerClient'] as const)
			assert.deepEqual(Object.keys(report[figure] ?? {}), ['p50', 'p95', 'p99', 'max'], figure);
		assert.match(output, /^ +\d+ s {2}4\/4 players/m);
		assert.match(output, new RegExp(`verdict: ${report.verdict}`));
		assert.match(await readFile(html, 'utf8'), /new uPlot/);
	});

	it('is a command that says what is wrong with how it was called', async () => {
		const { code, output } = await command(['--scenario', 'brwal']);
		assert.equal(code, 2);
		assert.match(output, /there is no scenario "brwal": there are matches, brawl/);
	});

	it('ends with what went wrong in words when the server is gone', async () => {
		const gone = new LoadRun({ name: 'matches', scenario: SCENARIOS.matches, url: 'http://127.0.0.1:9', bots: 2, seed: 1, checks: false });
		await assert.rejects(gone.run(1), /no Fray answers at http:\/\/127\.0\.0\.1:9.*npm start/);
	});
});
