/** What the HUD says where only a part of a match's players is known: places, names, kills, and where a crowd is. */

import assert from 'node:assert/strict';
import { densityOf } from '../game-client/hud/heat.ts';
import { isTold } from '../game-client/hud/killFeed.ts';
import { leadersOf, listingOf } from '../game-client/hud/listing.ts';
import { standingOf } from '../game-client/hud/place.ts';
import { nameOr, rankText } from '../game-client/hud/words.ts';
import { haloUnits } from '../game-client/stage/drawPlayers.ts';
import { displayAwards } from '../netcode/matchView.ts';
import type { RosterEntry, ViewEvent } from '../netcode/view.ts';
import { projectWorld } from '../schema/project.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import { CROWD_CELLS } from '../sim/crowd.ts';
import { MODES } from '../sim/modes/registry.ts';
import { createPlayer } from '../sim/player.ts';
import { createWorld } from '../sim/world.ts';

function entry(id: number, score: number): RosterEntry {
	return { id, name: `P${id}`, bot: true, score, kills: score, deaths: 0, team: 0, vote: '', status: 'here', pingMs: 0 };
}

/** Fourteen known of 412, best first; oneself is the last of them. */
const KNOWN = Array.from({ length: 14 }, (_, index) => entry(index + 1, [40, 38, 38, 9, 8, 8, 7, 6, 5, 4, 3, 2, 1, 0][index] ?? 0));
const CROWD = { roster: KNOWN, selfId: 14, rank: 371, knownLeaders: 3, knownBest: 10 };
const SMALL = { roster: KNOWN, selfId: 14, rank: 0, knownLeaders: Infinity, knownBest: Infinity };

function kill(killerId: number, victimId: number, part: Partial<Extract<ViewEvent, { type: 'kill' }>> = {}) {
	return {
		type: 'kill',
		killerId,
		victimId,
		killerName: '',
		victimName: '',
		weapon: 0,
		place: undefined,
		byMe: false,
		me: false,
		...part,
	} as const;
}

describe('the HUD in a crowd', () => {
	it('lists the ten best, and oneself', () => {
		assert.deepEqual(
			listingOf(CROWD).map(({ entry: { id } }) => id),
			[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14],
		);
		assert.equal(listingOf({ ...CROWD, selfId: 4 }).length, 10);
		assert.equal(listingOf(SMALL).length, 14, 'where all are known all are listed');
	});

	it('numbers those who are known to be best and oneself alone: nobody has told where the others stand', () => {
		assert.deepEqual(
			listingOf(CROWD).map(({ place }) => place),
			[1, 2, 2, 4, 5, 5, 7, 8, 9, 10, 371],
		);
		assert.deepEqual(
			listingOf({ ...CROWD, knownBest: 3 }).map(({ place }) => place),
			[1, 2, 2, ...Array(7).fill(undefined), 371],
		);
		const pointless = KNOWN.map((line, index) => (index < 1 ? line : { ...line, score: 0 }));
		assert.deepEqual(
			listingOf({ ...CROWD, roster: pointless })
				.slice(0, 3)
				.map(({ place }) => place),
			[1, undefined, undefined],
		);
		assert.deepEqual(
			listingOf(SMALL).map(({ place }) => place),
			[1, 2, 2, 4, 5, 5, 7, 8, 9, 10, 11, 12, 13, 14],
		);
	});

	it('takes nobody for a leader who has no point', () => {
		assert.deepEqual(
			leadersOf({ roster: [entry(5, 1), entry(2, 0), entry(3, -1)], knownLeaders: 3 }).map(({ id }) => id),
			[5],
		);
	});

	it('says the own rank among all, not among those in sight', () => {
		assert.equal(standingOf(KNOWN, 14, 371)?.place, 371);
		assert.equal(standingOf(KNOWN, 14)?.place, 14);
		assert.equal(rankText(37, 412).replaceAll('\u00a0', ' '), 'rank 37 of 412');
	});

	it('tells of kills that concern oneself or a leader', () => {
		assert.ok(isTold(kill(14, 7, { byMe: true }), CROWD));
		assert.ok(isTold(kill(7, 14, { me: true }), CROWD));
		assert.ok(isTold(kill(2, 7), CROWD));
		assert.ok(isTold(kill(7, 3), CROWD));
		assert.ok(!isTold(kill(7, 8), CROWD));
		assert.ok(isTold(kill(7, 8), SMALL));
	});

	it('names whom nobody has told in words', () => {
		assert.equal(nameOr(''), 'Somebody');
		assert.equal(nameOr(undefined, 'somebody'), 'somebody');
		assert.equal(nameOr('Ada'), 'Ada');
	});

	it('names those who earned an award although they are not known', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		world.players.set(9, createPlayer(9, 'Grace', true));
		world.awards = [{ award: 0, playerId: 9, value: 31 }];
		const synced = new SyncedArena();
		projectWorld(world, synced);
		assert.deepEqual(displayAwards(synced.state.awards, 1), [
			{ title: 'Most kills', value: '31 kills', playerId: 9, playerName: 'Grace', me: false },
		]);
	});

	it('shows a crowd where it is, strongest where most are', () => {
		const size = 64;
		const crowd = Array<number>(CROWD_CELLS * CROWD_CELLS).fill(0);
		crowd[3 * CROWD_CELLS + 12] = 30;
		crowd[12 * CROWD_CELLS + 3] = 6;
		const density = densityOf(crowd, size);
		const at = (column: number, row: number) => density[Math.round((row + 0.5) * 4) * size + Math.round((column + 0.5) * 4)] ?? 0;
		assert.ok(at(12, 3) > 0.9, `${at(12, 3)}`);
		assert.ok(at(3, 12) > 0.05 && at(3, 12) < 0.6, `${at(3, 12)}`);
		assert.ok(at(8, 8) < 0.01, `${at(8, 8)}`);
		assert.ok(Math.max(...density) <= 1);
	});

	it('takes three people on a whole map for no crowd', () => {
		const crowd = Array<number>(CROWD_CELLS * CROWD_CELLS).fill(0);
		crowd[40] = 1;
		assert.ok(Math.max(...densityOf(crowd, 64)) < 0.5);
		assert.ok(densityOf([], 8).every((density) => density === 0));
	});

	it('lights no more floor around sixty bodies than around sixteen', () => {
		const lit = (bodies: number) => bodies * haloUnits(bodies) ** 2;
		assert.equal(haloUnits(1), haloUnits(16));
		assert.ok(lit(60) <= lit(16) * 1.001, `${lit(60)} against ${lit(16)} square units`);
		assert.ok(haloUnits(60) > 90, 'each is still seen');
	});

	it('is of modes in which not all are known', () => {
		for (const { id, crowdMap, sight } of Object.values(MODES)) assert.equal(crowdMap, sight !== undefined, id);
	});
});
