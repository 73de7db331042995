/** What holds in every tick of every match, whatever people do: long random matches, checked throughout. */

import assert from 'node:assert/strict';
import { verifyJournal } from '../server/replay/verify.ts';
import { isWall, TILE } from '../sim/arena.ts';
import { readJournal } from '../sim/journalReader.ts';
import { MOVER_FIELDS } from '../sim/mover.ts';
import { isCounting } from '../sim/phase.ts';
import { ENERGY_MAX, POSITION_MAX, VELOCITY_MAX, VELOCITY_MIN } from '../sim/precision.ts';
import { type Check, playRandomMatch } from './randomMatch.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const TICKS = 1800;
/** Positions are rounded to 16ths after walls have pushed a body out. */
const WALL_TOLERANCE = 1 / 16;

/** The message is only made when it is needed: these are asked millions of times. */
function holds(claim: boolean, message: () => string): void {
	if (!claim) assert.fail(message());
}

const numbersAreFinite: Check = (world) => {
	for (const thing of [...world.players.values(), ...world.projectiles, ...world.pickups]) {
		for (const [field, value] of Object.entries(thing)) {
			if (typeof value === 'number') holds(Number.isFinite(value), () => `${field} is ${value}`);
		}
	}
};

const bodiesAreOutsideWalls: Check = (world) => {
	const { radius } = world.tuning.player;
	for (const { name, alive, x, y } of world.players.values()) {
		if (!alive) continue;
		for (let row = Math.floor((y - radius) / TILE); row <= Math.floor((y + radius) / TILE); row++) {
			for (let column = Math.floor((x - radius) / TILE); column <= Math.floor((x + radius) / TILE); column++) {
				if (!isWall(world.arena, column, row)) continue;
				const dx = x - Math.min(Math.max(x, column * TILE), (column + 1) * TILE);
				const dy = y - Math.min(Math.max(y, row * TILE), (row + 1) * TILE);
				holds(Math.hypot(dx, dy) >= radius - WALL_TOLERANCE, () => `${name} at ${x}, ${y} is in the wall of ${column}, ${row}`);
			}
		}
	}
	for (const { x, y } of world.projectiles) {
		holds(x >= 0 && y >= 0 && x <= world.arena.width && y <= world.arena.height, () => `a projectile is at ${x}, ${y}`);
	}
};

const idsAreUnique: Check = (world) => {
	for (const [id, player] of world.players) assert.equal(player.id, id);
	const shots = world.projectiles.map(({ id }) => id);
	assert.equal(new Set(shots).size, shots.length);
	for (const id of shots) assert.ok(id < world.nextShotId);
};

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

const livesAreInRange: Check = (world) => {
	for (const { name, alive, health, shield, respawnTick } of world.players.values()) {
		holds(alive === health > 0, () => `${name} alive: ${alive}, health ${health}`);
		holds(health <= 250 && shield >= 0 && shield <= 250, () => `${name}: health ${health}, shield ${shield}`);
		holds(alive === (respawnTick === 0), () => `${name} alive: ${alive}, next life at ${respawnTick}`);
	}
};

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
			holds(player.hits <= player.shots, () => `${player.name}: ${player.hits} hits of ${player.shots} shots`);
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
			const checks = [numbersAreFinite, bodiesAreOutsideWalls, idsAreUnique, moversAreAtWirePrecision, livesAreInRange, scoresAddUp()];
			const bytes = playRandomMatch(seed, TICKS, checks);
			assert.equal(verifyJournal(readJournal(bytes)).firstDifferentTick, undefined, `seed ${seed}`);
		});
	}

	it('two runs of one seed are one run', () => {
		assert.deepEqual(playRandomMatch(11, 600, []), playRandomMatch(11, 600, []));
		assert.notDeepEqual(playRandomMatch(12, 600, []), playRandomMatch(11, 600, []));
	});
});
