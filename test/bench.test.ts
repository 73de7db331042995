/** Claims about `npm run bench`: everybody gets the same crowd, checkers can tell right from wrong, and rows say what was measured. */

import assert from 'node:assert/strict';
import { Checking, Findings } from '../bench/clients/checking.ts';
import { Truth } from '../bench/clients/truth.ts';
import { goalsOf, heldBy } from '../bench/goals.ts';
import type { ClientFigures, ServerFigures } from '../bench/messages.ts';
import { readOptions } from '../bench/options.ts';
import { pictureOf } from '../bench/picture/picture.ts';
import { medianRow, type Row, rowOf } from '../bench/row.ts';
import { KEEP, sightsOf } from '../bench/sights.ts';
import type { Tell } from '../bench/stack.ts';
import { STACK_IDS, type StackId } from '../bench/stacks/registry.ts';
import { aimOf, isInSight, SIGHT, SPEED, TICK_MS, TICK_RATE, Workload } from '../bench/workload.ts';

const SEED = 5;

describe("the bench's workload", () => {
	it('moves everybody the same way for the same seed, at full speed, within the square', () => {
		const [a, b] = [new Workload(SEED, 50), new Workload(SEED, 50)];
		for (let tick = 1; tick <= 400; tick++) {
			const [fromX, fromY] = [a.x.slice(), a.y.slice()];
			a.step();
			b.step();
			assert.deepEqual([a.tick, a.x, a.y, a.aim], [tick, b.x, b.y, b.aim]);
			for (let player = 0; player < 50; player++) {
				const [x = 0, y = 0] = [a.x[player], a.y[player]];
				assert.ok(x >= 0 && x <= a.side && y >= 0 && y <= a.side, `player ${player} at ${x}, ${y}`);
				const way = Math.hypot(x - (fromX[player] ?? 0), y - (fromY[player] ?? 0));
				const isAtWall = Math.min(x, y, a.side - x, a.side - y) < SPEED / TICK_RATE;
				if (!isAtWall) assert.ok(Math.abs(way - SPEED / TICK_RATE) < 1e-9, `player ${player} went ${way}`);
			}
		}
		assert.notDeepEqual(new Workload(SEED + 1, 50).x, new Workload(SEED, 50).x);
	});

	it('gives a new heading about once a second, and another 8 bits of aim every tick', () => {
		const workload = new Workload(SEED, 100);
		let turns = 0;
		for (let tick = 0; tick < 20 * TICK_RATE; tick++) {
			const [heading, aim] = [workload.heading.slice(), workload.aim.slice()];
			workload.step();
			for (let player = 0; player < 100; player++) {
				assert.notEqual(aimOf(workload.aim[player] ?? 0), aimOf(aim[player] ?? 0));
				const [from = 0, to = 0] = [heading[player], workload.heading[player]];
				const isBounce = Math.abs(Math.sin(from) + Math.sin(to)) < 1e-9 || Math.abs(Math.cos(from) + Math.cos(to)) < 1e-9;
				if (from !== to && !isBounce) turns++;
			}
		}
		assert.ok(Math.abs(turns / 100 / 20 - 1) < 0.1, `${turns} turns of 100 players in 20 s`);
	});

	it('shows each player about 30 others whatever their number, and the grid finds all of them', () => {
		for (const players of [400, 1500]) {
			const workload = new Workload(SEED, players);
			const sights = sightsOf(workload);
			for (let tick = 0; tick < 40; tick++) workload.step();
			sights.refresh();
			assert.ok(sights.mean() > 27 && sights.mean() < 37, `${sights.mean()} of ${players}`);
			for (let player = 0; player < players; player += 37) {
				const seen = new Set<number>();
				sights.look(player, (other) => seen.add(other));
				for (let other = 0; other < players; other++) assert.equal(seen.has(other), sees(workload, player, other, SIGHT));
			}
		}
	});
});

function sees({ x, y }: Workload, player: number, other: number, sight: number): boolean {
	return isInSight((x[other] ?? 0) - (x[player] ?? 0), (y[other] ?? 0) - (y[player] ?? 0), sight);
}

