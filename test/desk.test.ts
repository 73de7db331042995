/** The designer's desk without a browser: it shows every number there is, and knows none by name. */

import assert from 'node:assert/strict';
import { AskedNumbers } from '../game-client/desk/asked.ts';
import { addressOfMatch } from '../game-client/desk/matchAddress.ts';
import { DESK_GROUPS, DESK_NUMBERS, isFound, nearestStop, stopsOf, titleOf } from '../game-client/desk/numbers.ts';
import { describeTurned, turnedNumbers } from '../game-client/desk/turnedText.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { checkTuning, createTuning, TUNABLES } from '../sim/tuning.ts';

describe('the desk', () => {
	it('has every number of the game once, with a title, and says of each that cannot be turned why not', () => {
		assert.deepEqual(
			DESK_NUMBERS.map(({ key }) => key),
			TUNABLES.map(({ key }) => key),
		);
		for (const group of DESK_GROUPS) {
			const titles = group.numbers.map(({ title }) => title);
			assert.equal(new Set(titles).size, titles.length, `${group.title}: ${titles}`);
		}
		for (const { key, live, fixed } of DESK_NUMBERS) assert.equal(fixed === undefined, live, key);
		assert.deepEqual(['dashCooldownSeconds', 'energyPerSecond', 'fillTo', 'speed'].map(titleOf), [
			'Dash cooldown',
			'Energy per second',
			'Fill to',
			'Speed',
		]);
	});

	it('gives each slider round stops within the range, both ends, and one near what a number stands at', () => {
		for (const { key, stops, min, max, standard } of DESK_NUMBERS) {
			assert.deepEqual([stops[0], stops.at(-1)], [min, max], key);
			for (const stop of stops) assert.equal(checkTuning(key, stop), undefined, `${key} ${stop}`);
			assert.ok(stops.length <= 162 && stops.length >= Math.min(10, max - min), `${key}: ${stops.length} stops`);
			const near = stops[nearestStop(stops, standard)] ?? Number.NaN;
			assert.ok(Math.abs(near - standard) <= Math.max(0.06 * standard, (max - min) / 100), `${key}: ${near} beside ${standard}`);
		}
		assert.ok(stopsOf({ min: 1, max: 16, unit: 'pellets' }).every(Number.isInteger));
	});

	it('finds numbers by words of their group, name, key and sentence', () => {
		const found = (search: string) =>
			DESK_GROUPS.flatMap(({ title, numbers }) => numbers.filter((number) => isFound(number, title, search)).map(({ key }) => key));
		assert.deepEqual(found('player.speed'), ['player.speed']);
		assert.deepEqual(found('RAIL damage'), ['rail.damage']);
		assert.ok(found('slow motion').includes('match.timeScale'));
		assert.deepEqual(found('zebra'), []);
	});

	it('shows what a hand did until the server has said it, and no longer', () => {
		const asked = new AskedNumbers();
		const sent: [string, number][] = [];
		let synced = 320;
		let tick = 100;
		const step = (nowMs: number) =>
			asked.step(
				nowMs,
				tick,
				() => synced,
				(key, value) => sent.push([key, value]),
			);
		// A slider that is dragged asks a bounded number of times.
		for (let ms = 0; ms <= 300; ms += 10) {
			asked.ask('player.speed', 330 + ms);
			step(ms);
		}
		assert.ok(sent.length >= 3 && sent.length <= 5, `${sent.length} sent`);
		step(500);
		assert.deepEqual(sent.at(-1), ['player.speed', 630]);
		assert.equal(asked.shown('player.speed', synced), 630);
		synced = 630;
		step(520);
		synced = 400;
		assert.equal(asked.shown('player.speed', synced), 400, "somebody else's change");
		asked.ask('player.speed', 9999);
		step(700);
		asked.refuse('player.speed must be from 40 to 900 units/s, not 9999');
		assert.equal(asked.shown('player.speed', synced), 400);
		asked.ask('player.speed', 500);
		step(900);
		tick += 200;
		step(920);
		assert.equal(asked.shown('player.speed', synced), 400, 'never answered');
	});

	it('gives what was turned as text for the file of a mode and for the rules of all', () => {
		const turned = turnedNumbers(
			createTuning({ 'player.speed': 420, 'rail.damage': 70.5, 'match.scoreToWin': 40 }),
			createTuning({ 'match.scoreToWin': 40 }),
		);
		const text = describeTurned('Deathmatch', turned);
		assert.match(text, /\t'player\.speed': 420, \/\/ was 320 units\/s/);
		assert.match(text, /sim\/weapons\/registry\.ts: WEAPONS\.rail\.rules: damage: 70\.5,/);
		assert.doesNotMatch(text, /scoreToWin/);
	});

	it('goes to a match of one’s own, with what was asked for before', () => {
		assert.equal(
			addressOfMatch('http://x.test/a/?net=poor&mode=hill&bots=3', { mode: 'practice', map: 'range' }),
			'http://x.test/a/?net=poor&mode=practice&private=1&autoplay=1&map=range',
		);
		assert.match(addressOfMatch('http://x.test/?bots=3', { skill: 'hard' }), /bots=3.*skill=hard/);
	});
});

describe('a match after the one in which numbers were turned', () => {
	it('runs on the same numbers, and takes those that were announced at its end', () => {
		const tuning = {
			'match.warmUpSeconds': 0,
			'match.playSeconds': 5,
			'match.overtimeSeconds': 0,
			'match.resultsSeconds': 1,
			'match.fillTo': 0,
		};
		const setup = { seed: 5, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, tuning };
		const runner = new MatchRunner({ setup, recorder: { begin() {}, tick() {}, end() {} }, maxPlayers: 16 });
		runner.tune('player.speed', 420);
		const first = runner.world;
		while (runner.world.phase !== 'results') runner.step(new Map());
		for (let left = first.phaseEndsTick - first.tick - 3; left > 0; left--) runner.step(new Map());
		runner.tune('player.friction', 2000);
		for (let ticks = 0; ticks < 30; ticks++) runner.step(new Map());
		assert.notEqual(runner.world, first);
		const { player, match } = runner.world.tuning;
		assert.deepEqual([player.speed, player.friction, match.playSeconds], [420, 2000, 5]);
	});
});
