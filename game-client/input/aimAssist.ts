/**
 * Mild help with aiming, for thumbs on glass alone: turns the aim of the intent toward an enemy that one can see, never
 * further than a hand could. Pure; called by the touch device.
 */

import type { DisplayedPlayer, View } from '../../netcode/view.ts';
import { ANGLES, angleBetween, angleOf, wrapAngle } from '../../sim/angle.ts';
import { canSee } from '../../sim/ray.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';

/** Where a shot at an enemy would have to go, seen from oneself, and how far off the enemy is, units. */
export interface AssistTarget {
	/** 4096ths of a turn. */
	aim: number;
	distance: number;
}

/** What has to be known of the match. */
export type Seen = Pick<View, 'arena' | 'tuning' | 'selfId' | 'self' | 'players'>;

/** Share of the way to the enemy that the aim is pulled while it is on their body; the rest is the player's. */
export const PULL_SHARE = 0.55;
/** Beside the body the pull fades out over so much, 4096ths of a turn: about 6 degrees. */
export const PULL_BESIDE = Math.round((6 / 360) * ANGLES);
/** The most that the aim is ever turned, 4096ths: about 5 degrees, so that it helps a hand and does not replace it. */
export const TURN_MAX = Math.round((5 / 360) * ANGLES);
/** A tap looks for an enemy this far to either side of where one faces, 4096ths: a quarter of a turn. */
export const TAP_REACH = ANGLES / 4;
/** Half of the angle under which a body is seen is at most this, 4096ths: at arm's length everything is in front. */
const BODY_HALF_MAX = Math.round((12 / 360) * ANGLES);

/** 1 on the body, 0 from `PULL_BESIDE` beside it, smooth in between. */
function nearness(off: number, bodyHalf: number): number {
	const beside = Math.min(1, Math.max(0, (Math.abs(off) - bodyHalf) / PULL_BESIDE));
	return 1 - beside * beside * (3 - 2 * beside);
}

/**
 * The aim with help. On a body it answers the thumb more slowly (friction), beside it is drawn a little; every aim
 * stays within reach of the thumb, and none is jumped over: the result grows with `aim` without a step.
 */
export function assistAim(aim: number, targets: readonly AssistTarget[], bodyRadius: number): number {
	let weights = 0;
	let pull = 0;
	for (const target of targets) {
		const off = angleBetween(aim, target.aim);
		const bodyHalf = Math.min(BODY_HALF_MAX, (bodyRadius / Math.max(1, target.distance)) * (ANGLES / (2 * Math.PI)));
		const near = nearness(off, bodyHalf);
		// Two enemies side by side pull against each other, the nearer to the aim the more: no leap from one to the other.
		weights += near * near;
		pull += near * near * near * off * PULL_SHARE;
	}
	if (weights === 0) return aim;
	const turn = Math.max(-TURN_MAX, Math.min(TURN_MAX, pull / weights));
	return wrapAngle(Math.round(aim + turn));
}

/** Where a tap shoots: at the nearest enemy within a quarter turn of where one faces, else straight ahead. */
export function aimOfTap(facing: number, targets: readonly AssistTarget[]): number {
	let nearest: AssistTarget | undefined;
	for (const target of targets) {
		if (Math.abs(angleBetween(facing, target.aim)) > TAP_REACH) continue;
		if (!nearest || target.distance < nearest.distance) nearest = target;
	}
	return nearest?.aim ?? facing;
}

/** Enemies who can be hurt, are on the screen and behind no wall. `shown`: size of what the screen shows, units. */
export function visibleTargets(view: Seen, shown: { width: number; height: number }): AssistTarget[] {
	const me = view.players.get(view.selfId);
	if (!me?.alive) return [];
	const weapon = WEAPON_IDS[view.self?.weapon ?? 0];
	const speed = weapon ? view.tuning.weapons[weapon].projectileSpeed : 0;
	const targets: AssistTarget[] = [];
	for (const player of view.players.values()) {
		if (!isEnemy(player) || Math.abs(player.x - me.x) > shown.width / 2 || Math.abs(player.y - me.y) > shown.height / 2) continue;
		if (!canSee(view.arena, me.x, me.y, player.x, player.y)) continue;
		const distance = Math.hypot(player.x - me.x, player.y - me.y);
		// What flies has to be aimed ahead: toward the body itself the help would pull off the mark.
		const flight = speed > 0 ? distance / speed : 0;
		targets.push({ aim: angleOf(player.x + player.vx * flight - me.x, player.y + player.vy * flight - me.y), distance });
	}
	return targets;
}

function isEnemy(player: DisplayedPlayer): boolean {
	return player.alive && !player.isSelf && !player.ally && !player.protected;
}