describe("the bench's checkers", () => {
	const PLAYERS = 60;

	/** Frames of some seconds, told as `bend` has it, looked at 20 ms after each. */
	function check(bend: (workload: Workload, tell: Tell) => void): Findings {
		const workload = new Workload(SEED, PLAYERS);
		const findings = new Findings();
		const checking = new Checking(0, new Truth(SEED, PLAYERS), true);
		for (let tick = 1; tick <= 60; tick++) {
			workload.step();
			checking.receive(tick, (tell) => bend(workload, tell), 1000 + tick * TICK_MS, findings);
			checking.look(1000 + tick * TICK_MS + 20, findings);
		}
		return findings;
	}

	const tellSight = (workload: Workload, tell: Tell, sight = SIGHT, shift = 0) => {
		for (let other = 0; other < PLAYERS; other++) {
			if (sees(workload, 0, other, sight)) tell(other, (workload.x[other] ?? 0) + shift, workload.y[other] ?? 0, workload.aim[other] ?? 0);
		}
	};

	it('find nothing wrong, and no error, in a client that was told the truth', () => {
		for (const sight of [SIGHT, SIGHT + KEEP]) {
			const { missing, farAway, late, checkedFrames, errorsUnits, errorsAim, looks } = check((workload, tell) =>
				tellSight(workload, tell, sight),
			);
			assert.deepEqual({ missing, farAway, late, checkedFrames }, { missing: 0, farAway: 0, late: 0, checkedFrames: 60 });
			assert.ok(errorsUnits.length > 1000);
			assert.ok(Math.max(...errorsUnits, ...errorsAim) < 1e-9);
			assert.equal(looks.length, 57);
			// 20 ms after the frame of a tick, two ticks behind.
			assert.ok(looks.every(([wallMs, shown]) => Math.abs((wallMs - 1000) / TICK_MS - shown - 2) < 1e-9));
		}
	});

	it('measure how far off somebody is displayed', () => {
		const { errorsUnits, decodedErrorsUnits } = check((workload, tell) => tellSight(workload, tell, SIGHT, 3));
		assert.ok(errorsUnits.length > 1000 && decodedErrorsUnits.length > 1000);
		for (const error of [...errorsUnits, ...decodedErrorsUnits]) assert.ok(Math.abs(error - 3) < 1e-9);
	});

	it('notice somebody in sight who is missing, and somebody far out of sight who is there', () => {
		const one = check((workload, tell) => tellSight(workload, (other, ...place) => other !== 7 && tell(other, ...place)));
		const told = new Workload(SEED, PLAYERS);
		let inSight = 0;
		for (let tick = 1; tick <= 60; tick++) {
			told.step();
			if (sees(told, 0, 7, SIGHT - 0.25)) inSight++;
		}
		assert.ok(inSight > 0);
		assert.deepEqual([one.missing, one.farAway], [inSight, 0]);
		const far = check((workload, tell) => tellSight(workload, tell, SIGHT + 60));
		assert.equal(far.missing, 0);
		assert.ok(far.farAway > 0);
	});

	it('display what came last where a frame is late, which is an error that grows', () => {
		const workload = new Workload(SEED, PLAYERS);
		const findings = new Findings();
		const checking = new Checking(0, new Truth(SEED, PLAYERS), true);
		for (let tick = 1; tick <= 20; tick++) {
			workload.step();
			checking.receive(tick, (tell) => tellSight(workload, tell), tick * TICK_MS, findings);
		}
		findings.errorsUnits.length = 0;
		// Two ticks past the newest frame, which is as far as a view goes on by itself: at most 10 units of way.
		for (const lateTicks of [2, 20]) {
			checking.look((22 + lateTicks) * TICK_MS, findings);
			const worst = Math.max(...findings.errorsUnits.splice(0));
			assert.ok(worst > 8 && worst <= 10 + 1e-9, `${worst} units at ${lateTicks} ticks`);
			assert.equal(findings.looks.at(-1)?.[1], 22);
		}
	});
});

