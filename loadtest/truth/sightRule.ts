/** Who must and who may be shown whom, by what a mode declares of its sight, and by the fog of a match. */

import { FOG_LEAD_SECONDS } from '../../schema/fog.ts';
import type { Arena } from '../../sim/arena.ts';
import { canSee } from '../../sim/ray.ts';
import { isInBox, type Sight } from '../../sim/sight.ts';
import { visibleTiles } from '../../sim/visibleTiles.ts';
import { EVERYBODY, type Look, type SightRule } from './checkView.ts';

/** Beyond the edge somebody may be shown for this much more: he ran there while the news was on its way, units. */
const LATE_UNITS = 400;

/**
 * `sight`: of the mode; undefined where everybody is told of everybody. `saves`: the room is out of time and shows less
 * than its mode says, and how much less is its affair.
 */
export function sightRuleOf(sight: Readonly<Sight> | undefined, saves: boolean): SightRule {
	if (!sight) return EVERYBODY;
	return {
		shows: (own, other, look) =>
			isAlly(own, other) ||
			isLeader(look, other.score, sight.leaders, 'surely') ||
			(!saves && isInBox(sight, other.x - own.x, other.y - own.y, 0, 1)),
		mayShow: (own, other, look) =>
			isAlly(own, other) ||
			isLeader(look, other.score, sight.leaders, 'perhaps') ||
			isInBox(sight, other.x - own.x, other.y - own.y, sight.margin + LATE_UNITS, 1),
		matters: (own, other) => isInBox(sight, other.x - own.x, other.y - own.y, 0, 1),
	};
}

/** The same in fog. `runSpeed`: of the match's numbers, units a second. */
export function inFog(rule: SightRule, arena: Arena, runSpeed: number): SightRule {
	const tiles = visibleTiles(arena, runSpeed * FOG_LEAD_SECONDS);
	return {
		shows: (own, other, look) => rule.shows(own, other, look) && (isAlly(own, other) || canSee(arena, own.x, own.y, other.x, other.y)),
		mayShow: (own, other, look) =>
			rule.mayShow(own, other, look) &&
			(isAlly(own, other) ||
				[own, ...look.values()].some((eye) => (eye.id === own.id || isAlly(own, eye)) && tiles.sees(eye.x, eye.y, other.x, other.y))),
		matters: rule.matters,
	};
}

function isAlly(own: { team: number }, other: { team: number }): boolean {
	return own.team !== 0 && own.team === other.team;
}

/** Scores of a look, best first; looks are asked about many times. */
const scoresOf = new WeakMap<Look, number[]>();

/** Among so many best by score: surely where no equal one could be taken instead. Nobody leads without a point. */
function isLeader(look: Look, score: number, leaders: number, how: 'surely' | 'perhaps'): boolean {
	if (score <= 0 || leaders === 0) return false;
	let scores = scoresOf.get(look);
	if (!scores) {
		scores = Array.from(look.values(), (player) => player.score).sort((a, b) => b - a);
		scoresOf.set(look, scores);
	}
	return how === 'perhaps' ? score >= (scores[leaders - 1] ?? 0) : score > (scores[leaders] ?? 0);
}
