/** What the netcode measurement makes of what was noted: each figure sees what it is named after, and nothing else. */

import assert from 'node:assert/strict';
import { LINE_NAMES, LINES } from '../netcode/lines.ts';
import { coverFigures } from '../netcodelab/figures/cover.ts';
import { latencyFigures } from '../netcodelab/figures/latency.ts';
import { othersFigures } from '../netcodelab/figures/others.ts';
import { jumpsOf, ownFigures } from '../netcodelab/figures/own.ts';
import { spreadOf } from '../netcodelab/figures/percentiles.ts';
import { recoveryMs } from '../netcodelab/figures/recovery.ts';
import { shotFigures } from '../netcodelab/figures/shots.ts';
import { readOptions } from '../netcodelab/options.ts';
import type { ClientRecording, PictureRecord, ShotRecord, StateRecord } from '../netcodelab/play/recording.ts';
import type { TruthAt } from '../netcodelab/play/runLine.ts';
import { reportLine, verdictOf } from '../netcodelab/report/makeReport.ts';
import { pageOf } from '../netcodelab/report/page.ts';
import { formatReport } from '../netcodelab/report/table.ts';
import { runStock, stepAt } from '../netcodelab/stock/runStock.ts';
import { parseArena } from '../sim/arena.ts';

const PICTURE_MS = 1000 / 60;
const TICK_MS = 1000 / 30;
const PICTURES = 240;
/** Units a second. */
const SPEED = 300;

const truePlayer = (id: number, x: number, y = 500) => ({ id, x, y, alive: true, team: 0, score: 0 });
/** Player 1 stands, player 2 runs along. */
const truthAt: TruthAt = (tick) =>
	new Map([
		[1, truePlayer(1, 500)],
		[2, truePlayer(2, 600 + (tick * SPEED) / 30)],
	]);

const picture = (n: number, other: (viewTick: number) => number): PictureRecord => {
	const viewTick = (n * PICTURE_MS) / TICK_MS;
	return {
		atMs: n * PICTURE_MS,
		viewTick,
		newestTick: Math.floor(viewTick) + 2,
		viewDelayMs: 60,
		moveX: 0,
		moveY: 0,
		dash: false,
		own: { x: 500, y: 500, vx: 0, vy: 0, alive: true },
		others: [{ id: 2, x: other(viewTick), y: 500, alive: true }],
	};
};
const state = (tick: number): StateRecord => ({
	atMs: tick * TICK_MS,
	tick,
	acknowledged: tick,
	earlyMs: 10,
	heldTicks: 0,
	discardedFrames: 0,
	x: 500,
	y: 500,
	alive: true,
	wasHit: false,
});

function recording(other: (viewTick: number) => number = (viewTick) => 600 + (viewTick * SPEED) / 30): ClientRecording {
	return {
		selfId: 1,
		pictures: Array.from({ length: PICTURES }, (_, n) => picture(n, other)),
		states: Array.from({ length: PICTURES / 2 }, (_, tick) => state(tick)),
		reconciled: [],
		shots: new Map(),
		hurts: [],
		wire: [],
		lostBy: undefined,
	};
}

const shot = (frame: number, given: Partial<ShotRecord>): [number, ShotRecord] => [
	frame,
	{
		frame,
		weapon: 0,
		seen: 80,
		shownMs: 500,
		sentMs: 520,
		fromX: 500,
		fromY: 500,
		shown: new Set(),
		ended: true,
		fired: true,
		judgedMs: 600,
		tick: 12,
		shotId: 1,
		x: 500,
		y: 500,
		aim: 0,
		judged: new Set(),
		settled: true,
		...given,
	},
];