const SERVER: ServerFigures = {
	seconds: 10,
	ticks: 200,
	cpu: 0.4,
	intervalsMs: Array.from({ length: 200 }, () => 50),
	workMs: Array.from({ length: 200 }, () => 12),
	updates: 400 * 30 * 200,
	inputs: 0,
	rssMb: 120,
	tickStarts: Array.from({ length: 400 }, (_, index) => 1000 + index * 50),
};

const CLIENTS: ClientFigures = {
	seconds: 10,
	cpu: 0.3,
	plainClients: 392,
	bytes: 392 * 10 * 4200,
	frames: 392 * 200,
	patchIntervalsMs: [50, 51],
	checkers: 8,
	errorsUnits: [0.5, 1],
	errorsAim: [1, 2],
	decodedErrorsUnits: [0.4, 0.9],
	// Tick 10 began at 1450: shown 110 ms later.
	looks: [[1560, 10]],
	checkedFrames: 1600,
	missing: 0,
	farAway: 0,
	late: 0,
	visible: 30,
	lost: {},
};

describe("the bench's rows", () => {
	const row = (server: Partial<ServerFigures> = {}, clients: Partial<ClientFigures> = {}, stack: StackId = 'ws-raw', players = 400) =>
		rowOf(stack, players, { ...SERVER, inputs: players * 200, ...server }, { ...CLIENTS, ...clients });

	it('divide what was counted by clients, seconds, updates and those in sight', () => {
		const { bytesPerSecondPerClient, bytesPerUpdateSent, bytesPerVisible, viewDelayMs, held, wrong } = row();
		assert.deepEqual([bytesPerSecondPerClient, bytesPerUpdateSent, bytesPerVisible, viewDelayMs], [4200, 7, 7, 110]);
		assert.deepEqual([held, wrong], [true, []]);
	});

	it('say held only when ticks came in time and the core was not full, and nothing where the clients were', () => {
		const late = SERVER.intervalsMs.map((ms, index) => (index % 50 === 0 ? 76 : ms));
		assert.equal(row({ intervalsMs: late }).held, false);
		assert.equal(row({ cpu: 0.96 }).held, false);
		assert.equal(row({}, { cpu: 0.9 }).held, null);
		assert.equal(row({ cpu: 0.99 }, { cpu: 0.97 }).held, false);
		assert.equal(row({ inputs: 400 * 200 * 0.9 }).held, null);
	});

	it('name what checkers found and which connections were lost', () => {
		const { wrong } = row({}, { missing: 2, farAway: 3, lost: { 'closed with 1006': 4 } });
		assert.deepEqual(wrong, [
			'4 clients lost: closed with 1006',
			'2 times somebody in sight was missing from a frame',
			'3 times somebody far out of sight was in a frame',
		]);
		assert.deepEqual(row({}, { checkedFrames: 0 }).wrong, ['nothing was checked']);
	});

	it('of several trials have the median of each figure, and what was wrong in any', () => {
		const merged = medianRow([row({ cpu: 0.2 }), row({ cpu: 0.5, rssMb: 100 }, { missing: 1 }), row({ cpu: 0.96, rssMb: 140 })]);
		assert.deepEqual(
			[merged.cpu, merged.rssMb, merged.held, merged.stack, merged.tickMs],
			[0.5, 120, true, 'ws-raw', { p50: 50, p99: 50 }],
		);
		assert.equal(merged.wrong.length, 1);
		assert.equal(medianRow([row(), row({ cpu: 0.96 }), row({ cpu: 0.97 })]).held, false);
		assert.equal(medianRow([row(), row({}, { cpu: 0.9 }), row({}, { cpu: 0.9 })]).held, null);
	});

	it('are held against the goals, each by its own figure', () => {
		const rows = (fray: Partial<Row>) => [
			...[400, 800, 1500].map((players) => ({
				...row({ cpu: players / 2000 }, { bytes: 392 * 10 * 1900, errorsUnits: [1] }, 'fray', players),
				bytesPerUpdateSent: 6,
				...fray,
			})),
			...[400, 800].map((players) => row({ cpu: players / 1900, rssMb: 100 }, {}, 'ws-raw', players)),
			row({ cpu: 0.5 }, {}, 'colyseus-stateview', 400),
			row({ cpu: 1 }, {}, 'colyseus-stateview', 800),
		];
		const standings = (fray: Partial<Row>) => goalsOf(rows(fray)).map(({ standing }) => standing);
		assert.deepEqual(new Set(standings({})), new Set(['met']));
		assert.equal(heldBy(rows({}), 'fray'), 1500);
		const missed = (fray: Partial<Row>) =>
			goalsOf(rows(fray))
				.filter(({ standing }) => standing === 'missed')
				.map(({ figure }) => figure);
		assert.deepEqual(missed({ bytesPerSecondPerClient: 2001 }), ['bytes a second per client at 400']);
		assert.deepEqual(missed({ displayedErrorUnits: { p50: 1, p99: 4.1 } }), ['displayed error p99 at 400, units']);
		assert.deepEqual(missed({ viewDelayMs: 151 }), ['view delay at 400, ms']);
		assert.deepEqual(missed({ bytesPerUpdateSent: 7.6 }), ['bytes per update sent at 400']);
		assert.deepEqual(missed({ rssMb: 251 }), ['memory at 800, MB']);
		assert.deepEqual(missed({ cpu: 0.28 }), ['CPU at 400, of ws-raw', 'CPU at 400, of colyseus-stateview']);
		assert.equal(missed({ held: false })[0], 'players held on one core');
		assert.deepEqual(new Set(goalsOf([]).map(({ standing }) => standing)), new Set(['open']));
	});

	it('compare two stacks within each run: a machine that is slow in one run is so for both', () => {
		const run = (fray: number, raw: number) => [row({ cpu: fray }, {}, 'fray', 400), row({ cpu: raw }, {}, 'ws-raw', 400)];
		const runs = [run(0.3, 0.28), run(0.15, 0.1), run(0.33, 0.3)];
		const goal = goalsOf([], runs).find(({ figure }) => figure === 'CPU at 400, of ws-raw');
		assert.deepEqual([goal?.measured, goal?.standing], ['1.10 times', 'met']);
	});

	it('become a picture that names every stack and holds no figure that is none', () => {
		const rows = STACK_IDS.flatMap((stack) => [100, 400].map((players) => row({ cpu: players / 500 }, {}, stack, players)));
		const picture = pictureOf(rows);
		for (const stack of STACK_IDS) assert.equal(picture.split(`>${stack}<`).length - 1, 2, stack);
		assert.doesNotMatch(picture, /NaN|Infinity|undefined/);
		assert.match(picture, /^<svg [^>]*>[\s\S]*<\/svg>\n$/);
	});
});

describe("the bench's command line", () => {
	it('takes every stack unless it is told which', () => {
		assert.deepEqual(readOptions([]).stacks, STACK_IDS);
		assert.deepEqual(readOptions(['--stacks', 'all']).stacks, STACK_IDS);
		const { stacks, players } = readOptions(['--stacks', 'ws-raw, fray', '--players', '400,100']);
		assert.deepEqual(
			[stacks, players],
			[
				['ws-raw', 'fray'],
				[100, 400],
			],
		);
	});

	it('says what is wrong and what would be right', () => {
		assert.throws(() => readOptions(['--stacks', 'frey']), /no stack "frey" \(there are: fray, /);
		assert.throws(() => readOptions(['--players', '100,50000']), /from 2 to 10000, not "50000"/);
		assert.throws(() => readOptions(['--seconds', 'ten']), /a whole number from 1 to 3600, not "ten"/);
		assert.throws(() => readOptions(['--picture', 'bench.png']), /ends with \.svg, not "bench\.png"/);
		assert.throws(() => readOptions(['--player', '5']), /--player/);
	});
});
