/**
 * Hands that follow a script: where to run, when to stand, dash and change weapons comes from a seed and repeats with
 * it; aim and trigger go by what is on the screen, as a player's do. Used by `LabClient`.
 */

import type { DisplayedPlayer, Intent, View } from '../../netcode/view.ts';
import { angleOf, wrapAngle } from '../../sim/angle.ts';
import type { Arena } from '../../sim/arena.ts';
import { nextWaypoint } from '../../sim/bots/route.ts';
import { type Rng, random, randomNormal } from '../../sim/random.ts';
import { canSee } from '../../sim/ray.ts';
import { WEAPON_IDS, weaponOf } from '../../sim/weapons/registry.ts';

/** All run about within this of the middle of the map, so that they meet, units. */
const AROUND_X = 420;
const AROUND_Y = 320;
/** A leg of the run takes this long, ms; sometimes one stands instead, or begins with a dash. */
const LEG_MS = { least: 250, most: 1000 };
const STAND_SHARE = 0.18;
const DASH_SHARE = 0.15;
const WEAPON_MS = 2500;
const ARRIVED_UNITS = 12;
/** Spread of the hand, 4096ths of a turn: at the usual distance about half of the shots are near the edge of a body. */
const UNSTEADY = 26;
/** The trigger is pulled for this share of the time, in short bursts, ms. */
const BURST_MS = { least: 300, most: 1200 };
const FIRE_SHARE = 0.75;

interface Leg {
	untilMs: number;
	x: number;
	y: number;
	stands: boolean;
	dashes: boolean;
}

/** What it looks at of a view. */
export type ScriptView = Pick<View, 'players' | 'selfId' | 'arena' | 'tuning'>;

export class Script {
	readonly #rng: Rng;
	readonly #aimRng: Rng;
	readonly #arena: Arena;
	readonly #firstWeapon: number;
	#leg: Leg;
	#isFiring = false;
	#fireUntilMs = 0;
	#unsteady = 0;
	#unsteadyUntilMs = 0;

	/** `index`: among those who play: weapons are taken in turn. */
	constructor(arena: Arena, seed: number, index: number) {
		this.#rng = { seed };
		this.#aimRng = { seed: seed ^ 0x9e3779b9 };
		this.#arena = arena;
		this.#firstWeapon = index;
		this.#leg = this.#nextLeg(0);
	}

	/** What the hands do, so many ms after the beginning, before this picture. */
	intent(sinceMs: number, view: ScriptView): Intent {
		while (sinceMs >= this.#leg.untilMs) this.#leg = this.#nextLeg(this.#leg.untilMs);
		while (sinceMs >= this.#fireUntilMs) {
			this.#isFiring = random(this.#rng) < FIRE_SHARE;
			this.#fireUntilMs += between(BURST_MS, this.#rng);
		}
		if (sinceMs >= this.#unsteadyUntilMs) {
			this.#unsteady = randomNormal(this.#aimRng) * UNSTEADY;
			this.#unsteadyUntilMs = sinceMs + 120;
		}
		const weapon = (this.#firstWeapon + Math.floor(sinceMs / WEAPON_MS)) % WEAPON_IDS.length;
		const me = view.players.get(view.selfId);
		if (!me) return { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon };
		const target = nearestInSight(view, me);
		const { stands, dashes } = this.#leg;
		const goal = target && isForNear(weapon) ? target : this.#leg;
		const next = nextWaypoint(this.#arena, me.x, me.y, goal.x, goal.y, view.tuning.player.radius);
		const dx = next.x - me.x;
		const dy = next.y - me.y;
		const distance = Math.sqrt(dx * dx + dy * dy);
		const stays = stands || distance < ARRIVED_UNITS;
		return {
			moveX: stays ? 0 : dx / distance,
			moveY: stays ? 0 : dy / distance,
			aim: wrapAngle(Math.round((target ? aimAt(view, me, target, weapon) : angleOf(dx, dy)) + this.#unsteady)),
			fire: this.#isFiring && target !== undefined,
			// Without a direction it would go where the barrel points, which is elsewhere with every target.
			dash: dashes && !stays,
			weapon,
		};
	}

	#nextLeg(fromMs: number): Leg {
		const rng = this.#rng;
		const x = this.#arena.width / 2 + (random(rng) * 2 - 1) * AROUND_X;
		const y = this.#arena.height / 2 + (random(rng) * 2 - 1) * AROUND_Y;
		const dice = random(rng);
		return { untilMs: fromMs + between(LEG_MS, rng), x, y, stands: dice < STAND_SHARE, dashes: dice > 1 - DASH_SHARE };
	}
}

function between({ least, most }: { least: number; most: number }, rng: Rng): number {
	return least + random(rng) * (most - least);
}

function isForNear(weapon: number): boolean {
	const { fires } = weaponOf(weapon);
	return fires === 'melee' || fires === 'pellets';
}

function nearestInSight(view: ScriptView, me: DisplayedPlayer): DisplayedPlayer | undefined {
	let nearest: DisplayedPlayer | undefined;
	let least = Infinity;
	for (const other of view.players.values()) {
		if (other.isSelf || !other.alive) continue;
		const squared = (other.x - me.x) ** 2 + (other.y - me.y) ** 2;
		if (squared >= least || !canSee(view.arena, me.x, me.y, other.x, other.y)) continue;
		least = squared;
		nearest = other;
	}
	return nearest;
}

/** Straight at whom a shot meets at once; ahead of them by its flight otherwise. */
function aimAt(view: ScriptView, me: DisplayedPlayer, target: DisplayedPlayer, weapon: number): number {
	const { id, fires } = weaponOf(weapon);
	const dx = target.x - me.x;
	const dy = target.y - me.y;
	if (fires !== 'projectile') return angleOf(dx, dy);
	const seconds = Math.sqrt(dx * dx + dy * dy) / view.tuning.weapons[id].projectileSpeed;
	return angleOf(dx + target.vx * seconds, dy + target.vy * seconds);
}
