/** What holds in every tick of every match, whatever people do: long random matches, checked throughout. */

import assert from 'node:assert/strict';
import { verifyJournal } from '../server/replay/verify.ts';
import { brokenOfClock, brokenOfNames, brokenOfPlayer, brokenOfShots, createLimits, widenLimits } from '../sim/invariants.ts';
import { readJournal } from '../sim/journalReader.ts';
import { MOVER_FIELDS } from '../sim/mover.ts';
import { isCounting } from '../sim/phase.ts';
import { ENERGY_MAX, POSITION_MAX, VELOCITY_MAX, VELOCITY_MIN } from '../sim/precision.ts';
import { type Check, playRandomMatch } from './randomMatch.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const TICKS = 1800;

/** The message is only made when it is needed: these are asked millions of times. */
function holds(claim: boolean, message: () => string): void {
	if (!claim) assert.fail(message());
}

/** What a room looks at while people play (`sim/invariants.ts`), here of everybody in every tick. */
function whatRoomsLookAt(): Check {
	const limits = createLimits();
	let before: number | undefined;
	return (world) => {
		widenLimits(limits, world.tuning);
		const ofPlayers = Array.from(world.players, ([id, player]) => brokenOfPlayer(world, id, player, limits)).find(Boolean);
		const broken = brokenOfClock(world, before ?? world.tick - 1) ?? brokenOfShots(world) ?? brokenOfNames(world) ?? ofPlayers;
		before = world.tick;
		holds(!broken, () => `${broken?.kind} of ${broken?.playerId}: ${JSON.stringify(broken?.values)}`);
	};
}

/** What a mover carries goes over the wire unchanged. */
const moversAreAtWirePrecision: Check = (world) => {
	for (const player of world.players.values()) {
		for (const field of MOVER_FIELDS) holds(!Object.is(player[field], -0), () => `${field} is a negative zero`);
		for (const field of ['x', 'y'] as const) holds(onGrid(player[field], 16, 0, POSITION_MAX), () => `${field} ${player[field]}`);
		for (const field of ['vx', 'vy'] as const) {
			holds(onGrid(player[field], 16, VELOCITY_MIN, VELOCITY_MAX), () => `${field} ${player[field]}`);
		}
		holds(onGrid(player.energy, 256, 0, ENERGY_MAX), () => `energy ${player.energy}`);
		for (const field of ['aim', 'dashAim'] as const) holds(onGrid(player[field], 1, 0, 4095), () => `${field} ${player[field]}`);
		for (const field of ['dashTicks', 'dashCooldownTicks', 'fireCooldownTicks', 'energyDelayTicks', 'protectTicks'] as const) {
			holds(onGrid(player[field], 1, 0, 65535), () => `${field} ${player[field]}`);
		}
	}
};

function onGrid(value: number, parts: number, min: number, max: number): boolean {
	return Number.isInteger(value * parts) && value >= min && value <= max;
}

/** Counts kills from the events: what the scoreboard says is what happened. */
function scoresAddUp(): Check {
	const kills = new Map<number, number>();
	const deaths = new Map<number, number>();
	/** By one's own rocket. */
	const own = new Map<number, number>();
	const add = (to: Map<number, number>, id: number) => to.set(id, (to.get(id) ?? 0) + 1);
	return (world, events) => {
		for (const event of events) {
			if (event.type !== 'kill' || !isCounting(world.phase)) continue;
			add(event.killerId === event.victimId ? own : kills, event.killerId);
			add(deaths, event.victimId);
		}
		let scored = 0;
		let died = 0;
		for (const player of world.players.values()) {
			assert.equal(player.kills, kills.get(player.id) ?? 0, player.name);
			assert.equal(player.deaths, deaths.get(player.id) ?? 0, player.name);
			assert.equal(player.score, player.kills - (own.get(player.id) ?? 0), 'deathmatch: a point a kill, one less for killing oneself');
			scored += player.kills;
			died += player.deaths;
		}
		const total = [...deaths.values()].reduce((sum, n) => sum + n, 0);
		holds(scored <= total && died <= total, () => `${scored} kills and ${died} deaths of those present, ${total} in all`);
	};
}

describe('in every tick of a match', () => {
	for (const seed of SEEDS) {
		it(`the invariants hold, a snapshot has the same future, and the journal verifies (seed ${seed})`, () => {
			const checks = [whatRoomsLookAt(), moversAreAtWirePrecision, scoresAddUp()];
			const bytes = playRandomMatch(seed, TICKS, checks);
			assert.equal(verifyJournal(readJournal(bytes)).firstDifferentTick, undefined, `seed ${seed}`);
		});
	}

	it('two runs of one seed are one run', () => {
		assert.deepEqual(playRandomMatch(11, 600, []), playRandomMatch(11, 600, []));
		assert.notDeepEqual(playRandomMatch(12, 600, []), playRandomMatch(11, 600, []));
	});
});