describe('the figures of the netcode measurement', () => {
	it('of others say nothing is wrong where nothing is', () => {
		const { displayedErrorUnits, jerkUnits, frozenShare, extrapolatedShare } = othersFigures([recording()], truthAt, 0, 4000);
		assert.ok(displayedErrorUnits.max < 1e-6 && jerkUnits.max < 1e-6);
		assert.deepEqual([frozenShare, extrapolatedShare], [0, 0]);
	});

	it('of others see somebody who stands for a tenth of a second while they run, and how far they are away then', () => {
		const frozen = (viewTick: number) => 600 + ((viewTick % 30 < 3 ? viewTick - (viewTick % 30) : viewTick) * SPEED) / 30;
		const { displayedErrorUnits, frozenShare, jerkUnits } = othersFigures([recording(frozen)], truthAt, 0, 4000);
		assert.ok(frozenShare > 0.05 && frozenShare < 0.1, `${frozenShare} frozen`);
		assert.ok(displayedErrorUnits.max > 20 && displayedErrorUnits.max < 31, `${displayedErrorUnits.max} units`);
		assert.ok(jerkUnits.max > 20, `${jerkUnits.max} units`);
	});

	it('of the own body count what neither velocity nor a key explains', () => {
		const run = Array.from({ length: 10 }, (_, n) => {
			const at = picture(n, () => 0);
			at.own = { x: 500 + n * SPEED * (PICTURE_MS / 1000) + (n >= 5 ? 6 : 0), y: 500, vx: SPEED, vy: 0, alive: true };
			return at;
		});
		const jumps = jumpsOf(run);
		assert.ok(Math.abs((jumps[4] ?? 0) - 6) < 0.01, `${jumps}`);
		assert.ok(jumps.filter((units) => units > 0.01).length === 1, `${jumps}`);
		// The same where a key was pressed is the key's.
		(run[5] as PictureRecord).moveX = 1;
		for (const later of run.slice(6)) later.moveX = 1;
		assert.ok(jumpsOf(run).every((units) => units < 0.01));
	});

	it('of the own body leave out ticks that somebody pushed in, and those that were held', () => {
		const client = recording();
		const report = { exact: true, correctionUnits: 0, undisturbed: true, touched: false };
		client.reconciled = Array.from({ length: 100 }, (_, tick) => ({ ...report, tick, atMs: tick * TICK_MS }));
		(client.states[20] as StateRecord).wasHit = true;
		Object.assign(client.reconciled[20] as object, { exact: false });
		Object.assign(client.reconciled[30] as object, { exact: false, undisturbed: false });
		assert.deepEqual([ownFigures([client], 0, 4000).exactShare, ownFigures([client], 0, 4000).comparedTicks], [1, 98]);
		Object.assign(client.reconciled[40] as object, { exact: false });
		assert.ok(ownFigures([client], 0, 4000).exactShare < 1);
		for (const [tick, at] of client.states.entries()) at.heldTicks = at.discardedFrames = tick >= 50 ? 6 : 0;
		assert.ok(Math.abs(ownFigures([client], 0, 4000).missedShare - 0.05) < 0.001);
	});

	it('of shots compare whom they met, each side of the cap for itself, and say whose frames were late and which began beside the body', () => {
		const client = recording();
		client.shots = new Map([
			shot(1, { shown: new Set([2]), judged: new Set([2]) }),
			shot(2, { shown: new Set([2]) }),
			shot(3, { tick: 40, shown: new Set([2]) }),
			shot(6, { y: 525, shown: new Set([2]), judged: new Set([2]) }),
			shot(4, { fired: false, judgedMs: 650 }),
			shot(5, { weapon: 1, settled: false }),
			// One in a held tick, one from elsewhere than shown after it, and one from elsewhere for no such reason.
			shot(7, { tick: 16, seen: 112, shown: new Set([2]) }),
			shot(8, { tick: 18, seen: 128, fromX: 506, shown: new Set([2]) }),
			shot(9, { tick: 12, fromX: 500.5, shown: new Set([2]), judged: new Set([2]) }),
		]);
		for (const at of client.states) at.heldTicks = at.tick >= 16 ? 1 : 0;
		const { byWeapon, beyondCapShare, lateShare, pushedShare, pushedAgreement, withdrawn, withdrawnShownMs } = shotFigures(
			[client],
			truthAt,
			30,
			0,
			4000,
		);
		assert.deepEqual(byWeapon.rail, { shots: 4, agreement: 3 / 4, hitShare: 1 });
		assert.equal(byWeapon.rapid.shots, 0);
		assert.ok(Math.abs(beyondCapShare - 1 / 7) < 1e-9);
		assert.ok(Math.abs(lateShare - 2 / 6) < 1e-9 && Math.abs(pushedShare - 1 / 4) < 1e-9 && pushedAgreement === 1);
		assert.deepEqual([withdrawn, withdrawnShownMs.max], [1, 150]);
	});

	it('of cover say for how long the victim had been out of sight', () => {
		// Walls from column 10 to 12 of row 5 and below: who stands at 700 is hidden from 300 at the height of row 6.
		const rows = Array.from({ length: 12 }, (_, y) =>
			Array.from({ length: 24 }, (_, x) =>
				y === 0 || y === 11 || x === 0 || x === 23 || (y >= 5 && x === 10) ? '#' : x === 2 && y === 2 ? 'S' : '.',
			).join(''),
		);
		const arena = parseArena('cover', 'Cover', rows.join('\n'));
		const client = recording();
		client.hurts = [{ atMs: 1000, tick: 60, attackerId: 2, weapon: 0, x: 700, y: 325, from: { x: 300, y: 325 } }];
		// The victim ran behind the wall at tick 54.
		const hides: TruthAt = (tick) =>
			new Map([
				[1, truePlayer(1, 700, tick < 54 ? 175 : 425)],
				[2, truePlayer(2, 300, 325)],
			]);
		const { hits, behindCoverMs } = coverFigures([client], hides, arena, 20, 30, 0, 4000);
		assert.equal(hits, 1);
		assert.ok(Math.abs(behindCoverMs.max - 6 * TICK_MS) < 0.01, `${behindCoverMs.max} ms`);
		const stays: TruthAt = () => hides(0);
		assert.equal(coverFigures([client], stays, arena, 20, 30, 0, 4000).share, 0);
	});

	it('of the server count from arrival and from when the tick was due, of frames that had an effect', () => {
		const client = recording();
		client.wire = Array.from({ length: 200 }, (_, frame) => ({ arrivedMs: frame * TICK_MS - 40, leftMs: frame * TICK_MS - 28 }));
		(client.states[50] as StateRecord).earlyMs = -20;
		const { fromArrivalMs, fromDueMs } = latencyFigures([client], 0, 4000);
		assert.ok(Math.abs(fromArrivalMs.p50 - 12) < 1e-6 && Math.abs(fromDueMs.max - 2) < 1e-6);
	});

	it('of a recovery say when the last tick was held, and that there is none', () => {
		const client = recording();
		// Frozen from 2000 to 2500 ms; then every tick is held until 2800 ms.
		client.states = client.states.filter(({ atMs }) => atMs < 2000 || atMs >= 2500);
		for (const at of client.states) at.heldTicks = Math.min(8, Math.max(0, at.tick - 75));
		const normal = { fromMs: 0, toMs: 1900 };
		assert.equal(recoveryMs([client], truthAt, 30, normal, 2500, 3900), 300);
		for (const at of client.states) at.heldTicks = Math.max(0, at.tick - 75);
		assert.equal(recoveryMs([client], truthAt, 30, normal, 2500, 3900), Infinity);
	});

	it('percentiles of nothing are nothing', () => {
		assert.deepEqual(spreadOf([]), { p50: 0, p99: 0, max: 0 });
		assert.deepEqual(spreadOf(Array.from({ length: 100 }, (_, i) => 99 - i)), { p50: 50, p99: 99, max: 99 });
	});
});

