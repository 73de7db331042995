/**
 * A match in the page, without a network: the rules run here, bots play, somebody may sit in. The start screen shows
 * one behind the menu. Others are drawn between the last two ticks, the own body at this instant, as with a server.
 */

import { ARENA_IDS } from '../sim/arenas/registry.ts';
import { BOT_NAMES } from '../sim/bots/names.ts';
import { perceiveWorld } from '../sim/bots/percept.ts';
import type { SkillId } from '../sim/bots/skill.ts';
import { type BotMemory, createBotMemory, think } from '../sim/bots/think.ts';
import type { Command } from '../sim/command.ts';
import type { Rng } from '../sim/random.ts';
import { random, randomIndex } from '../sim/random.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput, type Join } from '../sim/tickInput.ts';
import { nextArenaId } from '../sim/votes.ts';
import { createWorld, type World } from '../sim/world.ts';
import { buttonsOf, intentToCommand } from './intentToCommand.ts';
import { isImmediate, toViewEvents } from './localEvents.ts';
import { captureTick, createLocalView, fillView, type TickPicture } from './localView.ts';
import type { Intent, MatchSource, View, ViewEvent } from './view.ts';

export interface LocalMatchSetup {
	/** Left out: everybody is a bot and the match is watched. */
	seat?: { name: string };
	bots: number;
	seed: number;
	arenaId: string;
	modeId: string;
	/** Differences from the mode's numbers, by key. */
	tuning?: Readonly<Record<string, number>>;
	skills?: readonly SkillId[];
	tickRate?: number;
}

const SEAT_ID = 1;
/** Longest time made up for after the page stood still, ticks. */
const MAX_CATCH_UP = 5;

export class LocalMatch implements MatchSource {
	readonly view: View;
	#setup: LocalMatchSetup;
	#rng: Rng;
	#minds = new Map<number, { memory: BotMemory; rng: Rng }>();
	#joins: Join[] = [];
	#world: World;
	/** The tick before the world's, which others are drawn from. */
	#before: TickPicture;
	/** Events of the newest tick, shown when the displayed instant gets there. */
	#waiting: ViewEvent[] = [];
	#out: ViewEvent[] = [];
	#lastMs: number | undefined;
	#owedMs = 0;
	/** Buttons pressed since the last tick: a click shorter than a tick still counts. */
	#pressed = 0;
	/** Vote to cast in the next tick; 0 none. */
	#vote = 0;

	/** Throws a RangeError when map, mode or a number is unknown. */
	constructor(setup: LocalMatchSetup) {
		this.#setup = setup;
		this.#rng = { seed: setup.seed >>> 0 };
		if (setup.seat) this.#joins.push({ id: SEAT_ID, name: setup.seat.name, bot: false });
		const skills = setup.skills ?? ['normal', 'hard', 'easy'];
		const firstName = randomIndex(this.#rng, BOT_NAMES.length);
		for (let i = 0; i < setup.bots; i++) {
			const id = SEAT_ID + 1 + i;
			this.#joins.push({ id, name: BOT_NAMES[(firstName + i) % BOT_NAMES.length] as string, bot: true });
			const seed = Math.floor(random(this.#rng) * 0xffffffff);
			this.#minds.set(id, { memory: createBotMemory(skills[i % skills.length]), rng: { seed } });
		}
		this.#world = this.#nextWorld(0);
		this.#before = captureTick(this.#world);
		this.view = createLocalView(this.#world, setup.seat ? SEAT_ID : 0);
	}

	frame(nowMs: number, intent: Intent): readonly ViewEvent[] {
		const tickMs = 1000 / this.#world.tickRate;
		this.#owedMs += Math.max(0, nowMs - (this.#lastMs ?? nowMs - tickMs));
		this.#lastMs = nowMs;
		this.#owedMs = Math.min(this.#owedMs, tickMs * MAX_CATCH_UP);
		this.#pressed |= buttonsOf(intent);
		this.#out = [];
		while (this.#owedMs >= tickMs) {
			this.#owedMs -= tickMs;
			this.#step(intentToCommand(intent, this.#pressed, this.view.tick));
			this.#pressed = 0;
		}
		this.view.arena = this.#world.arena;
		fillView(this.view, this.#world, this.#before, this.#owedMs / tickMs, intentToCommand(intent, 0, this.view.tick));
		return this.#out;
	}

	/** @see MatchSource */
	vote(arenaId: string): void {
		this.#vote = ARENA_IDS.indexOf(arenaId) + 1;
	}

	#step(command: Command): void {
		if (this.#world.phase === 'over') {
			this.#world = this.#nextWorld(this.#world.tick);
			this.#waiting.push({ type: 'phase', phase: this.#world.phase });
			for (const mind of this.#minds.values()) mind.memory = createBotMemory(mind.memory.skill);
		}
		const world = this.#world;
		this.#before = captureTick(world);
		const input = createTickInput();
		if (world.players.size === 0) input.joins = this.#joins;
		if (this.#vote > 0) input.votes.push({ id: SEAT_ID, vote: this.#vote });
		this.#vote = 0;
		if (this.#setup.seat) input.commands.set(SEAT_ID, { commands: [command], frame: 0 });
		for (const [id, { memory, rng }] of this.#minds) {
			if (world.players.has(id)) input.commands.set(id, { commands: [think(perceiveWorld(world, id), memory, rng)], frame: 0 });
		}
		const events = toViewEvents(world, this.#before, stepWorld(world, input), this.view.selfId);
		this.#out.push(...this.#waiting, ...events.filter(isImmediate));
		this.#waiting = events.filter((event) => !isImmediate(event));
	}

	#nextWorld(startTick: number): World {
		const { modeId, tuning = {}, tickRate = 30 } = this.#setup;
		const seed = Math.floor(random(this.#rng) * 0xffffffff);
		const arenaId = startTick > 0 ? nextArenaId(this.#world) : this.#setup.arenaId;
		return createWorld({ seed, arenaId, modeId, tickRate, startTick, tuning });
	}
}
