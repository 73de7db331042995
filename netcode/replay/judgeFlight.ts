/** Judges what flies once more, tick by tick until it ends: see `explainShot`. It keeps its shooter's rewind all the way. */

import type { WorldEvent } from '../../sim/events.ts';
import type { Player } from '../../sim/player.ts';
import { canSee } from '../../sim/ray.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { JudgedShot, Judgement } from './explainShot.ts';
import type { Candidate } from './explanation.ts';
import { candidate, hitsOf, inOrder, NEAR_UNITS, othersBefore, placesOf, whyUnhurt } from './judging.ts';
import { between, nearFlight, nearLine } from './nearness.ts';
import type { Place } from './trail.ts';
import { missWords } from './verdictWords.ts';

/** How near it came to somebody, and when. */
interface Nearest {
	player: Player;
	gap: number;
	/** The same against where the shooter's screen showed them. */
	shownGap: number;
	judged: Place;
	shown: Place | undefined;
	now: Place;
}

export function judgeFlight(shot: JudgedShot): Judgement {
	const { run, event } = shot;
	const rules = run.world.tuning.weapons[weaponOf(event.weapon).id];
	const reach = run.world.tuning.player.radius + rules.projectileRadius;
	const start: Place = { x: event.x, y: event.y };
	const nearest = new Map<number, Nearest>();
	let from = start;
	let end: Extract<WorldEvent, { type: 'impact' }> | undefined;
	while (!end && run.step()) {
		end = run.events.find((other): other is typeof other & { type: 'impact' } => other.type === 'impact' && other.shotId === event.shotId);
		const flying = run.trail.newest?.shots.get(event.shotId);
		const to = end ?? flying;
		// Swept away by the end of its phase.
		if (!to) break;
		for (const player of othersBefore(shot)) noteNearest(shot, player, from, to, reach, nearest);
		from = { x: to.x, y: to.y };
	}
	const hits = end ? hitsOf(shot, end) : new Map<number, never>();
	const candidates: Candidate[] = [];
	for (const near of nearest.values()) {
		const hit = hits.get(near.player.id);
		const blast = end && rules.splashRadius > 0 ? burstGap(shot, near.player, end, rules.splashRadius) : undefined;
		const gapUnits = Math.min(near.gap, blast?.gap ?? Infinity);
		if (!hit && Math.min(gapUnits, near.shownGap) > NEAR_UNITS) continue;
		const verdict = hit
			? ({ kind: 'hit', words: missWords.hit(near.player.name, hit.damage, hit.killed) } as const)
			: judgeMiss(shot, near, end, blast);
		const { judged, shown, now } = near;
		candidates.push(candidate(shot, near.player, { judged, shown, now, gapUnits, ...verdict }));
	}
	return {
		lines: [{ ...start, endX: from.x, endY: from.y }],
		burst: end && rules.splashRadius > 0 ? { x: from.x, y: from.y, radius: rules.splashRadius } : undefined,
		endTick: run.tick,
		candidates: inOrder(candidates),
	};
}

function noteNearest(shot: JudgedShot, player: Player, from: Place, to: Place, reach: number, nearest: Map<number, Nearest>): void {
	const { run } = shot;
	// As `stepProjectiles` has it: both move during the tick.
	const after = placesOf(shot, player.id, run.tick - 1);
	if (!after.judged) return;
	const before = placesOf(shot, player.id, run.tick - 2);
	const { distance, part } = nearFlight(from, to, before.judged ?? after.judged, after.judged);
	const shownGap = after.shown ? nearFlight(from, to, before.shown ?? after.shown, after.shown).distance - reach : Infinity;
	const known = nearest.get(player.id);
	const best = Math.min(known?.shownGap ?? Infinity, shownGap);
	if (known && known.gap <= distance - reach) {
		known.shownGap = best;
		return;
	}
	nearest.set(player.id, {
		player,
		gap: distance - reach,
		shownGap: best,
		judged: between(before.judged ?? after.judged, after.judged, part),
		shown: after.shown && between(before.shown ?? after.shown, after.shown, part),
		now: { x: player.x, y: player.y },
	});
}

/** From the edge of a burst to a body, where it is judged; and whether a wall stands between. */
function burstGap(shot: JudgedShot, player: Player, end: Place, radius: number): { gap: number; isWalled: boolean } | undefined {
	const { judged } = placesOf(shot, player.id, shot.run.tick - 1);
	if (!judged) return undefined;
	const { arena, tuning } = shot.run.world;
	const gap = Math.hypot(judged.x - end.x, judged.y - end.y) - radius - tuning.player.radius;
	return { gap, isWalled: !canSee(arena, end.x, end.y, judged.x, judged.y) };
}

function judgeMiss(
	shot: JudgedShot,
	near: Nearest,
	end: Extract<WorldEvent, { type: 'impact' }> | undefined,
	blast: { gap: number; isWalled: boolean } | undefined,
): Pick<Candidate, 'kind' | 'words'> {
	const { run, event, behind, beyond, held } = shot;
	const { player, gap, shownGap } = near;
	const { name } = player;
	if (!end) return { kind: 'missed', words: missWords.flying(name, gap) };
	// To the last digit it is the rules that say whom it met.
	if (end.victimId === player.id || (blast && blast.gap <= 0 && !blast.isWalled)) return whyUnhurt(shot, player, end);
	if (gap <= 0) return whyUnhurt(shot, player, end);
	if (beyond > 0 && shownGap <= 0 && near.shown) {
		const moved = Math.hypot(near.judged.x - near.shown.x, near.judged.y - near.shown.y);
		return { kind: 'cap', words: missWords.cap(name, ((behind + beyond) / 8 / run.world.tickRate) * 1000, moved) };
	}
	if (held && !held.has(player.id)) return { kind: 'unsent', words: missWords.unsent(name, gap) };
	if (blast && blast.gap <= 0) return { kind: 'wall', words: missWords.burstWall(name) };
	if (wouldHaveMet(shot, near, end)) return { kind: 'wall', words: missWords.wall(name) };
	if (blast && blast.gap < gap) return { kind: 'missed', words: missWords.burst(name, blast.gap) };
	const rules = run.world.tuning.weapons[weaponOf(event.weapon).id];
	const flown = Math.hypot(end.x - event.x, end.y - event.y);
	const isSpent = flown >= rules.range - 1;
	return isSpent && straightGap(shot, near, end, Infinity) <= 0
		? { kind: 'range', words: missWords.range(name, gap) }
		: { kind: 'missed', words: missWords.missed(name, gap) };
}

/** Whether it would have met somebody within its range, had it not ended at a wall. */
function wouldHaveMet(shot: JudgedShot, near: Nearest, end: Place): boolean {
	const { run, event } = shot;
	const { range } = run.world.tuning.weapons[weaponOf(event.weapon).id];
	return straightGap(shot, near, end, range - Math.hypot(end.x - event.x, end.y - event.y)) <= 0;
}

/** From the way that it had still before it to a body, units. */
function straightGap({ run, event }: JudgedShot, near: Nearest, end: Place, left: number): number {
	const rules = run.world.tuning.weapons[weaponOf(event.weapon).id];
	const way = Math.hypot(end.x - event.x, end.y - event.y);
	if (way === 0 || left <= 0) return Infinity;
	const { distance } = nearLine(end, (end.x - event.x) / way, (end.y - event.y) / way, Math.min(left, 4000), near.judged);
	return distance - run.world.tuning.player.radius - rules.projectileRadius;
}
