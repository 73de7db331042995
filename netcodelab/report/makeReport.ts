/** Figures of what was recorded on each line. */

import type { LineName } from '../../netcode/lines.ts';
import { ARENAS } from '../../sim/arenas/registry.ts';
import { PLAYER_RULES } from '../../sim/rules.ts';
import { WEAPON_IDS, type WeaponId } from '../../sim/weapons/registry.ts';
import { coverFigures } from '../figures/cover.ts';
import { latencyFigures } from '../figures/latency.ts';
import { othersFigures } from '../figures/others.ts';
import { ownFigures } from '../figures/own.ts';
import { spreadOf } from '../figures/percentiles.ts';
import { recoveryMs } from '../figures/recovery.ts';
import { shotFigures } from '../figures/shots.ts';
import { within } from '../figures/window.ts';
import { LAB_MAP } from '../play/labMap.ts';
import type { LineRecording } from '../play/runLine.ts';
import { countsFromArrival, judge } from './goals.ts';
import type { LineReport, Report } from './report.ts';
import { timelineOf } from './timeline.ts';

/** Pictures that come later than this are of a machine that has no time, ms. */
const LATE_PICTURE_MS = 40;

/** Of all lines together. */
export function verdictOf(lines: readonly LineReport[]): Report['verdict'] {
	if (lines.some(({ pictureMs }) => pictureMs.p99 > LATE_PICTURE_MS)) return 'invalid';
	return lines.every(({ goals }) => goals.every(({ met }) => met)) ? 'pass' : 'fail';
}

export function reportLine(name: LineName, recording: LineRecording): LineReport {
	const { clients, truthAt, tickRate, fromMs, toMs, thawedMs, endMs } = recording;
	const arena = ARENAS[LAB_MAP];
	if (!arena) throw new Error(`there is no map "${LAB_MAP}"`);
	const own = ownFigures(clients, fromMs, toMs);
	const others = othersFigures(clients, truthAt, fromMs, toMs);
	const shots = shotFigures(clients, truthAt, tickRate, fromMs, toMs);
	const cover = coverFigures(clients, truthAt, arena, PLAYER_RULES.radius, tickRate, fromMs, toMs);
	const latency = latencyFigures(clients, fromMs, toMs);
	const recovery = recoveryMs(clients, truthAt, tickRate, { fromMs, toMs }, thawedMs, endMs);
	const { p50, p99 } = countsFromArrival(name) ? latency.fromArrivalMs : latency.fromDueMs;
	const agreement = Object.fromEntries(WEAPON_IDS.map((id) => [id, shots.byWeapon[id].agreement])) as Record<WeaponId, number>;
	const intervals = clients.flatMap(({ pictures }) =>
		within(pictures, fromMs, toMs).flatMap(({ atMs }, i, all) => (i === 0 ? [] : [atMs - (all[i - 1]?.atMs ?? atMs)])),
	);
	const report = {
		exactShare: own.exactShare,
		heldShare: own.missedShare,
		displayedJumpUnits: own.displayedJumpUnits,
		rawCorrectionUnits: own.rawCorrectionUnits,
		displayedErrorUnits: others.displayedErrorUnits,
		frozenShare: others.frozenShare,
		shotAgreement: agreement,
		behindCoverMs: { p99: cover.behindCoverMs.p99, max: cover.behindCoverMs.max },
		serverLatencyMs: { p50, p99 },
		recoveryMs: Number.isFinite(recovery) ? recovery : null,
		details: { own, others, shots, cover, latency },
		timeline: timelineOf(recording),
		pictureMs: spreadOf(intervals),
	};
	return { ...report, goals: judge(name, report, tickRate) };
}
