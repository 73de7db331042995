/**
 * Runs matches one after the other: world, bots and journal, tick by tick. Whoever hosts a match (a room, a worker in
 * the page, a test) gives it people's commands once a tick and sends what comes out.
 */

import { ARENA_IDS } from '../arenas/registry.ts';
import type { WorldEvent } from '../events.ts';
import { hashWorld } from '../hash.ts';
import { isStill } from '../phase.ts';
import { tunedValues } from '../snapshot.ts';
import { stepWorld } from '../stepWorld.ts';
import { createTickInput, type PlayerInput, type SightChange, type TickInput } from '../tickInput.ts';
import { checkTuning, TUNABLES, tunableIndex } from '../tuning.ts';
import { nextArenaId } from '../votes.ts';
import { createWorld, type MatchSetup, type World } from '../world.ts';
import { BotCrew, type SkillChoice } from './botCrew.ts';
import { IdlePlayers } from './idlePlayers.ts';
import { tickIntervalMs } from './tickInterval.ts';

/** Keeps what entered a match. */
export interface MatchRecorder {
	/** A match begins (or goes on from a snapshot). */
	begin(world: World): void;
	tick(input: TickInput, hash: number): void;
	end(reason: string): void;
}

/** What `SightLog` is to a runner. */
export interface SightSource {
	/** Another journal begins, which knows nothing. `players`: who is there. */
	begin(players: { has(id: number): boolean }): void;
	/** The changes since the last call. */
	take(): SightChange[];
}

export interface MatchRunnerOptions {
	setup: Omit<MatchSetup, 'startTick'>;
	recorder: MatchRecorder;
	/** Highest number of players, bots included; the mode's own unless said otherwise. */
	maxPlayers?: number;
	/** How well bots play; some of each unless said otherwise. */
	skill?: SkillChoice | undefined;
	/** Who has been sent to whom, for the journal, where a mode does not send everybody to everybody. */
	sight?: SightSource | undefined;
	/** A match to go on with instead of a new one. */
	goesOn?: MatchInProgress | undefined;
}

/** What there is of a running match beside what its bots think. */
export interface MatchInProgress {
	world: World;
	/** The highest id that was given to a player. */
	lastId: number;
	/** Its own speed, where its host had slowed it. */
	ownTimeScale?: number | undefined;
}

/** Ticks between the announcement of a changed number and its effect: more than a bad line's way. */
const ANNOUNCE_TICKS = 15;

export class MatchRunner {
	world: World;
	private readonly options: MatchRunnerOptions;
	private readonly bots: BotCrew;
	private readonly idle = new IdlePlayers();
	private pending = createTickInput();
	/** Its speed before its host slowed it; undefined when it did not. */
	private ownTimeScale: number | undefined;
	private highestId: number;

	constructor(options: MatchRunnerOptions) {
		this.options = options;
		this.bots = new BotCrew(options.setup.seed ^ 0x51ed270b, options.skill ?? 'mixed');
		this.world = options.goesOn?.world ?? createWorld({ ...options.setup, startTick: 0 });
		this.highestId = Math.max(options.goesOn?.lastId ?? 0, ...this.world.players.keys());
		options.recorder.begin(this.world);
		options.sight?.begin(this.world.players);
		this.ownTimeScale = options.goesOn?.ownTimeScale;
		// Whoever goes on with it has time of its own.
		if (this.ownTimeScale !== undefined) this.setPace(1);
	}

	/** Seats a person from the next tick on, in the team of those with the same `party`; returns their player's id. */
	join(name: string, party = 0): number {
		const id = this.nextId();
		this.pending.joins.push({ id, name, bot: false, ...(party === 0 ? {} : { party }) });
		return id;
	}

	leave(playerId: number): void {
		this.pending.joins = this.pending.joins.filter((join) => join.id !== playerId);
		if (this.world.players.has(playerId)) this.pending.leaves.push(playerId);
	}

