/** Judges a beam or a fan of pellets once more: see `explainShot`. */

import { cosOf, sinOf } from '../../sim/angle.ts';
import { aimsOfPellets, shotName } from '../../sim/firing/shot.ts';
import type { Player } from '../../sim/player.ts';
import { castRay } from '../../sim/ray.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { JudgedShot, Judgement } from './explainShot.ts';
import type { Candidate } from './explanation.ts';
import { candidate, hitsOf, inOrder, NEAR_UNITS, othersBefore, placesOf, whyUnhurt } from './judging.ts';
import { nearLine } from './nearness.ts';
import type { Place } from './trail.ts';
import { missWords } from './verdictWords.ts';

interface Line {
	dirX: number;
	dirY: number;
	/** To the wall or the end of the range, units. */
	free: number;
}

/** Nothing is told of how far beyond its range somebody stood who is further than this, units. */
const FAR_UNITS = 2000;

export function judgeLines(shot: JudgedShot): Judgement {
	const { run, event, from } = shot;
	const { world } = run;
	const { id, fires } = weaponOf(event.weapon);
	const rules = world.tuning.weapons[id];
	const name = shotName(event.frame, world.tick);
	const aims = fires === 'pellets' ? aimsOfPellets(world.tuning, event.playerId, name, event.weapon, event.aim) : [event.aim];
	const lines = aims.map((aim): Line => {
		const dirX = cosOf(aim);
		const dirY = sinOf(aim);
		return { dirX, dirY, free: castRay(world.arena, from.x, from.y, dirX, dirY, rules.range) };
	});
	const reach = world.tuning.player.radius + rules.projectileRadius;
	const hits = hitsOf(shot, event);
	const candidates: Candidate[] = [];
	for (const player of othersBefore(shot)) {
		const { judged, shown } = placesOf(shot, player.id, world.tick - 1);
		if (!judged) continue;
		const gaps = { judged: gapOf(lines, from, judged, reach), shown: shown && gapOf(lines, from, shown, reach) };
		const hit = hits.get(player.id);
		if (!hit && Math.min(gaps.judged.straight, gaps.shown?.straight ?? Infinity) > NEAR_UNITS) continue;
		const verdict = hit
			? ({ kind: 'hit', words: missWords.hit(player.name, hit.damage, hit.killed) } as const)
			: judgeMiss(shot, player, gaps, rules.range, { judged, shown });
		candidates.push(candidate(shot, player, { judged, shown, gapUnits: gaps.judged.straight, ...verdict }));
	}
	const ends = lines.map(({ dirX, dirY, free }) => ({ ...from, endX: from.x + dirX * free, endY: from.y + dirY * free }));
	// A beam that met somebody ends there.
	if (fires === 'beam' && ends[0]) Object.assign(ends[0], { endX: event.endX, endY: event.endY });
	return { lines: ends, endTick: world.tick, candidates: inOrder(candidates) };
}

interface Gap {
	/** From the nearest line to the body's edge, units: as far as the line goes, and as if nothing stood in its way. */
	free: number;
	straight: number;
	/** To the body along that line, units. */
	along: number;
}

function gapOf(lines: readonly Line[], from: Place, body: Place, reach: number): Gap {
	let best: Gap = { free: Infinity, straight: Infinity, along: 0 };
	for (const { dirX, dirY, free } of lines) {
		const near = nearLine(from, dirX, dirY, FAR_UNITS, body);
		const gap = {
			free: nearLine(from, dirX, dirY, free, body).distance - reach,
			straight: near.distance - reach,
			along: near.along,
		};
		if (gap.free < best.free || (gap.free === best.free && gap.straight < best.straight)) best = gap;
	}
	return best;
}

function judgeMiss(
	shot: JudgedShot,
	player: Player,
	gaps: { judged: Gap; shown: Gap | undefined },
	range: number,
	places: { judged: Place; shown: Place | undefined },
): Pick<Candidate, 'kind' | 'words'> {
	const { run, event, behind, beyond, held } = shot;
	const { judged, shown } = gaps;
	const { name } = player;
	if (judged.free <= 0) return whyUnhurt(shot, player, event);
	if (judged.straight <= 0) {
		if (judged.along <= range) return { kind: 'wall', words: missWords.wall(name) };
		return { kind: 'range', words: missWords.range(name, judged.free) };
	}
	if (beyond > 0 && shown && shown.free <= 0 && places.shown) {
		const moved = Math.hypot(places.judged.x - places.shown.x, places.judged.y - places.shown.y);
		const shownMs = ((behind + beyond) / 8 / run.world.tickRate) * 1000;
		return { kind: 'cap', words: missWords.cap(name, shownMs, moved) };
	}
	if (held && !held.has(player.id)) return { kind: 'unsent', words: missWords.unsent(name, judged.straight) };
	const words = missWords.missed(name, judged.straight);
	// A wall beside the line: it would have stopped a better aimed one as well.
	const isCovered = castToBody(shot, places.judged) < 1;
	return isCovered ? { kind: 'wall', words: `${words}: a wall was in between` } : { kind: 'missed', words };
}

/** Share of the way to a place that no wall stands in. */
function castToBody({ run, from }: JudgedShot, to: Place): number {
	const way = Math.hypot(to.x - from.x, to.y - from.y);
	if (way === 0) return 1;
	return castRay(run.world.arena, from.x, from.y, (to.x - from.x) / way, (to.y - from.y) / way, way) / way;
}
