/**
 * Players that follow a script instead of a brain: they wander, shoot whom they see, dash, join and leave. For tests
 * that need a lively match whose input never changes unless the rules do (the bots of the game learn new tricks).
 */

import { angleOf, cosOf, sinOf, wrapAngle } from '../sim/angle.ts';
import { BUTTONS, type Command, SEEN_PARTS } from '../sim/command.ts';
import type { Player } from '../sim/player.ts';
import { type Rng, random, randomIndex, randomNormal } from '../sim/random.ts';
import { canSee } from '../sim/ray.ts';
import { createTickInput, type TickInput } from '../sim/tickInput.ts';
import type { TuningChange } from '../sim/tuning.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';

/** How much sooner than one leaves another joins, so that the match stays full. */
const JOINS_PER_LEAVE = 4;

export interface Script {
	rng: Rng;
	players: number;
	/** Chance a tick that somebody leaves. */
	churn: number;
	/** Announced at their tick, minus a second. */
	tunings: TuningChange[];
	headings: Map<number, { heading: number; ticksLeft: number; frame: number }>;
	nextId: number;
}

export function createScript(seed: number, players: number, churn = 0, tunings: TuningChange[] = []): Script {
	return { rng: { seed }, players, churn, tunings, headings: new Map(), nextId: 1 };
}

/** The input of the world's next tick. */
export function scriptTick(script: Script, world: World): TickInput {
	const input = createTickInput();
	const ids = [...world.players.keys()];
	if (ids.length > 1 && random(script.rng) < script.churn) {
		const [id] = ids.splice(randomIndex(script.rng, ids.length), 1);
		if (id !== undefined) input.leaves.push(id);
	}
	const starting = world.history.length === 0;
	while (starting ? ids.length < script.players : ids.length < script.players && random(script.rng) < script.churn * JOINS_PER_LEAVE) {
		const id = script.nextId++;
		ids.push(id);
		input.joins.push({ id, name: `Player ${id}`, bot: id % 2 === 0 });
	}
	for (const change of script.tunings) if (change.atTick === world.tick + 1 + world.tickRate) input.tunings.push(change);
	for (const player of world.players.values()) {
		// A frame that came too late, now and then, and is caught up with the next.
		const chance = random(script.rng);
		const command = act(script, world, player);
		const state = headingOf(script, player.id);
		if (player.id % 2 === 1) state.frame++;
		if (chance < 0.02) continue;
		const late = chance < 0.04 ? [act(script, world, player)] : [];
		input.commands.set(player.id, { commands: [...late, command], frame: state.frame });
	}
	return input;
}

/** Beyond this everybody takes the weapon for it, units. */
const FAR_UNITS = 500;

function headingOf(script: Script, id: number) {
	const known = script.headings.get(id);
	if (known) return known;
	const made = { heading: 0, ticksLeft: 0, frame: 0 };
	script.headings.set(id, made);
	return made;
}

function act(script: Script, world: World, player: Player): Command {
	const { rng } = script;
	const state = headingOf(script, player.id);
	if (state.ticksLeft-- <= 0 || (player.vx === 0 && player.vy === 0)) {
		state.heading = randomIndex(rng, 4096);
		state.ticksLeft = 10 + randomIndex(rng, 50);
	}
	const enemy = nearestInSight(world, player);
	const aim = enemy
		? wrapAngle(angleOf(enemy.x - player.x, enemy.y - player.y) + Math.round(randomNormal(rng) * 60))
		: wrapAngle(state.heading + Math.round(randomNormal(rng) * 8));
	const fire = enemy && random(rng) < 0.8 ? BUTTONS.fire : 0;
	const dash = random(rng) < 0.01 ? BUTTONS.dash : 0;
	const delayParts = (player.id % 4) * 20 + randomIndex(rng, 3);
	return {
		moveX: Math.round(cosOf(state.heading) * 127),
		moveY: Math.round(sinOf(state.heading) * 127),
		aim,
		buttons: fire | dash,
		weapon: weaponFor(enemy ? Math.sqrt((enemy.x - player.x) ** 2 + (enemy.y - player.y) ** 2) : FAR_UNITS, player.id),
		seen: player.id % 2 === 0 ? 0 : Math.max(0, world.tick * SEEN_PARTS - delayParts),
	};
}

/** Far away the first weapon; nearer one of those that reach, another for each player. */
function weaponFor(distance: number, playerId: number): number {
	const inReach = WEAPON_IDS.map((id, index) => ({ index, range: WEAPONS[id].rules.range })).filter(({ range }) => range >= distance);
	if (distance >= FAR_UNITS) return 0;
	return inReach[playerId % inReach.length]?.index ?? 0;
}

function nearestInSight(world: World, player: Player): Player | undefined {
	let nearest: Player | undefined;
	let least = 900 * 900;
	for (const other of world.players.values()) {
		if (other.id === player.id || !other.alive) continue;
		const squared = (other.x - player.x) ** 2 + (other.y - player.y) ** 2;
		if (squared >= least || !canSee(world.arena, player.x, player.y, other.x, other.y)) continue;
		least = squared;
		nearest = other;
	}
	return nearest;
}
