/**
 * What a light bot knows: the percept of its player, from the nodes of its `WireState`. It sees as the screen shows and
 * walls hide, at the places it was sent, and hears nothing.
 */

import { Reckoning } from '../../netcode/reckoning.ts';
import { ArenaState } from '../../schema/ArenaState.ts';
import { unpackCrowd } from '../../schema/crowdWords.ts';
import { RosterLine } from '../../schema/RosterLine.ts';
import { SEEN_FLAGS, Seen } from '../../schema/Seen.ts';
import { Self } from '../../schema/Self.ts';
import type { Arena } from '../../sim/arena.ts';
import { ARENAS } from '../../sim/arenas/registry.ts';
import type { KnownPickup, Percept, SeenPlayer } from '../../sim/bots/percept.ts';
import { isInSight } from '../../sim/bots/sight.ts';
import { MODES } from '../../sim/modes/registry.ts';
import type { ObjectiveSpec } from '../../sim/objective.ts';
import { PHASES } from '../../sim/phase.ts';
import { courseX, courseY } from '../../sim/shown.ts';
import { type Tuning, tuningFromList } from '../../sim/tuning.ts';
import { WireNode } from '../wire/wireNode.ts';
import { WireRows } from '../wire/wireRows.ts';
import { type WireType, wireTypeOf } from '../wire/wireType.ts';

/** Where each field is among a node's values: looked up once, not for every player and tick. */
function placesOf<K extends string>(type: WireType, names: readonly K[]): Record<K, number> {
	const places = names.map((name) => [name, type.fields.findIndex((field) => field?.name === name)] as const);
	for (const [name, index] of places) if (index < 0) throw new RangeError(`${type.name} has no field "${name}": the schema has changed`);
	return Object.fromEntries(places) as Record<K, number>;
}

export const STATE_TYPE = wireTypeOf(ArenaState);
const STATE = placesOf(STATE_TYPE, [
	'tick',
	'tickRate',
	'arenaId',
	'modeId',
	'phase',
	'tuning',
	'pickups',
	'objectives',
	'crowd',
	'roster',
	'selves',
]);
const SEEN_TYPE = wireTypeOf(Seen);
const SEEN = placesOf(SEEN_TYPE, ['place', 'course', 'aim', 'weapon', 'health', 'shield', 'flags']);
const ROSTER = placesOf(wireTypeOf(RosterLine), ['team']);
const SELF = placesOf(wireTypeOf(Self), [
	'id',
	'x',
	'y',
	'vx',
	'vy',
	'aim',
	'weapon',
	'health',
	'shield',
	'energy',
	'alive',
	'fireCooldownTicks',
	'dashCooldownTicks',
	'protectTicks',
	'earlyMs',
]);

/** A field's number; 0 while nothing has come for it. */
function numberIn(values: readonly unknown[], place: number): number {
	return (values[place] as number | undefined) ?? 0;
}

/** Tells whether something is another or has changed since it was asked about last. */
class Followed {
	private node: WireNode | undefined;
	private version = 0;

	hasChanged(node: WireNode): boolean {
		if (node === this.node && node.version === this.version) return false;
		this.node = node;
		this.version = node.version;
		return true;
	}
}

/**
 * All bots of a process see into the same objects, one bot after the other: hundreds of them would make thousands of
 * objects in every tick. A percept is done with when its bot has decided.
 */
const SEEN_PLAYERS: SeenPlayer[] = [];
const KNOWN_PICKUPS = new Map<Arena, KnownPickup[]>();

function seenPlayerAt(index: number): SeenPlayer {
	let player = SEEN_PLAYERS[index];
	if (!player) {
		player = { id: 0, x: 0, y: 0, vx: 0, vy: 0, aim: 0, health: 0, shield: 0, weapon: 0, protected: false, ally: false };
		SEEN_PLAYERS.push(player);
	}
	return player;
}

export class LightSenses {
	/** The others as they are told: a state that is perceived fills it. */
	readonly seen = new WireRows(SEEN_TYPE);
	/** By row of those. */
	private readonly reckonings: { id: number; at: Reckoning }[] = [];
	private arena: Arena | undefined;
	private objectives: readonly ObjectiveSpec[] = [];
	private readonly tuningList = new Followed();
	private tuning: Tuning | undefined;
	private modeId = '';
	private readonly crowdList = new Followed();
	private crowd: readonly number[] = [];
	private readonly selvesMap = new Followed();
	private self: WireNode | undefined;

	/** The tick that a state is the end of; 0 before the first. */
	tickOf(state: WireNode): number {
		return numberIn(state.values, STATE.tick);
	}

	/** The own player in full; undefined while it is not in the match. */
	selfOf(state: WireNode): WireNode | undefined {
		const selves = state.values[STATE.selves] as WireNode | undefined;
		if (!selves) return undefined;
		if (this.selvesMap.hasChanged(selves)) this.self = selves.items.values().next().value as WireNode | undefined;
		return this.self;
	}

	/** How long before its tick the newest own frame came, ms; negative when late. 0 while not seated. */
	earlyMsOf(state: WireNode): number {
		const self = this.selfOf(state);
		return self ? numberIn(self.values, SELF.earlyMs) : 0;
	}

