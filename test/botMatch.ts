/** Plays matches of bots for tests: seats them, lets them think, steps, and shows every tick to the caller. */

import { type Percept, perceiveWorld } from '../sim/bots/percept.ts';
import type { SkillId } from '../sim/bots/skill.ts';
import { type BotMemory, createBotMemory, think } from '../sim/bots/think.ts';
import type { Command } from '../sim/command.ts';
import type { WorldEvent } from '../sim/events.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { createWorld, type World } from '../sim/world.ts';

export interface BotTick {
	world: World;
	events: readonly WorldEvent[];
	/** By player id: what each bot knew, and did with it. */
	percepts: ReadonlyMap<number, Percept>;
	commands: ReadonlyMap<number, Command>;
	memories: ReadonlyMap<number, BotMemory>;
	/** Time that perceiving and thinking took, ms. */
	thinkMs: number;
}

export interface BotMatch {
	/** One bot each. */
	skills: readonly SkillId[];
	seed: number;
	seconds: number;
	/** Foundry and deathmatch unless said. */
	arenaId?: string;
	modeId?: string;
	tuning?: Readonly<Record<string, number>>;
}

/** Calls `onTick` after every tick until it returns false; ids are 1 and up in the order of `skills`. */
export function playBots(
	{ skills, seed, seconds, arenaId = 'foundry', modeId = 'deathmatch', tuning = {} }: BotMatch,
	onTick: (tick: BotTick) => unknown,
): World {
	const world = createWorld({
		seed,
		arenaId,
		modeId,
		tickRate: 30,
		startTick: 0,
		tuning: { 'match.warmUpSeconds': 0, 'match.scoreToWin': 500, ...tuning },
	});
	const memories = new Map(skills.map((skill, index) => [index + 1, createBotMemory(skill)]));
	const rngs = new Map(skills.map((_, index) => [index + 1, { seed: seed * 7919 + index * 104729 }]));
	for (let tick = 0; tick < seconds * 30; tick++) {
		const input = createTickInput();
		const percepts = new Map<number, Percept>();
		const commands = new Map<number, Command>();
		const began = performance.now();
		for (const [id, memory] of memories) {
			const rng = rngs.get(id);
			if (tick === 0) input.joins.push({ id, name: `Bot ${id}`, bot: true });
			else if (rng) {
				const percept = perceiveWorld(world, id);
				percepts.set(id, percept);
				commands.set(id, think(percept, memory, rng));
			}
		}
		const thinkMs = performance.now() - began;
		for (const [id, command] of commands) input.commands.set(id, { commands: [command], frame: 0 });
		const events = stepWorld(world, input);
		if (onTick({ world, events, percepts, commands, memories, thinkMs }) === false) break;
	}
	return world;
}
