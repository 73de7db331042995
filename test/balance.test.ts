/** Claims about `npm run balance`: the same figures on any number of cores, and a verdict that names what is wrong. */

import assert from 'node:assert/strict';
import { type Figures, figuresOf } from '../balance/figures.ts';
import { planJobs, type RunOptions } from '../balance/jobs.ts';
import { readOptions } from '../balance/options.ts';
import { pageOf } from '../balance/page/page.ts';
import { Progress } from '../balance/progress.ts';
import { runAll } from '../balance/runAll.ts';
import { intervalOf } from '../balance/stats.ts';
import { tableOf } from '../balance/table.ts';
import { SITUATIONS, TARGETS } from '../balance/targets.ts';
import { judge } from '../balance/verdict.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';

const SHORT: RunOptions = { matches: 0, duels: 6, modes: ['hill'], maps: ['foundry'], seed: 7, players: 8, tuning: {} };

async function play(run: RunOptions, threads = 0): Promise<Figures> {
	return figuresOf(run, await runAll(planJobs(run), threads, () => {}));
}

/** Figures in which everything is as it should be, to bend one thing at a time. */
function good(): Figures {
	const even = { won: 1000, of: 2000 };
	return {
		version: 1,
		run: SHORT,
		weapons: WEAPON_IDS.map((id) => ({
			id,
			title: WEAPONS[id].title,
			about: WEAPONS[id].about,
			shots: 100,
			hits: 50,
			damage: 1000,
			kills: even,
			bands: [even, even, even],
			killShare: { won: 20, of: 100 },
			killBands: [],
			ownKills: 0,
			duels: SITUATIONS.map(({ id: situation }, index) => ({ situation, all: index === 0 ? { won: 1200, of: 2000 } : even, against: [] })),
			timeToKill: { p25: 0.8, p50: 1.2, p75: 2, count: 100, all: { p50: 1.5, count: 150 } },
		})),
		killMatrix: [],
		maps: [
			{
				id: 'foundry',
				title: 'Foundry',
				columns: 44,
				rows: 30,
				matches: 1,
				matchSeconds: 300,
				crossingSeconds: 7,
				kills: 10,
				sides: even,
				spawns: [{ x: 125, y: 125, team: 1, duels: even, firstFights: even }],
				deaths: [],
				travel: [],
			},
		],
		modes: [{ id: 'hill', title: 'King of the hill', matches: 1, matchSeconds: 300, killsAMinute: 20, kills: even, wins: even }],
		lifeSeconds: 10,
		respawnSeconds: 2.5,
		matchSeconds: 300,
		bots: { equal: even, open: { won: 0, of: 100 }, longestStaySeconds: 1, worstDetour: 1.05, ways: 100 },
	};
}

/** What the verdict calls missed after a change to good figures. */
function missedAfter(bend: (figures: Figures) => void): string[] {
	const figures = good();
	bend(figures);
	return judge(figures)
		.findings.filter(({ standing }) => standing === 'missed')
		.map(({ what }) => what);
}

