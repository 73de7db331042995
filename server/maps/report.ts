/** What `npm run maps` prints about one map: complaints, figures, a thumbnail. */

import type { Arena } from '../../sim/arena.ts';
import type { CheckedMap } from '../../sim/arenas/checkMap.ts';
import { FAIR } from '../../sim/arenas/checks/fairness.ts';
import { LEAST_ENTRANCES } from '../../sim/arenas/checks/hill.ts';
import { meantCrossing } from '../../sim/arenas/checks/size.ts';
import { describeComplaint } from '../../sim/arenas/mapText.ts';
import { measureMap } from './figures.ts';
import { drawThumbnail } from './thumbnail.ts';

const percent = (part: number) => `${Math.round(part * 100)}%`;

/** `file` is how complaints name the map. A map that cannot be read has no figures. */
export function reportMap(file: string, { arena, complaints, unreadable }: CheckedMap): string[] {
	const wrong = complaints.map((complaint) => describeComplaint(file, complaint));
	if (unreadable) return wrong;
	return [
		`${arena.title} (${arena.id}): ${arena.about}`,
		...(arena.use === 'practice' ? ['  for practice: nothing about it has to be fair'] : figureLines(arena)),
		...drawThumbnail(arena).map((line) => `  ${line}`),
		...wrong,
	];
}

function figureLines(arena: Arena): string[] {
	const figures = measureMap(arena);
	const { least, most } = meantCrossing(arena);
	const teams = [0, 1, 2].map((team) => arena.spawns.filter((spawn) => spawn.team === team).length);
	const { spawnPairs, hill } = figures;
	const rows: [string, string][] = [
		['size', `${arena.columns} x ${arena.rows} tiles, ${arena.width} x ${arena.height} units`],
		['crossing', `${figures.crossingSeconds.toFixed(1)} s at a run (meant: ${least} to ${most})`],
		['walkable', percent(figures.walkable)],
		['sight', `${Math.round(figures.meanSight)} units on average, a tenth beyond ${Math.round(figures.longSight)}`],
		[
			'spawns',
			`${teams[1]} team 1, ${teams[2]} team 2, ${teams[0]} anyone; ${spawnPairs.inSight} of ${spawnPairs.all} pairs see each other`,
		],
		...figures.fairness.map(({ what, team1, team2, gap }): [string, string] => [
			`to ${what.replace('the ', '')}`,
			`${Math.round(team1)} and ${Math.round(team2)} units, ${(gap * 100).toFixed(1)}% apart (at most ${FAIR * 100}%)`,
		]),
		['pickups', figures.pickups.map(({ kind, count }) => `${count} ${kind}`).join(', ')],
	];
	if (hill)
		rows.push([
			'hill',
			`${hill.entrances.length} ways in (at least ${LEAST_ENTRANCES}): ${hill.entrances.join(', ')}; cover in ${percent(hill.cover)}`,
		]);
	return rows.map(([name, value]) => `  ${name.padEnd(18)} ${value}`);
}
