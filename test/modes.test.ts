/** Modes, teams and the flow from one match to the next, as claims a designer can read. */

import assert from 'node:assert/strict';
import { TILE } from '../sim/arena.ts';
import { ARENA_IDS, ARENAS } from '../sim/arenas/registry.ts';
import { giveAwards } from '../sim/awards.ts';
import { perceiveWorld } from '../sim/bots/percept.ts';
import { NEUTRAL } from '../sim/command.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { MATCH_MODES, MODES } from '../sim/modes/registry.ts';
import type { PlayerInput } from '../sim/tickInput.ts';
import { nextArenaId } from '../sim/votes.ts';
import { createWorld } from '../sim/world.ts';
import { duel, ticks } from './duel.ts';

const HILL = { x: 2.5 * TILE, y: 1.5 * TILE, radius: 60 };
const UNRECORDED = { begin() {}, tick() {}, end() {} };

function runner(tuning: Record<string, number> = {}, modeId = 'deathmatch'): MatchRunner {
	const setup = { seed: 5, arenaId: 'foundry', modeId, tickRate: 30, tuning };
	return new MatchRunner({ setup, recorder: UNRECORDED, maxPlayers: 16 });
}

function step(match: MatchRunner, count: number, commands: ReadonlyMap<number, PlayerInput> = new Map()): void {
	for (let tick = 0; tick < count; tick++) match.step(commands);
}

describe('every mode', () => {
	it('can be played on every map', () => {
		for (const { id: modeId } of MATCH_MODES) {
			for (const arenaId of ARENA_IDS) createWorld({ seed: 1, arenaId, modeId, tickRate: 30, startTick: 0, tuning: {} });
		}
	});

	it('of which a map has no place says so by name', () => {
		const arena = { ...(ARENAS.foundry as (typeof ARENAS)[string]), id: 'flat', hill: undefined };
		assert.throws(() => MODES.hill?.objectives?.(arena), /map "flat" has no hill/);
	});
});

describe('teams', () => {
	it('take who joins where fewer are', () => {
		const match = runner({ 'match.fillTo': 7 }, 'teams');
		step(match, 2);
		const sizes = [1, 2].map((team) => [...match.world.players.values()].filter((player) => player.team === team).length);
		assert.deepEqual(sizes, [4, 3]);
	});

	it('cannot hurt their own: beams, pellets, darts, bursts and blows pass allies by', () => {
		for (const weapon of ['rail', 'scatter', 'rapid', 'strike'] as const)
			duel('AC#B', { modeId: 'teams' }).fire('A', weapon, { at: 'C' }).wait(8).expectMiss();
		const match = duel('A.C.B', { modeId: 'teams' }).fire('A', 'rail', { at: 'C' });
		match.expectHit('B');
		duel('A...C\n....B', { modeId: 'teams' }).fire('A', 'rocket', { at: 'C' }).wait(12).expectHit('B');
	});

	it('get a point for each kill, and the match ends for all at the score', () => {
		const match = duel('A....B', { modeId: 'teams', tuning: { 'match.scoreToWin': 1 } })
			.set('B', { health: 1 })
			.fire('A', 'rail');
		assert.deepEqual(match.world.teamScores, [1, 0]);
		assert.equal(match.wait(1).world.phase, 'results');
	});

	it('are evened out between two lives, not during one', () => {
		const match = duel('A.C.......\n##########\nB.D.......', { modeId: 'teams' });
		match.set('C', { team: 1 }).set('D', { team: 1, bot: true, alive: false, respawnTick: match.world.tick + 3 });
		assert.equal(match.wait(2).count('team'), 0);
		match.wait(2);
		assert.deepEqual(
			match.events.filter(({ type }) => type === 'team'),
			[{ type: 'team', playerId: 4, team: 2 }],
		);
	});

	it('ask people to change sides only when no bot can', () => {
		const match = duel('A.C.......\n##########\nB.D.......', { modeId: 'teams' });
		match.set('C', { team: 1, bot: true }).set('D', { team: 1, alive: false, respawnTick: match.world.tick + 1 });
		assert.equal(match.wait(3).count('team'), 0);
	});

	it('keep those together who came together, from one match to the next as well', () => {
		const match = runner({ 'match.fillTo': 8, 'match.warmUpSeconds': 0, 'match.resultsSeconds': 1 }, 'teams');
		step(match, 2);
		const ids = ['Ada', 'Ben', 'Cy', 'Di'].map((name) => match.join(name, 77));
		const stranger = match.join('Eve');
		step(match, 2);
		const teamsOf = () => new Set(ids.map((id) => match.world.players.get(id)?.team));
		assert.equal(teamsOf().size, 1);
		const { world } = match;
		world.teamScores[0] = 1000;
		for (let tick = 0; tick < 200 && match.world === world; tick++) step(match, 1);
		assert.notEqual(match.world, world, 'no next match');
		step(match, 2);
		assert.equal(teamsOf().size, 1);
		assert.ok(match.world.players.has(stranger));
	});

	it('never ask somebody to leave those they came with', () => {
		const match = duel('A.C.......\n##########\nB.D.......', { modeId: 'teams' });
		match.set('A', { team: 1, party: 5 }).set('C', { team: 1 });
		match.set('D', { team: 1, party: 5, alive: false, respawnTick: match.world.tick + 1 });
		assert.equal(match.wait(3).count('team'), 0);
	});

	it('are born on their own side of the map', () => {
		const match = runner({ 'match.fillTo': 8, 'match.warmUpSeconds': 0 }, 'teams');
		step(match, 3);
		const { spawns } = match.world.arena;
		for (const player of match.world.players.values()) {
			const spawn = spawns.find(({ x, y }) => Math.abs(x - player.x) + Math.abs(y - player.y) < 60);
			assert.ok(spawn && (spawn.team === player.team || spawn.team === 0), `${player.name} of team ${player.team}`);
		}
	});

	it('are known to bots: an ally is no target', () => {
		const match = duel('A.C.B', { modeId: 'teams' });
		const allies = perceiveWorld(match.world, 1).players.map(({ id, ally }) => [id, ally]);
		assert.deepEqual(allies, [
			[2, false],
			[3, true],
		]);
	});
});