describe('npm run balance', function () {
	this.timeout(120_000);

	it('gives the same figures for a seed on any number of threads, others for another seed', async () => {
		const run = { ...SHORT, matches: 1, duels: 1, tuning: { 'match.playSeconds': 20 } };
		const alone = JSON.stringify(await play(run));
		assert.equal(JSON.stringify(await play(run, 2)), alone);
		assert.notEqual(JSON.stringify(await play({ ...run, seed: 8 })), alone);
	});

	it('counts matches to the end: lives, respawns, ranges, ways', async () => {
		const figures = await play({
			...SHORT,
			matches: 2,
			duels: 0,
			modes: ['teams'],
			tuning: { 'match.playSeconds': 40, 'match.overtimeSeconds': 0 },
		});
		const [map] = figures.maps;
		assert.equal(figures.matchSeconds, 40);
		assert.equal(figures.respawnSeconds, 2.5);
		const kills = figures.killMatrix.flat().reduce((sum, count) => sum + count, 0);
		assert.ok(kills > 10, `${kills} kills`);
		assert.equal(kills, map?.kills);
		assert.equal(figures.modes[0]?.kills.of, kills, 'every kill is of one of two teams');
		const sum = (counts: readonly number[] = []) => counts.reduce((all, count) => all + count, 0);
		const own = figures.weapons.reduce((all, { ownKills }) => all + ownKills, 0);
		assert.equal(sum(map?.deaths), kills + own);
		assert.ok(sum(map?.travel) > 2 * 40 * 30 * 4, 'most of eight are alive at most times');
		assert.ok(figures.bots.longestStaySeconds > 0 && figures.bots.longestStaySeconds < TARGETS.staySeconds);
	});

	it('names a weapon whose damage was doubled, and no other', async () => {
		const run = { ...SHORT, duels: 14, maps: ['foundry', 'canal', 'atrium'] };
		const weapon = 'rapid';
		const doubled = { [`${weapon}.damage`]: WEAPONS[weapon].rules.damage * 2 };
		const jobs = (tuning: Record<string, number>) =>
			planJobs({ ...run, tuning }).filter((job) => job.kind === 'duels' && ['close', 'middle', 'far'].includes(job.duels.situation));
		const dominant = async (tuning: Record<string, number>) =>
			judge(figuresOf({ ...run, tuning }, await runAll(jobs(tuning), 0, () => {})))
				.findings.filter(({ what, standing }) => standing === 'missed' && /: duels it wins/.test(what))
				.map(({ what }) => what);
		assert.deepEqual(await dominant({}), []);
		assert.deepEqual(await dominant(doubled), [`${weapon}: duels it wins`]);
	});

	it('passes good figures and names each thing that is bent', () => {
		assert.deepEqual(
			missedAfter(() => {}),
			[],
		);
		const first = WEAPON_IDS[0];
		const bend = (change: (weapon: Figures['weapons'][number]) => void) =>
			missedAfter(({ weapons: [weapon] }) => {
				if (weapon) change(weapon);
			});
		const strong = { won: 1400, of: 2000 };
		const strongIn = (count: number) =>
			bend(({ duels }) => {
				for (const duel of duels.slice(0, count)) duel.all = strong;
			});
		assert.deepEqual(strongIn(1), [], 'one band is allowed');
		assert.deepEqual(strongIn(2), [`${first}: duels it wins`]);
		assert.deepEqual(
			bend((weapon) => {
				weapon.killShare = { won: 45, of: 100 };
			}),
			[],
			'45 of 100 may be chance',
		);
		assert.deepEqual(
			bend((weapon) => {
				weapon.killShare = { won: 450, of: 1000 };
			}),
			[`${first}: of all kills in matches`],
		);
		const weak = { won: 800, of: 2000 };
		assert.deepEqual(
			bend(({ duels }) => {
				for (const duel of duels) duel.all = weak;
			}),
			[`${first}: wins somewhere`],
		);
		assert.deepEqual(
			bend(({ timeToKill }) => Object.assign(timeToKill, { p50: 1.7 })),
			[`${first}: time to kill`],
		);
		assert.deepEqual(
			missedAfter(({ maps: [map] }) => Object.assign(map ?? {}, { crossingSeconds: 9 })),
			['foundry: crossing it'],
		);
		assert.deepEqual(
			missedAfter(({ maps: [map] }) => Object.assign(map?.spawns[0] ?? {}, { duels: weak })),
			['foundry: spawn at 125,125'],
		);
		assert.deepEqual(
			missedAfter(({ modes: [mode] }) => Object.assign(mode ?? {}, { wins: weak })),
			['hill: matches that team 1 wins'],
		);
		assert.deepEqual(
			missedAfter((figures) => Object.assign(figures, { respawnSeconds: 3 })),
			['respawn'],
		);
		assert.deepEqual(
			missedAfter(({ bots }) => Object.assign(bots, { worstDetour: 1.4 })),
			['bots: longest way to a pickup'],
		);
		assert.deepEqual(
			missedAfter(({ bots }) => Object.assign(bots, { longestStaySeconds: 2.5 })),
			['bots: longest stay in one place'],
		);
		assert.deepEqual(
			missedAfter(({ bots }) => Object.assign(bots, { equal: strong })),
			['bots: duels of equals that the first wins'],
		);
	});

	it('does not call chance a miss: what is outside by few counts is open', () => {
		const figures = good();
		Object.assign(figures.modes[0] ?? {}, { wins: { won: 7, of: 10 } });
		const { passed, findings } = judge(figures);
		assert.equal(passed, true);
		assert.deepEqual(
			findings.filter(({ standing }) => standing === 'open').map(({ what }) => what),
			['hill: matches that team 1 wins'],
		);
		const { low, high } = intervalOf({ won: 7, of: 10 });
		assert.ok(low > 0.39 && low < 0.4 && high > 0.89 && high < 0.9, 'Wilson’s interval of 7 in 10 is 0.397 to 0.892');
	});

	it('writes a page that needs nothing else: every map with its walls, every weapon, the verdict', () => {
		const figures = good();
		const page = pageOf(figures, judge(figures));
		assert.deepEqual([...page.matchAll(/(?:src|href)=|url\(|@import|<script/g)], []);
		for (const id of WEAPON_IDS) assert.ok(page.includes(id));
		assert.equal([...page.matchAll(/<svg/g)].length, 4, 'a chart, and three pictures of the map');
		assert.ok([...page.matchAll(/<rect/g)].length > 3 * 100, 'walls');
		assert.ok(page.includes('Every target is met'));
		assert.ok(tableOf(figures, judge(figures)).some((line) => line.startsWith('verdict: passed')));
	});

	it('says what is wrong with a command', () => {
		assert.throws(() => readOptions(['--maps', 'moon']), /there is no map "moon" \(there are: foundry/);
		assert.throws(() => readOptions(['--modes', 'golf']), /there is no mode "golf"/);
		assert.throws(() => readOptions(['--matches', 'many']), /--matches is a whole number/);
		assert.throws(() => readOptions(['--set', 'rail.damage=9000']), /rail\.damage must be from/);
		assert.deepEqual(readOptions(['--set', 'rail.damage=70', '--maps', 'canal']).run.tuning, { 'rail.damage': 70 });
	});

	it('shows a bar in a terminal, and a line every few seconds elsewhere', () => {
		let now = 0;
		const show = (isTTY: boolean) => {
			const written: string[] = [];
			const progress = new Progress(100, { isTTY, write: (text) => written.push(text) }, () => now);
			for (let done = 1; done <= 100; done++) {
				now += 300;
				progress.show(done);
			}
			return written;
		};
		const terminal = show(true);
		assert.equal(terminal.length, 100);
		assert.match(terminal[49] ?? '', /^\r.*█{15}░{15} 50 of 100/);
		const lines = show(false);
		assert.ok(lines.length >= 6 && lines.length <= 8, `${lines.length} lines in 30 s`);
		assert.ok(lines.every((line) => /^\d+ of 100 pieces, .*\n$/.test(line)));
	});
});
