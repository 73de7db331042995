/** Judges a blow at arm's length once more: see `explainShot`. */

import { ANGLES, angleBetween, angleOf, cosOf, sinOf } from '../../sim/angle.ts';
import { SEEN_PARTS } from '../../sim/command.ts';
import { isInArc } from '../../sim/firing/melee.ts';
import { canSee } from '../../sim/ray.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { JudgedShot, Judgement } from './explainShot.ts';
import type { Candidate } from './explanation.ts';
import { candidate, hitsOf, inOrder, NEAR_UNITS, othersBefore, placesOf, whyUnhurt } from './judging.ts';
import type { Place } from './trail.ts';
import { missWords } from './verdictWords.ts';

export function judgeBlow(shot: JudgedShot): Judgement {
	const { run, event, from } = shot;
	const { world } = run;
	const { arc, range } = world.tuning.weapons[weaponOf(event.weapon).id];
	const { radius } = world.tuning.player;
	const hits = hitsOf(shot, event);
	const reaches = (place: Place | undefined) =>
		place !== undefined &&
		isInArc(place.x - from.x, place.y - from.y, event.aim, arc, range, radius) &&
		canSee(world.arena, from.x, from.y, place.x, place.y);

	const candidates: Candidate[] = [];
	for (const player of othersBefore(shot)) {
		const { judged, shown } = placesOf(shot, player.id, world.tick - 1);
		if (!judged) continue;
		const dx = judged.x - from.x;
		const dy = judged.y - from.y;
		const gapUnits = Math.hypot(dx, dy) - radius - range;
		const hit = hits.get(player.id);
		if (!hit && gapUnits > NEAR_UNITS && !reaches(shown)) continue;
		const verdict = hit ? ({ kind: 'hit', words: missWords.hit(player.name, hit.damage, hit.killed) } as const) : whyNot();
		candidates.push(candidate(shot, player, { judged, shown, gapUnits, ...verdict }));

		function whyNot(): Pick<Candidate, 'kind' | 'words'> {
			if (reaches(judged)) return whyUnhurt(shot, player, event);
			if (shot.beyond > 0 && reaches(shown) && judged && shown) {
				const shownMs = ((shot.behind + shot.beyond) / SEEN_PARTS / world.tickRate) * 1000;
				return { kind: 'cap', words: missWords.cap(player.name, shownMs, Math.hypot(judged.x - shown.x, judged.y - shown.y)) };
			}
			if (gapUnits > 0) return { kind: 'range', words: missWords.range(player.name, gapUnits) };
			if (judged && !canSee(world.arena, from.x, from.y, judged.x, judged.y)) return { kind: 'wall', words: missWords.wall(player.name) };
			const turn = Math.abs(angleBetween(event.aim, angleOf(dx, dy))) - arc / 2;
			return { kind: 'missed', words: missWords.turned(player.name, (turn / ANGLES) * 360) };
		}
	}
	const edges = [-arc / 2, 0, arc / 2].map((turn) => {
		const aim = Math.round(event.aim + turn);
		return { ...from, endX: from.x + cosOf(aim) * range, endY: from.y + sinOf(aim) * range };
	});
	return { lines: edges, endTick: world.tick, candidates: inOrder(candidates) };
}