describe('king of the hill', () => {
	const hill = (map: string) => duel(map, { modeId: 'hill', hill: HILL });

	it('is taken by standing on it alone for a second, and then gives a point a second', () => {
		const match = hill('.A......B').wait(ticks(1) - 1);
		assert.equal(match.world.objectives[0]?.team, 0);
		match.wait(1);
		assert.equal(match.world.objectives[0]?.team, 1);
		assert.equal(match.count('objective'), 1);
		match.wait(ticks(3));
		assert.deepEqual(match.world.teamScores, [3, 0]);
		assert.equal(match.player('A').score, 3);
	});

	it('gives nothing while both teams stand on it, or nobody', () => {
		const contested = hill('.A......B')
			.wait(ticks(1))
			.set('B', { x: HILL.x + 30 })
			.wait(ticks(5));
		assert.deepEqual(contested.world.teamScores, [0, 0]);
		assert.equal(contested.world.objectives[0]?.contested, true);
		const empty = hill('.A......B')
			.wait(ticks(1))
			.set('A', { x: 8 * TILE })
			.wait(ticks(5));
		assert.deepEqual([empty.world.teamScores, empty.world.objectives[0]?.team], [[0, 0], 1]);
	});

	it('changes hands when the others stand on it alone', () => {
		const match = hill('.A......B')
			.wait(ticks(2))
			.set('A', { x: 8 * TILE })
			.set('B', { x: HILL.x })
			.wait(ticks(1));
		assert.equal(match.world.objectives[0]?.team, 2);
	});
});

describe('a tie', () => {
	it('is played on until somebody leads', () => {
		const match = duel('A....B', { phaseEndsTick: 110 }).wait(10);
		assert.equal(match.world.phase, 'overtime');
		match.set('B', { health: 1 }).fire('A', 'rail');
		assert.equal(match.wait(1).world.phase, 'results');
	});

	it('ends as a draw when overtime is over, and at once when there is none', () => {
		const match = duel('A....B', { phaseEndsTick: 110, tuning: { 'match.overtimeSeconds': 2 } }).wait(10);
		assert.equal(match.wait(ticks(2) - 1).world.phase, 'overtime');
		assert.equal(match.wait(1).world.phase, 'results');
		assert.equal(duel('A....B', { phaseEndsTick: 110, tuning: { 'match.overtimeSeconds': 0 } }).wait(10).world.phase, 'results');
	});
});

