/** The bots of one match: keeps as many as the room wants and thinks for each. Used by `MatchRunner`. */

import { pickBotName } from '../bots/names.ts';
import { perceiveWorld } from '../bots/percept.ts';
import type { SkillId } from '../bots/skill.ts';
import { type BotMemory, createBotMemory, think } from '../bots/think.ts';
import type { Player } from '../player.ts';
import { type Rng, randomIndex } from '../random.ts';
import type { TickInput } from '../tickInput.ts';
import type { World } from '../world.ts';

/** What can be asked of a match's bots: one skill for all, or some of each. */
export const SKILL_CHOICES = ['mixed', 'easy', 'normal', 'hard'] as const satisfies readonly (SkillId | 'mixed')[];
export type SkillChoice = (typeof SKILL_CHOICES)[number];

/** A room is livelier when not all are alike. */
const SKILL_MIX: readonly SkillId[] = ['normal', 'easy', 'hard'];

/** Who was hit, or hit somebody, this short a time ago is fighting, seconds. */
const FIGHT_SECONDS = 3;

function isFighting(world: World, player: Player): boolean {
	return player.alive && player.lastFightTick > 0 && world.tick - player.lastFightTick < FIGHT_SECONDS * world.tickRate;
}

export class BotCrew {
	private readonly memories = new Map<number, BotMemory>();
	private readonly rng: Rng;
	private readonly skills: readonly SkillId[];

	/** `seed` decides names and whims; the journal keeps what bots did, not why. */
	constructor(seed: number, skill: SkillChoice) {
		this.rng = { seed: seed >>> 0 };
		this.skills = skill === 'mixed' ? SKILL_MIX : [skill];
	}

	/**
	 * Adds the joins and leaves that bring the match to `wanted` players in all, people first. A leaving bot is the one
	 * with the lowest score among those who are not in the middle of a fight; if all are, they leave when it is over.
	 */
	fill(world: World, wanted: number, nextId: () => number, input: TickInput): void {
		const leaving = new Set(input.leaves);
		let missing = wanted - input.joins.length;
		let bots = 0;
		for (const { id, bot } of world.players.values()) {
			if (leaving.has(id)) continue;
			missing--;
			if (bot) bots++;
		}
		for (; missing > 0; missing--) input.joins.push({ id: nextId(), name: this.freeName(world, input), bot: true });
		if (missing === 0 || bots === 0) return;
		const free = [...world.players.values()]
			.filter((player) => player.bot && !leaving.has(player.id) && !isFighting(world, player))
			.sort((a, b) => a.score - b.score || b.id - a.id);
		for (const bot of free.slice(0, -missing)) input.leaves.push(bot.id);
	}

	/** Writes every bot's command of this tick, and those of the people in whose place one plays. */
	think(world: World, input: TickInput, replaced: ReadonlySet<number>): void {
		for (const player of world.players.values()) {
			if (!player.bot && !replaced.has(player.id)) continue;
			const told = player.bot ? world.mode.commandOf?.(world, player) : undefined;
			const command = told ?? think(perceiveWorld(world, player.id), this.memoryOf(player), this.rng);
			input.commands.set(player.id, { commands: [command], frame: 0 });
		}
		for (const id of this.memories.keys()) if (!world.players.has(id)) this.memories.delete(id);
	}

	private memoryOf(player: Player): BotMemory {
		let memory = this.memories.get(player.id);
		if (!memory) {
			// Two teams' ids take turns: by pairs, both get the same.
			memory = createBotMemory(this.skills[((player.id - 1) >> 1) % this.skills.length]);
			this.memories.set(player.id, memory);
		}
		return memory;
	}

	private freeName(world: World, input: TickInput): string {
		const taken = new Set([...world.players.values(), ...input.joins].map((player) => player.name));
		return pickBotName(taken, randomIndex(this.rng, 1000));
	}
}