	/** Undefined while not seated. Throws when the server plays what this load test does not know. */
	perceive(state: WireNode): Percept | undefined {
		this.followMatch(state);
		const self = this.selfOf(state);
		const { arena, tuning } = this;
		if (!self || !arena || !tuning) return undefined;
		const tick = this.tickOf(state);
		const tickRate = Number(state.values[STATE.tickRate]);
		const { values } = self;
		const alive = values[SELF.alive] === true;
		const id = numberIn(values, SELF.id);
		const x = numberIn(values, SELF.x);
		const y = numberIn(values, SELF.y);
		return {
			tick,
			tickRate,
			phase: PHASES[Number(state.values[STATE.phase])] ?? 'warmUp',
			arena,
			tuning,
			self: {
				id,
				alive,
				x,
				y,
				vx: numberIn(values, SELF.vx),
				vy: numberIn(values, SELF.vy),
				aim: numberIn(values, SELF.aim),
				health: numberIn(values, SELF.health),
				shield: numberIn(values, SELF.shield),
				energy: numberIn(values, SELF.energy),
				weapon: numberIn(values, SELF.weapon),
				fireCooldownTicks: numberIn(values, SELF.fireCooldownTicks),
				dashCooldownTicks: numberIn(values, SELF.dashCooldownTicks),
				protected: numberIn(values, SELF.protectTicks) > 0,
			},
			players: alive ? this.lookAround(state, arena, tuning, id, x, y) : [],
			heard: [],
			projectiles: [],
			pickups: this.knowPickups(state, arena, alive, x, y),
			objectives: this.knowObjectives(state, id),
			crowd: this.knowCrowd(state),
		};
	}

	private knowPickups(state: WireNode, arena: Arena, alive: boolean, x: number, y: number): readonly KnownPickup[] {
		let known = KNOWN_PICKUPS.get(arena);
		if (!known) {
			known = arena.pickups.map(({ kind, x: atX, y: atY }) => ({ kind, x: atX, y: atY, inSight: false, available: false }));
			KNOWN_PICKUPS.set(arena, known);
		}
		const lying = (state.values[STATE.pickups] as WireNode | undefined)?.values;
		for (let index = 0; index < known.length; index++) {
			const pickup = known[index] as KnownPickup;
			pickup.inSight = alive && isInSight(arena, x, y, pickup.x, pickup.y);
			pickup.available = pickup.inSight && lying?.[index] === 1;
		}
		return known;
	}

	/** Unpacked once for each time that it was told. */
	private knowCrowd(state: WireNode): readonly number[] {
		const node = state.values[STATE.crowd] as WireNode | undefined;
		if (node && this.crowdList.hasChanged(node)) this.crowd = unpackCrowd(node.values as number[]);
		return this.crowd;
	}

	/** Map, mode and numbers of the match that is played now. */
	private followMatch(state: WireNode): void {
		const arenaId = String(state.values[STATE.arenaId]);
		const modeId = String(state.values[STATE.modeId]);
		if (!this.arena || this.arena.id !== arenaId || this.modeId !== modeId) {
			const arena = ARENAS[arenaId];
			const mode = MODES[modeId];
			if (!arena || !mode) throw new Error(`the server plays ${modeId} on ${arenaId}, which this load test does not have`);
			this.modeId = modeId;
			this.arena = arena;
			this.objectives = mode.objectives?.(arena) ?? [];
		}
		const tuning = state.values[STATE.tuning] as WireNode | undefined;
		if (tuning && this.tuningList.hasChanged(tuning)) this.tuning = tuningFromList(tuning.values as number[]);
	}

	private lookAround(state: WireNode, arena: Arena, tuning: Tuning, ownId: number, x: number, y: number): SeenPlayer[] {
		const players: SeenPlayer[] = [];
		const ownTeam = this.teamOf(state, ownId);
		const runSpeed = tuning.player.speed;
		const tick = this.tickOf(state);
		const tickRate = Number(state.values[STATE.tickRate]);
		const { keys, numbers, width, length } = this.seen;
		for (let row = 0; row < length; row++) {
			const id = keys[row] as number;
			if (id < 0) continue;
			const first = row * width;
			const course = numbers[first + SEEN.course] as number;
			const at = this.reckoningOf(row, id);
			at.receive(numbers[first + SEEN.place] as number, course, tick, runSpeed, tickRate, arena.placeParts);
			const flags = numbers[first + SEEN.flags] as number;
			if (id === ownId || (flags & SEEN_FLAGS.alive) === 0 || !isInSight(arena, x, y, at.x, at.y)) continue;
			const player = seenPlayerAt(players.length);
			player.id = id;
			player.x = at.x;
			player.y = at.y;
			// What a course carries in a tick of a second's length is a speed.
			player.vx = courseX(course, runSpeed, 1);
			player.vy = courseY(course, runSpeed, 1);
			player.aim = (numbers[first + SEEN.aim] as number) * 16;
			player.health = numbers[first + SEEN.health] as number;
			player.shield = numbers[first + SEEN.shield] as number;
			player.weapon = numbers[first + SEEN.weapon] as number;
			player.protected = (flags & SEEN_FLAGS.protected) !== 0;
			player.ally = ownTeam !== 0 && this.teamOf(state, id) === ownTeam;
			players.push(player);
		}
		return players;
	}

	private reckoningOf(row: number, id: number): Reckoning {
		let known = this.reckonings[row];
		if (known?.id !== id) {
			known = { id, at: new Reckoning() };
			this.reckonings[row] = known;
		}
		return known.at;
	}

	private knowObjectives(state: WireNode, ownId: number): Percept['objectives'] {
		const standing = state.values[STATE.objectives] as WireNode | undefined;
		const ownTeam = this.teamOf(state, ownId);
		return this.objectives.map(({ x, y, radius }, index) => {
			const node = standing?.values[index];
			const team = node instanceof WireNode ? Number(node.get('team') ?? 0) : 0;
			return { x, y, radius, own: team !== 0 && team === ownTeam, contested: node instanceof WireNode && node.get('contested') === true };
		});
	}

	private teamOf(state: WireNode, id: number): number {
		const roster = state.values[STATE.roster] as WireNode | undefined;
		const line = roster?.items.get(String(id));
		return line instanceof WireNode ? Number(line.values[ROSTER.team] ?? 0) : 0;
	}
}
