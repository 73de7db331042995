/** One match of bots from its first tick to its results, counted. Called by `runJob`. */

import type { WorldEvent } from '../sim/events.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { isCounting } from '../sim/phase.ts';
import type { TuningValues } from '../sim/tuning.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';
import { bandOf } from './bands.ts';
import { FightBook } from './fightBook.ts';
import { HeatMap } from './heatMap.ts';
import { StayWatch } from './stayWatch.ts';
import { BANDS, TARGETS } from './targets.ts';

export const TICK_RATE = 30;

export interface MatchJob {
	seed: number;
	arenaId: string;
	modeId: string;
	players: number;
	tuning: TuningValues;
}

/** All that one match adds to the figures: plain numbers, so that it crosses from a worker. */
export interface MatchResult {
	arenaId: string;
	modeId: string;
	/** Of play and overtime, ticks. */
	ticks: number;
	/** Team that won; 0 nobody, or no teams. */
	winner: number;
	teamKills: [number, number];
	/** By weapon. */
	shots: number[];
	hits: number[];
	damage: number[];
	/** Kills by weapon of the killer and weapon that the victim held. */
	kills: number[][];
	/** By band of range at the kill, then weapon. */
	killsByBand: number[][];
	/** Fights that ended with one, by band of range, then weapon of the winner and of the loser (see `FightBook`). */
	fights: number[][][];
	/** Deaths by one's own hand, by weapon. */
	ownKills: number[];
	/** By spawn of the map: fights of the first seconds of a life. */
	spawnWon: number[];
	spawnLost: number[];
	/** Lives that ended, and times from a death to the next life, ticks. */
	lives: number[];
	respawns: number[];
	/** By tile of the map. */
	deaths: number[];
	travel: number[];
	/** The longest that a bot stayed in one place, ticks. */
	longestStay: number;
	pickups: number;
}

interface Life {
	spawn: number;
	sinceTick: number;
	diedTick: number;
}

export function playMatch({ seed, arenaId, modeId, players, tuning }: MatchJob): MatchResult {
	const runner = new MatchRunner({
		setup: { seed, arenaId, modeId, tickRate: TICK_RATE, tuning: { ...tuning, 'match.fillTo': players, 'match.warmUpSeconds': 2 } },
		recorder: { begin() {}, tick() {}, end() {} },
		maxPlayers: players,
		skill: 'mixed',
	});
	const nobody = new Map();
	const count = new MatchCount(runner.world);
	while (runner.world.phase !== 'results' && runner.world.phase !== 'over') {
		const before = runner.world.phase;
		const events = runner.step(nobody);
		// The tick in which play begins brings the first lives, but belongs to the warm-up.
		if (isCounting(before)) count.result.ticks++;
		if (isCounting(before) || isCounting(runner.world.phase)) count.tick(events);
	}
	return count.finish();
}

/** Counts what happens while points count. */
class MatchCount {
	readonly result: MatchResult;
	private readonly lives = new Map<number, Life>();
	private readonly deaths: HeatMap;
	private readonly travel: HeatMap;
	private readonly stays = new StayWatch();
	private readonly book = new FightBook(TICK_RATE);
	private readonly world: World;

	constructor(world: World) {
		this.world = world;
		this.deaths = new HeatMap(world.arena);
		this.travel = new HeatMap(world.arena);
		const zeros = () => WEAPON_IDS.map(() => 0);
		this.result = {
			arenaId: world.arena.id,
			modeId: world.mode.id,
			ticks: 0,
			winner: 0,
			teamKills: [0, 0],
			shots: zeros(),
			hits: zeros(),
			damage: zeros(),
			kills: WEAPON_IDS.map(zeros),
			killsByBand: BANDS.map(zeros),
			fights: BANDS.map(() => WEAPON_IDS.map(zeros)),
			ownKills: zeros(),
			spawnWon: world.arena.spawns.map(() => 0),
			spawnLost: world.arena.spawns.map(() => 0),
			lives: [],
			respawns: [],
			deaths: [],
			travel: [],
			longestStay: 0,
			pickups: 0,
		};
	}

	tick(events: readonly WorldEvent[]): void {
		const { world, result } = this;
		for (const event of events) {
			if (event.type === 'shot') add(result.shots, event.weapon);
			else if (event.type === 'pickup') result.pickups++;
			else if (event.type === 'spawn') this.spawned(event.playerId, event.x, event.y);
			else if (event.type === 'kill') this.killed(event.killerId, event.victimId, event.weapon);
			else if (event.type === 'hit' && event.attackerId !== event.victimId) {
				add(result.hits, event.weapon);
				add(result.damage, event.weapon, event.damage);
				this.book.hit(event.attackerId, event.victimId, event.weapon, event.damage, this.gap(event.attackerId, event.victimId), world.tick);
			}
		}
		for (const player of world.players.values()) {
			if (!player.alive) continue;
			this.travel.add(player.x, player.y);
			this.stays.watch(player, world.tick);
		}
		for (const { id, alive } of world.players.values()) if (!alive) this.stays.leave(id);
	}

	private spawned(id: number, x: number, y: number): void {
		const { world, result } = this;
		const last = this.lives.get(id);
		if (last && last.diedTick > 0) result.respawns.push(world.tick - last.diedTick);
		const spawn = world.arena.spawns.findIndex((place) => place.x === x && place.y === y);
		this.lives.set(id, { spawn, sinceTick: world.tick, diedTick: 0 });
	}

	private killed(killerId: number, victimId: number, weapon: number): void {
		const { world, result } = this;
		const victim = world.players.get(victimId);
		const killer = world.players.get(killerId);
		const life = this.lives.get(victimId);
		if (life) {
			life.diedTick = world.tick;
			result.lives.push(world.tick - life.sinceTick);
		}
		if (victim) this.deaths.add(victim.x, victim.y);
		if (!victim || !killer || killer === victim) {
			add(result.ownKills, weapon);
			return;
		}
		add(result.kills[weapon] ?? [], victim.weapon);
		add(result.killsByBand[bandOf(this.gap(killerId, victimId))] ?? [], weapon);
		const fight = this.book.end(killerId, victimId);
		if (fight) add(result.fights[bandOf(fight.distance)]?.[fight.winner] ?? [], fight.loser);
		if (killer.team > 0) add(result.teamKills, killer.team - 1);
		this.firstFight(this.lives.get(killerId), result.spawnWon);
		this.firstFight(life, result.spawnLost);
	}

	/** Between two players, units. */
	private gap(oneId: number, otherId: number): number {
		const one = this.world.players.get(oneId);
		const other = this.world.players.get(otherId);
		if (!one || !other) return 0;
		return Math.sqrt((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y));
	}

	private firstFight(life: Life | undefined, counts: number[]): void {
		if (life && life.spawn >= 0 && this.world.tick - life.sinceTick <= TARGETS.spawnSeconds * TICK_RATE) add(counts, life.spawn);
	}

	finish(): MatchResult {
		const { world, result } = this;
		const [first = 0, second = 0] = world.teamScores;
		result.winner = first === second ? 0 : first > second ? 1 : 2;
		return { ...result, deaths: this.deaths.tiles, travel: this.travel.tiles, longestStay: this.stays.longest };
	}
}

function add(counts: number[], index: number, amount = 1): void {
	counts[index] = (counts[index] ?? 0) + amount;
}