describe('the results', () => {
	it('name nobody twice, and only for what deserves it', () => {
		const match = duel('A....B\n....C.').set('A', { kills: 9, deaths: 1, damageDealt: 900, bestStreak: 5, shots: 30, hits: 20 });
		match.set('B', { kills: 2, damageDealt: 300, bestStreak: 3, shots: 20, hits: 9 });
		const awards = giveAwards(match.world);
		assert.deepEqual(
			awards.map(({ award, playerId, value }) => [award, playerId, value]),
			[
				[0, 1, 9],
				[2, 2, 3],
			],
		);
	});

	it('end soon after everybody has voted, and the next match is on the map that won', () => {
		const match = runner({ 'match.warmUpSeconds': 0, 'match.playSeconds': 5, 'match.overtimeSeconds': 0, 'match.resultsSeconds': 30 });
		const id = match.join('Ada');
		assert.match(match.vote(id, 'canal') ?? '', /while the results are shown/);
		while (match.world.phase !== 'results') match.step(new Map());
		assert.match(match.vote(id, 'moon') ?? '', /no map "moon"/);
		assert.equal(match.vote(id, 'canal'), undefined);
		let waited = 0;
		while (match.world.phase === 'results') {
			match.step(new Map());
			waited++;
		}
		assert.ok(waited <= ticks(2) + 2, `${waited} ticks`);
		step(match, 3);
		assert.equal(match.world.arena.id, 'canal');
		assert.ok(match.world.players.has(id), 'the same people');
	});

	it('without a vote, or with equal votes for it, mean a rematch on the same map', () => {
		const match = duel('A....B');
		const votes = (a: number, b: number) =>
			nextArenaId({ ...match.set('A', { vote: a }).set('B', { vote: b }).world, arena: ARENAS.canal as (typeof ARENAS)[string] });
		assert.equal(votes(0, 0), 'canal');
		assert.equal(votes(2, 1), 'canal');
		assert.equal(votes(3, 0), 'atrium');
	});
});

describe('people and bots', () => {
	const acting = (id: number) => new Map([[id, { commands: [{ ...NEUTRAL, moveX: 127 }], frame: 1 }]]);

	it('who does nothing for a while gives way to a bot, and takes over again with the first deed', () => {
		const match = runner({ 'match.idleSeconds': 3, 'match.fillTo': 2 });
		const id = match.join('Ada');
		step(match, ticks(3), acting(id));
		assert.ok(!match.replaced.has(id));
		step(match, ticks(3) + 2, new Map([[id, { commands: [{ ...NEUTRAL }], frame: 1 }]]));
		assert.ok(match.replaced.has(id), 'a bot plays');
		const before = { ...(match.world.players.get(id) as { x: number; y: number }) };
		step(match, ticks(4));
		const after = match.world.players.get(id) as { x: number; y: number };
		assert.ok(Math.abs(after.x - before.x) + Math.abs(after.y - before.y) > 50, 'it moves');
		step(match, 1, acting(id));
		assert.ok(!match.replaced.has(id));
		assert.equal(match.world.players.get(id)?.lastCommand.moveX, 127);
	});

	it('a joining human takes the place of the weakest bot, once that is out of its fight', () => {
		const match = runner({ 'match.fillTo': 3 });
		step(match, 2);
		const [weak, strong, middle] = [...match.world.players.values()];
		if (!weak || !strong || !middle) throw new Error('three bots');
		Object.assign(weak, { score: 0, alive: true, lastFightTick: match.world.tick });
		Object.assign(strong, { score: 9, alive: true, lastFightTick: match.world.tick });
		Object.assign(middle, { score: 3, alive: true, lastFightTick: match.world.tick });
		const id = match.join('Ada');
		step(match, 1, acting(id));
		assert.equal(match.world.players.size, 4, 'nobody leaves in mid-fight');
		// Far from all others nobody is hurt anew.
		for (const player of match.world.players.values()) player.protectTicks = 300;
		step(match, ticks(3) + 1, acting(id));
		assert.equal(match.world.players.size, 3);
		assert.ok(!match.world.players.has(weak.id) && match.world.players.has(strong.id));
	});
});
