/** A duel of equal bots with one weapon each, until somebody falls. Called by `runJob`. */

import { angleOf } from '../sim/angle.ts';
import { perceiveWorld } from '../sim/bots/percept.ts';
import { type BotMemory, createBotMemory, think } from '../sim/bots/think.ts';
import { DEFAULT_MODE } from '../sim/modes/registry.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import type { TuningValues } from '../sim/tuning.ts';
import { createWorld, type World } from '../sim/world.ts';
import { besides, duelPlaces, type Place } from './duelPlaces.ts';
import { type SituationId, TARGETS } from './targets.ts';

const TICK_RATE = 30;
const MOST_SECONDS = 25;
/** From spawns the two have to find each other first. */
const MOST_SECONDS_FROM_SPAWNS = 60;
/** Each of a pair has this share of a life: together they are worth somewhat more than one. */
const PAIR_HEALTH = 0.75;
const PAIR_SHIELD = 0.4;

export interface DuelSetup {
	seed: number;
	arenaId: string;
	situation: SituationId;
	/** Two places to begin at instead of the situation's, for duels from spawns. */
	places?: readonly [Place, Place];
	/** What the two sides may hold, indices into `WEAPON_IDS`; undefined for everything. */
	arsenals: readonly [readonly number[] | undefined, readonly number[] | undefined];
	tuning: TuningValues;
}

export interface DuelResult {
	/** 0 or 1; -1 when both sides stood when time was up. */
	winner: number;
	/** By kill of the winning side, in one go: from the first hit by the killer, ticks. */
	killTicks: number[];
	/** The same with those after a pause, in which the victim had got away. */
	allKillTicks: number[];
}

/** One hurting another. */
interface Fight {
	firstTick: number;
	lastTick: number;
	inOneGo: boolean;
}

export function playDuel({ seed, arenaId, situation, arsenals, tuning, places: given }: DuelSetup): DuelResult {
	const world = createWorld({
		seed,
		arenaId,
		modeId: DEFAULT_MODE,
		tickRate: TICK_RATE,
		startTick: 0,
		tuning: { ...tuning, 'match.warmUpSeconds': 0, 'match.fillTo': 0 },
	});
	world.pickups = [];
	const rng = { seed: seed ^ 0x2545f491 };
	const sides = situation === 'pair' ? [0, 1, 1] : [0, 1];
	const input = createTickInput();
	for (const index of sides.keys()) input.joins.push({ id: index + 1, name: `Bot ${index + 1}`, bot: true });
	stepWorld(world, input);
	const places = given ?? duelPlaces(world.arena, situation === 'pair' ? 'middle' : situation, rng);
	const memories = sides.map((side) => createBotMemory('normal', arsenals[side]));
	seat(world, situation, sides, [...places, besides(world.arena, places[1])], memories);
	const fights = new Map<string, Fight>();
	const killTicks: [number[], number[]] = [[], []];
	const allKillTicks: [number[], number[]] = [[], []];
	for (let tick = 0; tick < (given ? MOST_SECONDS_FROM_SPAWNS : MOST_SECONDS) * TICK_RATE; tick++) {
		const thought = createTickInput();
		for (const [index, memory] of memories.entries()) {
			thought.commands.set(index + 1, { commands: [think(perceiveWorld(world, index + 1), memory, rng)], frame: 0 });
			if (tick === 0 && situation === 'corner') memory.sound = { ...(places[1 - index] as Place), tick: world.tick };
		}
		for (const event of stepWorld(world, thought)) {
			if (event.type !== 'hit' || event.attackerId === event.victimId) continue;
			const between = `${event.attackerId},${event.victimId}`;
			const fight = fights.get(between) ?? { firstTick: world.tick, lastTick: world.tick, inOneGo: true };
			if (world.tick - fight.lastTick > TARGETS.fightPauseSeconds * TICK_RATE) fight.inOneGo = false;
			fight.lastTick = world.tick;
			fights.set(between, fight);
			if (!event.killed) continue;
			const side = sides[event.attackerId - 1] === 0 ? 0 : 1;
			allKillTicks[side].push(world.tick - fight.firstTick);
			if (fight.inOneGo) killTicks[side].push(world.tick - fight.firstTick);
		}
		const standing = [0, 1].map((side) => sides.filter((of, index) => of === side && stands(world, index + 1)).length);
		if (standing[0] === 0 || standing[1] === 0) {
			const winner = standing[0] === standing[1] ? -1 : standing[0] === 0 ? 1 : 0;
			const kills = (of: [number[], number[]]) => (winner < 0 ? [] : of[winner === 0 ? 0 : 1]);
			return { winner, killTicks: kills(killTicks), allKillTicks: kills(allKillTicks) };
		}
	}
	return { winner: -1, killTicks: [], allKillTicks: [] };
}

/** Alive; who has fallen stays down. */
function stands(world: World, id: number): boolean {
	const player = world.players.get(id);
	if (player && !player.alive) player.respawnTick = Infinity;
	return player?.alive ?? false;
}

/** Puts everybody in place, facing the other side, able to be hurt, weapon in hand. */
function seat(
	world: World,
	situation: SituationId,
	sides: readonly number[],
	places: readonly Place[],
	memories: readonly BotMemory[],
): void {
	for (const player of world.players.values()) {
		const place = places[player.id - 1] as Place;
		const other = places[sides[player.id - 1] === 0 ? 1 : 0] as Place;
		Object.assign(player, { x: place.x, y: place.y, protectTicks: 0, weapon: memories[player.id - 1]?.weapon ?? 0 });
		player.aim = angleOf(other.x - place.x, other.y - place.y);
		if (situation !== 'pair' || sides[player.id - 1] === 0) continue;
		player.health = Math.round(player.health * PAIR_HEALTH);
		player.shield = Math.round(player.shield * PAIR_SHIELD);
	}
}
