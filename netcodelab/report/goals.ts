/** What the figures of a line are to be. Where a goal names no line, it holds for all. */

import type { LineName } from '../../netcode/lines.ts';
import { MAX_REWIND_MS } from '../../sim/history.ts';
import { WEAPON_IDS, weaponOf } from '../../sim/weapons/registry.ts';
import type { Judged, LineReport } from './report.ts';

/** Agreement of shots whose whole rewind is within the cap, by how they hit: of one weapon alone there are few, and one shot would decide. */
const AGREES = { atOnce: 0.99, flying: 0.97 };
const WORDS = { atOnce: 'what hits at once', flying: 'what flies' };
/** Fewer shots than this say nothing. */
const ENOUGH_SHOTS = 30;
const RECOVERY_MS = 500;
/** The server's own part, ms, on top of what its ticks take. */
const HALF_TICK_AND_MS = 2;
const TICK_AND_MS = 5;

const HELD: Partial<Record<LineName, number>> = { average: 0.005, poor: 0.03 };
const ERROR_UNITS: Partial<Record<LineName, number>> = { average: 4, poor: 12 };
/** On these the way of a frame counts from its arrival. */
const FROM_ARRIVAL: readonly LineName[] = ['lan', 'good'];

export function judge(name: LineName, report: Omit<LineReport, 'goals'>, tickRate: number): Judged[] {
	const tickMs = 1000 / tickRate;
	const most = (goal: string, value: number, bound: number): Judged => ({ goal, value, bound, at: 'most', met: value <= bound });
	const least = (goal: string, value: number, bound: number): Judged => ({ goal, value, bound, at: 'least', met: value >= bound });
	const { own, others, shots } = report.details;
	const judged: Judged[] = [least('own movement exact', report.exactShare, 1)];
	const held = HELD[name];
	if (held !== undefined) judged.push(most('ticks held or discarded', own.missedShare, held));
	if (name === 'poor') {
		judged.push(most('displayed jump, max units', report.displayedJumpUnits.max, 8));
		judged.push(most('frozen pictures of others', others.frozenShare, 0.01));
	}
	const error = ERROR_UNITS[name];
	if (error !== undefined) judged.push(most('others shown away, p99 units', report.displayedErrorUnits.p99, error));
	for (const way of ['atOnce', 'flying'] as const) {
		const kinds = WEAPON_IDS.filter((_, index) => (weaponOf(index).fires === 'projectile') === (way === 'flying')).map(
			(id) => shots.byWeapon[id],
		);
		const count = kinds.reduce((sum, kind) => sum + kind.shots, 0);
		const agreed = kinds.reduce((sum, kind) => sum + kind.agreement * kind.shots, 0);
		if (count >= ENOUGH_SHOTS) judged.push(least(`seen is judged: ${WORDS[way]}`, agreed / count, AGREES[way]));
	}
	judged.push(most('hits behind cover, max ms', report.behindCoverMs.max, MAX_REWIND_MS + tickMs));
	judged.push(most('server adds, p50 ms', report.serverLatencyMs.p50, tickMs / 2 + HALF_TICK_AND_MS));
	judged.push(most('server adds, p99 ms', report.serverLatencyMs.p99, tickMs + TICK_AND_MS));
	judged.push(most('recovery from a freeze, ms', report.recoveryMs ?? Infinity, RECOVERY_MS));
	return judged;
}

export function countsFromArrival(name: LineName): boolean {
	return FROM_ARRIVAL.includes(name);
}