	/** Announces a new value; returns why not, in words for the person who asked, or undefined. */
	tune(key: string, value: number): string | undefined {
		const problem = checkTuning(key, value);
		if (problem) return problem;
		if (!TUNABLES[tunableIndex(key)]?.live) return `${key} can only be set before a match`;
		this.pending.tunings.push({ atTick: this.world.tick + ANNOUNCE_TICKS, key, value });
		return undefined;
	}

	/** Slows the match's time to a share of its own speed, because its host cannot follow; 1 is its own speed again. */
	setPace(pace: number): void {
		this.ownTimeScale ??= this.world.tuning.match.timeScale;
		const value = this.ownTimeScale * pace;
		if (pace === 1) this.ownTimeScale = undefined;
		this.pending.tunings.push({ atTick: this.world.tick + ANNOUNCE_TICKS, key: 'match.timeScale', value });
	}

	/** Real time until the next tick, ms, for whoever makes them. */
	get tickIntervalMs(): number {
		return tickIntervalMs(this.world.tickRate, this.world.tuning.match.timeScale);
	}

	/** Ids of the people in whose place a bot plays. */
	get replaced(): ReadonlySet<number> {
		return this.idle.replaced;
	}

	/** A vote for the next map, by its id; returns why not, or undefined. */
	vote(playerId: number, arenaId: string): string | undefined {
		if (this.world.arena.use !== 'match') return 'there is no other map for this mode';
		const vote = ARENA_IDS.indexOf(arenaId) + 1;
		if (vote === 0) return `there is no map "${arenaId}" (there are: ${ARENA_IDS.join(', ')})`;
		if (!isStill(this.world.phase)) return 'votes count while the results are shown';
		this.pending.votes.push({ id: playerId, vote });
		return undefined;
	}

	/** One tick; `commands` of people by player id. */
	step(commands: ReadonlyMap<number, PlayerInput>): WorldEvent[] {
		if (this.world.phase === 'over') this.nextMatch();
		const input = this.pending;
		this.pending = createTickInput();
		this.bots.fill(
			this.world,
			Math.min(this.world.tuning.match.fillTo, this.options.maxPlayers ?? this.world.mode.maxPlayers),
			() => this.nextId(),
			input,
		);
		this.idle.watch(this.world, commands);
		for (const [id, command] of commands) if (this.world.players.has(id)) input.commands.set(id, command);
		this.bots.think(this.world, input, this.idle.replaced);
		if (this.world.mode.sight) input.sights = this.options.sight?.take() ?? [];
		let hash = 0;
		try {
			const events = stepWorld(this.world, input);
			hash = hashWorld(this.world);
			return events;
		} finally {
			// A tick that throws is recorded too, without a hash: a replay fails in it again.
			this.options.recorder.tick(input, hash);
		}
	}

	/** The match as it stands, to be gone on with by another host; nothing of it is a copy. */
	get inProgress(): MatchInProgress {
		return { world: this.world, lastId: this.highestId, ownTimeScale: this.ownTimeScale };
	}

	/** Ends the record of the running match, with why. */
	end(reason: string): void {
		this.options.recorder.end(reason);
	}

	/** The same people and bots, the same ids, the clock going on, on the map that won the vote; scores begin again, numbers stay as they were turned. */
	private nextMatch(): void {
		const { recorder, setup, sight } = this.options;
		recorder.end('over');
		const old = this.world;
		const tuning = tunedValues(old);
		const next: MatchSetup = { ...setup, tuning, arenaId: nextArenaId(old), seed: (old.rng.seed ^ old.tick) >>> 0, startTick: old.tick };
		this.world = createWorld(next);
		recorder.begin(this.world);
		sight?.begin(old.players);
		const leaving = new Set(this.pending.leaves);
		this.pending.leaves = [];
		this.pending.votes = [];
		this.pending.tunings.unshift(...old.announced);
		for (const { id, name, bot, party } of old.players.values()) {
			if (!leaving.has(id)) this.pending.joins.push({ id, name, bot, ...(party === 0 ? {} : { party }) });
		}
	}

	private nextId(): number {
		this.highestId++;
		return this.highestId;
	}
}
