/** What a crash, a deploy, a Redis that is away, a standstill and a storm cost players: in small, with real processes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { breaksBetween, type Sight } from '../chaos/bots/continuity.ts';
import { ownedTwice, ownershipsOf, ownersNow } from '../chaos/ownership.ts';
import { percentileOf } from '../chaos/percentiles.ts';
import { formatReport, type Report, type ScenarioName, verdictOf } from '../chaos/report.ts';
import { runScenarios } from '../chaos/run.ts';
import type { ScenarioSize } from '../chaos/scenarios/scenario.ts';
import { pause, Stage } from '../chaos/stage.ts';
import { findProgram, installCommand } from '../deploy/local/programs.ts';

const RULES = { tickRate: 30, rollbackMs: 250, speed: 300 };
const SIGHT: Sight = { tick: 100, selfId: 3, score: 5, deaths: 1, alive: true, x: 100, y: 100, phase: 'play' };

describe('a match that goes on in another process', () => {
	it('may be rolled back a little, with what happened meanwhile', () => {
		const before = [
			{ ...SIGHT, tick: 95, score: 4 },
			{ ...SIGHT, tick: 100, score: 5 },
		];
		assert.deepEqual(breaksBetween(before, { ...SIGHT, tick: 94, score: 4, x: 120 }, RULES), []);
		assert.deepEqual(breaksBetween([], SIGHT, RULES), []);
	});

	it('is broken when the seat, the score or the time of long ago comes back, or the body jumps', () => {
		const wrong = (after: Partial<Sight>) => breaksBetween([{ ...SIGHT, tick: 60, score: 2 }, SIGHT], { ...SIGHT, ...after }, RULES);
		assert.deepEqual(wrong({ selfId: 4 }), ['was player 3, is player 4']);
		assert.deepEqual(wrong({ tick: 90 }), ['was at tick 100, is at tick 90']);
		assert.deepEqual(wrong({ score: 4 }), ['had 5 points, has 4']);
		assert.deepEqual(wrong({ deaths: 0, x: 9000 }), ['had died 1 times, has died 0 times']);
		assert.match(wrong({ x: 1000 })[0] ?? '', /^jumped 900 units/);
		assert.deepEqual(wrong({ x: 1000, deaths: 2 }), [], 'a new life');
		assert.deepEqual(wrong({ score: 0, x: 1000, phase: 'warmUp' }), [], 'a new match');
	});
});

describe('who owned a room', () => {
	const own = (process: string, event: 'roomOwned' | 'roomReleased' | 'ended', atMs: number) => ({ process, event, roomId: 'r', atMs });

	it('is one after the other when a process dies or gives it away', () => {
		const all = ownershipsOf([
			own('a', 'roomOwned', 0),
			own('a', 'ended', 10),
			own('b', 'roomOwned', 12),
			own('b', 'roomReleased', 20),
			own('c', 'roomOwned', 20),
		]);
		assert.deepEqual(ownedTwice(all, 0), []);
		assert.deepEqual([...ownersNow(all)], [['r', 'c']]);
	});

	it('is two at once when the first still ticked', () => {
		const all = ownershipsOf([own('a', 'roomOwned', 0), own('b', 'roomOwned', 12), own('a', 'roomReleased', 15)]);
		assert.deepEqual(
			ownedTwice(all, 1).map((pair) => pair.map(({ process }) => process)),
			[['a', 'b']],
		);
		assert.deepEqual(ownedTwice(all, 3), [], 'within what the times are exact to');
	});
});

describe('the report of npm run chaos', () => {
	const crash = { roomsLost: 0, sessionsLost: 0, blackoutMs: { p50: 900, p95: 1501, max: 1600 }, rolledBackMs: 66, staleEntries: 0 };

	it('says of each goal whether it is met, and is missed when one is or a promise was broken', () => {
		const report: Report = { crash, problems: [], version: '1', verdict: verdictOf({ crash }, [], true) };
		assert.equal(report.verdict, 'missed');
		assert.match(formatReport(report), /blackout p95 +1501 ms +at most 1500 ms: MISSED/);
		assert.match(formatReport(report), /rolled back +66 ms +at most 250 ms: met/);
		assert.equal(verdictOf({ crash: { ...crash, blackoutMs: { p50: 1, p95: 1, max: 1 } } }, [], true), 'met');
		assert.equal(verdictOf({}, ['a player jumped'], true), 'missed');
		assert.equal(verdictOf({}, [], false), 'invalid');
	});

	it('takes percentiles of all values', () => {
		const values = Array.from({ length: 100 }, (_, index) => 100 - index);
		assert.deepEqual(
			[0.5, 0.95, 0.99, 1].map((share) => percentileOf(values, share)),
			[50, 95, 99, 100],
		);
		assert.equal(percentileOf([], 0.5), 0);
	});

	it('says what is wrong with how it was asked for', () => {
		const { status, stderr } = spawnSync(process.execPath, ['chaos/main.ts', '--scenarios', 'flood'], {
			cwd: resolve(import.meta.dirname, '..'),
			encoding: 'utf8',
		});
		assert.equal(status, 2);
		assert.match(stderr, /there is no scenario "flood": there are crash, deploy, redis, stall, storm/);
	});
});

describe('players, while harm is done to a cluster of two processes', function () {
	this.timeout(60_000);

	before(() => {
		for (const name of ['redis-server', 'haproxy'] as const)
			assert.ok(findProgram(name), `there is no ${name}: ${installCommand([name], true)}`);
	});

	/** Of what has to hold however busy the machine is: figures of time are for `npm run chaos`. */
	async function play<N extends ScenarioName>(name: N, size: Partial<ScenarioSize>): Promise<NonNullable<Report[N]>> {
		const said: string[] = [];
		const wanted = { rooms: 4, botsPerRoom: 3, settleSeconds: 3, ...size };
		const report = await runScenarios({ scenarios: [name], processes: 2, size: wanted, say: (text) => said.push(text) });
		assert.deepEqual(report.problems, [], said.join('\n'));
		return report[name] as NonNullable<Report[N]>;
	}

	it('who lose their process are back in the same match, and nothing stale is left', async () => {
		const { roomsLost, sessionsLost, staleEntries, rolledBackMs, blackoutMs } = await play('crash', { settleSeconds: 9, seconds: 6 });
		assert.deepEqual({ roomsLost, sessionsLost, staleEntries }, { roomsLost: 0, sessionsLost: 0, staleEntries: 0 });
		assert.ok(rolledBackMs <= 250, `${rolledBackMs} ms were rolled back`);
		assert.ok(blackoutMs.max > 0, 'somebody was away');
	});

	it('whose process ends by an error of its own are back in the same match as well', async () => {
		const program = resolve(import.meta.dirname, 'programs/failsOnSignal.ts');
		const stage = await Stage.open({ processes: 2, say() {}, settings: { NODE_OPTIONS: `--import=${pathToFileURL(program)}` } });
		try {
			await stage.crowd.add(stage.cluster.url, 4, 3);
			await pause(3000);
			const { process: failing, roomIds } = stage.busiest();
			failing.signal('SIGUSR2');
			assert.equal(await failing.ended, 'code 1');
			stage.noteEnd(failing);
			await pause(6000);
			const { sessions, rooms } = await stage.missing();
			assert.deepEqual({ sessions, rooms, lost: stage.crowd.lost }, { sessions: 0, rooms: [], lost: [] });
			assert.ok(stage.crowd.returns.length >= roomIds.length * 3, `${stage.crowd.returns.length} came back`);
			assert.deepEqual(
				stage.crowd.returns.flatMap(({ breaks }) => breaks),
				[],
			);
			assert.equal(stage.logged('uncaughtException').length, 1);
		} finally {
			await stage.close();
		}
	});

	it('see nothing of a deploy', async () => {
		const { seenDisconnects, freezeMs, drainSeconds } = await play('deploy', { seconds: 1 });
		assert.equal(seenDisconnects, 0);
		assert.ok(freezeMs.p50 > 0 && drainSeconds > 0, 'matches moved');
	});

	it('play on while Redis stands still and when it comes back empty', async () => {
		const { matchesEnded, sessionsLost } = await play('redis', { seconds: 4 });
		assert.deepEqual({ matchesEnded, sessionsLost }, { matchesEnded: 0, sessionsLost: 0 });
	});

	it('have one match and not two when their process stands still and wakes up', async () => {
		const { ownedTwice: twice, sessionsLost } = await play('stall', { seconds: 4, loadedSeconds: 0 });
		assert.deepEqual({ twice, sessionsLost }, { twice: 0, sessionsLost: 0 });
	});

	it('all get a seat when many come at once', async () => {
		const { joinsFailed, joinMs } = await play('storm', { atOnce: 40, perSecond: 10, seconds: 2 });
		assert.equal(joinsFailed, 0);
		assert.ok(joinMs.p99 > 0);
	});
});