describe('the stock room beside it', () => {
	it('is played by the same hands, and measured by the same figures', async () => {
		const { own, others } = await runStock({ line: LINES.good, clients: 3, seconds: 2, seed: 1, core: undefined, settleMs: 1500 });
		assert.ok(own.keyToPicture.max <= 3, `${own.keyToPicture.max} pictures`);
		// Its view is a tenth of a second behind, and what it shows is near what was.
		assert.ok(others.viewDelayMs.p50 > 90 && others.viewDelayMs.p50 < 250, `${others.viewDelayMs.p50} ms`);
		assert.ok(others.displayedErrorUnits.p50 < 20, `${others.displayedErrorUnits.p50} units`);
	}).timeout(30_000);

	it('is asked for instants between its steps, which come unevenly', () => {
		const steps = [10, 40, 40, 100].map((atMs) => ({ atMs, players: [] }));
		assert.deepEqual(
			[5, 10, 25, 40, 70, 200].map((atMs) => stepAt(steps, atMs)),
			[0, 1, 1.5, 3, 3.5, 4],
		);
	});
});

describe('the report of the netcode measurement', () => {
	const line = () => ({ clients: [recording()], truthAt, tickRate: 30, fromMs: 0, toMs: 2000, thawedMs: 2500, endMs: 3900 });

	it('is a table and a page with every line and every goal, and fails when one is missed', () => {
		const lan = reportLine('lan', line());
		const poor = reportLine('poor', line());
		const report = {
			profiles: { lan, poor },
			version: '<1>',
			verdict: verdictOf([lan, poor]),
			seconds: 2,
			clients: 1,
			seed: 1,
			tickRate: 30,
		};
		// Nothing was predicted in these notes.
		assert.equal(report.verdict, 'fail');
		assert.ok(lan.goals.some(({ goal, met }) => goal === 'own movement exact' && !met));
		const table = formatReport(report);
		for (const { goal } of poor.goals) assert.ok(table.includes(goal), goal);
		const page = pageOf(report);
		assert.ok(page.includes('&lt;1&gt;') && !page.includes('<1>'));
		assert.ok(JSON.parse(JSON.stringify(report)).profiles.poor.displayedErrorUnits.p99 < 0.01);
	});

	it('is invalid when the machine had no time for pictures', () => {
		const late = line();
		late.clients = [{ ...recording(), pictures: recording().pictures.filter((_, n) => n % 4 === 0) }];
		assert.equal(verdictOf([reportLine('lan', late)]), 'invalid');
	});

	it('takes a command line, and says what is wrong with one', () => {
		assert.deepEqual(readOptions([])?.profiles, LINE_NAMES);
		assert.deepEqual(readOptions(['--profiles', 'lan,poor'])?.profiles, ['lan', 'poor']);
		assert.equal(readOptions(['--help']), undefined);
		assert.throws(() => readOptions(['--profiles', 'lan,bad']), /no profile "bad": there are lan, good/);
		assert.throws(() => readOptions(['--seconds', '0']), /--seconds must be a whole number from 1 to 600, not "0"/);
	});
});
