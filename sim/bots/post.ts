/** Playing the mode's objective: who of a team goes there, who holds it, and how one moves while holding. Called by `goals`. */

import { ANGLES, angleOf, cosOf, sinOf, wrapAngle } from '../angle.ts';
import { isWall, TILE } from '../arena.ts';
import { type Rng, random } from '../random.ts';
import { canSee } from '../ray.ts';
import type { BotMemory } from './memory.ts';
import type { KnownObjective, Percept } from './percept.ts';

/** Of four of a team three go for an objective and two hold it; the others fight elsewhere, unless nobody is there. */
const ROLES = 4;
const TAKERS = 3;
const HOLDERS = 2;
/** How much it is worth to take what the other side has or wants, and to stay on what one has. */
const WORTH_TAKING = 1.15;
const WORTH_HOLDING = 0.8;
/** Part of the radius that one keeps within, so that a strafe does not lead out. */
const INNER = 0.65;

/** Index of the objective that a bot should be at now, and what that is worth; undefined when it is free to roam. */
export function chooseObjective(percept: Percept): { index: number; worth: number } | undefined {
	let best: { index: number; worth: number } | undefined;
	for (const [index, objective] of percept.objectives.entries()) {
		const worth = worthOf(percept, objective);
		if (worth > (best?.worth ?? 0)) best = { index, worth };
	}
	return best;
}

function worthOf(percept: Percept, objective: KnownObjective): number {
	const { self, players, arena } = percept;
	// Ids of two teams take turns: half of the id numbers a team through.
	const role = (self.id >> 1) % ROLES;
	const isLost = !objective.own || objective.contested;
	if (role < (isLost ? TAKERS : HOLDERS)) return isLost ? WORTH_TAKING : WORTH_HOLDING;
	// The rest come where they see that nobody is.
	if (!canSee(arena, self.x, self.y, objective.x, objective.y)) return 0;
	const isHeld = players.some(({ ally, x, y }) => ally && isWithin(objective, x, y));
	return isHeld ? 0 : WORTH_TAKING;
}

export function isWithin({ x, y, radius }: Pick<KnownObjective, 'x' | 'y' | 'radius'>, atX: number, atY: number): boolean {
	return (atX - x) * (atX - x) + (atY - y) * (atY - y) <= radius * radius;
}

/** The next place to walk to on an objective: somewhere on its other side, so that who holds it never stands still. */
export function placeOn({ self, arena }: Percept, objective: KnownObjective, rng: Rng): { x: number; y: number } {
	const { x, y, radius } = objective;
	const across = angleOf(x - self.x, y - self.y) + Math.round((random(rng) - 0.5) * (ANGLES / 3));
	const way = radius * INNER * (0.5 + 0.5 * random(rng));
	const place = { x: x + cosOf(wrapAngle(across)) * way, y: y + sinOf(wrapAngle(across)) * way };
	return isWall(arena, Math.floor(place.x / TILE), Math.floor(place.y / TILE)) ? { x, y } : place;
}

/** The objective that a bot fights for. */
export function postOf(percept: Percept, memory: BotMemory): KnownObjective | undefined {
	return memory.post < 0 ? undefined : percept.objectives[memory.post];
}

/** Direction and weight of the way back to a post, for who fights there: none well within it. */
export function pullToPost({ self }: Percept, post: KnownObjective, waypoint: { x: number; y: number }): { x: number; y: number } {
	const toward = isWithin(post, self.x, self.y) ? post : waypoint;
	const dx = toward.x - self.x;
	const dy = toward.y - self.y;
	const distance = Math.sqrt(dx * dx + dy * dy);
	const isInner = isWithin({ ...post, radius: post.radius * INNER }, self.x, self.y);
	if (isInner || distance < 1) return { x: 0, y: 0 };
	return { x: dx / distance, y: dy / distance };
}
