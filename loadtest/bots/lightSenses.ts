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
import type { Percept, SeenPlayer } from '../../sim/bots/percept.ts';
import { isInSight } from '../../sim/bots/sight.ts';
import { MODES } from '../../sim/modes/registry.ts';
import type { ObjectiveSpec } from '../../sim/objective.ts';
import { PHASES } from '../../sim/phase.ts';
import { courseX, courseY } from '../../sim/shown.ts';
import { type Tuning, tuningFromList } from '../../sim/tuning.ts';
import { WireNode } from '../wire/wireNode.ts';
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
	'seen',
	'selves',
]);
const SEEN = placesOf(wireTypeOf(Seen), ['place', 'course', 'aim', 'weapon', 'health', 'shield', 'flags']);
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

export class LightSenses {
	private arena: Arena | undefined;
	private objectives: readonly ObjectiveSpec[] = [];
	private tuningNode: WireNode | undefined;
	private tuningVersion = 0;
	private tuning: Tuning | undefined;
	private modeId = '';
	private crowdWords: readonly number[] = [];
	private crowd: readonly number[] = [];
	/** The tick that a state is the end of; 0 before the first. */
	tickOf(state: WireNode): number {
		return Number(state.values[STATE.tick] ?? 0);
	}

	/** The own player in full; undefined while it is not in the match. */
	selfOf(state: WireNode): WireNode | undefined {
		const selves = state.values[STATE.selves];
		return selves instanceof WireNode ? (selves.items.values().next().value as WireNode | undefined) : undefined;
	}

	/** How long before its tick the newest own frame came, ms; negative when late. 0 while not seated. */
	earlyMsOf(state: WireNode): number {
		return Number(this.selfOf(state)?.values[SELF.earlyMs] ?? 0);
	}

	/** Undefined while not seated. Throws when the server plays what this load test does not know. */
	perceive(state: WireNode): Percept | undefined {
		this.followMatch(state);
		const self = this.selfOf(state);
		const { arena, tuning } = this;
		if (!self || !arena || !tuning) return undefined;
		const tick = this.tickOf(state);
		const tickRate = Number(state.values[STATE.tickRate]);
		const own = (field: keyof typeof SELF) => Number(self.values[SELF[field]] ?? 0);
		const alive = self.values[SELF.alive] === true;
		const id = own('id');
		const x = own('x');
		const y = own('y');
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
				vx: own('vx'),
				vy: own('vy'),
				aim: own('aim'),
				health: own('health'),
				shield: own('shield'),
				energy: own('energy'),
				weapon: own('weapon'),
				fireCooldownTicks: own('fireCooldownTicks'),
				dashCooldownTicks: own('dashCooldownTicks'),
				protected: own('protectTicks') > 0,
			},
			players: alive ? this.lookAround(state, arena, tuning, String(id), x, y) : [],
			heard: [],
			projectiles: [],
			pickups: arena.pickups.map(({ kind, x: atX, y: atY }, index) => {
				const inSight = alive && isInSight(arena, x, y, atX, atY);
				const lies = (state.values[STATE.pickups] as WireNode | undefined)?.values[index] === 1;
				return { kind, x: atX, y: atY, inSight, available: inSight && lies };
			}),
			objectives: this.knowObjectives(state, String(id)),
			crowd: this.knowCrowd(state),
		};
	}

	/** Unpacked once for each time that it was told. */
	private knowCrowd(state: WireNode): readonly number[] {
		const node = state.values[STATE.crowd];
		const words = node instanceof WireNode ? (node.values as number[]) : [];
		if (words.length !== this.crowdWords.length || words.some((word, index) => word !== this.crowdWords[index])) {
			this.crowdWords = [...words];
			this.crowd = unpackCrowd(words);
		}
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
		const tuning = state.values[STATE.tuning];
		if (!(tuning instanceof WireNode) || (tuning === this.tuningNode && tuning.version === this.tuningVersion)) return;
		this.tuningNode = tuning;
		this.tuningVersion = tuning.version;
		this.tuning = tuningFromList(tuning.values as number[]);
	}

	private lookAround(state: WireNode, arena: Arena, tuning: Tuning, ownKey: string, x: number, y: number): SeenPlayer[] {
		const seen = state.values[STATE.seen];
		const ownTeam = this.teamOf(state, ownKey);
		const runSpeed = tuning.player.speed;
		const tick = this.tickOf(state);
		const tickRate = Number(state.values[STATE.tickRate]);
		const players: SeenPlayer[] = [];
		if (!(seen instanceof WireNode)) return players;
		for (const [key, node] of seen.items as Map<string, WireNode>) {
			const { values } = node;
			const course = Number(values[SEEN.course]);
			if (!(node.note instanceof Reckoning)) node.note = new Reckoning();
			const at = node.note as Reckoning;
			at.receive(Number(values[SEEN.place]), course, tick, runSpeed, tickRate);
			const flags = Number(values[SEEN.flags]);
			if (key === ownKey || (flags & SEEN_FLAGS.alive) === 0 || !isInSight(arena, x, y, at.x, at.y)) continue;
			const team = this.teamOf(state, key);
			players.push({
				id: Number(key),
				x: at.x,
				y: at.y,
				// What a course carries in a tick of a second's length is a speed.
				vx: courseX(course, runSpeed, 1),
				vy: courseY(course, runSpeed, 1),
				aim: Number(values[SEEN.aim]) * 16,
				health: Number(values[SEEN.health]),
				shield: Number(values[SEEN.shield]),
				weapon: Number(values[SEEN.weapon]),
				protected: (flags & SEEN_FLAGS.protected) !== 0,
				ally: team !== 0 && team === ownTeam,
			});
		}
		return players;
	}

	private knowObjectives(state: WireNode, ownKey: string): Percept['objectives'] {
		const standing = state.values[STATE.objectives] as WireNode | undefined;
		const ownTeam = this.teamOf(state, ownKey);
		return this.objectives.map(({ x, y, radius }, index) => {
			const node = standing?.values[index];
			const team = node instanceof WireNode ? Number(node.get('team') ?? 0) : 0;
			return { x, y, radius, own: team !== 0 && team === ownTeam, contested: node instanceof WireNode && node.get('contested') === true };
		});
	}

	private teamOf(state: WireNode, key: string): number {
		const roster = state.values[STATE.roster] as WireNode | undefined;
		const line = roster?.items.get(key);
		return line instanceof WireNode ? Number(line.values[ROSTER.team] ?? 0) : 0;
	}
}
