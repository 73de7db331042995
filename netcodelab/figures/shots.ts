/** Shots: whether what the shooter saw is what the server says, and how predicted ones fared. */

import { cosOf, sinOf } from '../../sim/angle.ts';
import { SEEN_PARTS } from '../../sim/command.ts';
import { MUZZLE_RADII } from '../../sim/firing/shot.ts';
import { maxRewindParts } from '../../sim/history.ts';
import { rayMeetsCircle } from '../../sim/ray.ts';
import { PLAYER_RULES } from '../../sim/rules.ts';
import { WEAPON_IDS, WEAPONS, type WeaponId, weaponOf } from '../../sim/weapons/registry.ts';
import type { ClientRecording, ShotRecord, StateRecord } from '../play/recording.ts';
import type { TruthAt } from '../play/runLine.ts';
import { type Spread, shareOf, spreadOf } from './percentiles.ts';

export interface WeaponAgreement {
	/** Shots whose whole rewind was within the cap, and whose frames came in time; of those, met the same on the screen and on the server. */
	shots: number;
	agreement: number;
	/** Of those, met somebody on the screen. */
	hitShare: number;
}

export interface ShotFigures {
	byWeapon: Record<WeaponId, WeaponAgreement>;
	/** Shots that saw further back than the server goes, and how they agree. */
	beyondCapShare: number;
	beyondCapAgreement: number;
	/**
	 * Of the others: their own frame had not come when its tick was due, or one before it, so that the server had moved the
	 * body on in another way than its screen; and how those agree.
	 */
	lateShare: number;
	lateAgreement: number;
	/** Of the rest: their shooter had been pushed and could not know it yet, so that the body was elsewhere than on its screen; and how those agree. */
	pushedShare: number;
	pushedAgreement: number;
	/** Had the server judged by where everybody was at the tick of the shot: beams. */
	agreementWithoutRewind: number;
	confirmed: number;
	/** From the picture of a shot to its frame, and to the server's word that it fired. */
	shownToSentMs: Spread;
	shownToJudgedMs: Spread;
	withdrawn: number;
	withdrawnShare: number;
	/** How long a shot that was taken back had been shown. */
	withdrawnShownMs: Spread;
}

/** Places on the wire are this close, units. */
const SAME_PLACE_UNITS = 0.25;
/** A client hears within so many ticks of one that was held. */
const UNHEARD_TICKS = 20;
/** Until a shot is judged: those of the end are judged after the freeze. */
const JUDGED_MS = 1000;

export function shotFigures(
	clients: readonly ClientRecording[],
	truthAt: TruthAt,
	tickRate: number,
	fromMs: number,
	toMs: number,
): ShotFigures {
	const capParts = maxRewindParts(tickRate);
	const counts = new Map(WEAPON_IDS.map((id) => [id, { shots: 0, agreed: 0, hit: 0 }]));
	const beyond = { shots: 0, agreed: 0 };
	const late = { shots: 0, agreed: 0 };
	const pushed = { shots: 0, agreed: 0 };
	const plain = { shots: 0, agreed: 0 };
	const withdrawnMs: number[] = [];
	const sentMs: number[] = [];
	const judgedMs: number[] = [];
	for (const client of clients) {
		const held = heldTicks(client.states);
		for (const shot of client.shots.values()) {
			if (shot.shownMs < fromMs || shot.shownMs >= toMs - JUDGED_MS) continue;
			if (shot.fired === false) withdrawnMs.push(shot.judgedMs - shot.shownMs);
			if (!shot.fired) continue;
			judgedMs.push(shot.judgedMs - shot.shownMs);
			if (shot.sentMs >= 0) sentMs.push(shot.sentMs - shot.shownMs);
			if (!shot.settled || !shot.ended) continue;
			const agrees = isSame(shot.shown, shot.judged);
			const isBeyond = (shot.tick - 1) * SEEN_PARTS - shot.seen > capParts;
			if (weaponOf(shot.weapon).fires === 'beam') {
				plain.shots++;
				if (isSame(shot.shown, metWithoutRewind(shot, client.selfId, truthAt))) plain.agreed++;
			}
			if (isBeyond) {
				beyond.shots++;
				if (agrees) beyond.agreed++;
				continue;
			}
			if (isLate(shot, held)) {
				late.shots++;
				if (agrees) late.agreed++;
				continue;
			}
			if (isBesideBody(shot, client.selfId, truthAt)) {
				pushed.shots++;
				if (agrees) pushed.agreed++;
			}
			const count = counts.get(weaponOf(shot.weapon).id);
			if (!count) continue;
			count.shots++;
			if (agrees) count.agreed++;
			if (shot.shown.size > 0) count.hit++;
		}
	}
	const within = [...counts.values()].reduce((sum, { shots }) => sum + shots, 0);
	return {
		byWeapon: Object.fromEntries(
			[...counts].map(([id, { shots, agreed, hit }]) => [id, { shots, agreement: shareOf(agreed, shots), hitShare: shareOf(hit, shots) }]),
		) as ShotFigures['byWeapon'],
		beyondCapShare: shareOf(beyond.shots, beyond.shots + late.shots + within),
		lateShare: shareOf(late.shots, late.shots + within),
		lateAgreement: shareOf(late.agreed, late.shots),
		pushedShare: shareOf(pushed.shots, within),
		pushedAgreement: shareOf(pushed.agreed, pushed.shots),
		beyondCapAgreement: shareOf(beyond.agreed, beyond.shots),
		agreementWithoutRewind: shareOf(plain.agreed, plain.shots),
		confirmed: judgedMs.length,
		shownToSentMs: spreadOf(sentMs),
		shownToJudgedMs: spreadOf(judgedMs),
		withdrawn: withdrawnMs.length,
		withdrawnShare: shareOf(withdrawnMs.length, judgedMs.length + withdrawnMs.length),
		withdrawnShownMs: spreadOf(withdrawnMs),
	};
}

function isSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
	return a.size === b.size && [...a].every((id) => b.has(id));
}

/** Ticks that went by without their frame; where states are missing, all of which that can be said. */
function heldTicks(states: readonly StateRecord[]): ReadonlySet<number> {
	const held = new Set<number>();
	for (const [at, state] of states.entries()) {
		const before = states[at - 1];
		if (!before || state.heldTicks === before.heldTicks) continue;
		for (let tick = before.tick + 1; tick <= state.tick; tick++) held.add(tick);
	}
	return held;
}

/** Whether a shot was fired without its frame, or from elsewhere than on the screen after another tick was. */
function isLate({ tick, x, y, fromX, fromY }: ShotRecord, held: ReadonlySet<number>): boolean {
	if (held.has(tick)) return true;
	if (Math.hypot(x - fromX, y - fromY) <= SAME_PLACE_UNITS) return false;
	for (let back = 1; back <= UNHEARD_TICKS; back++) if (held.has(tick - back)) return true;
	return false;
}

/** Whether a shot began elsewhere than at the muzzle of the body as the server had it. */
function isBesideBody({ tick, x, y, aim }: ShotRecord, shooterId: number, truthAt: TruthAt): boolean {
	const body = truthAt(tick)?.get(shooterId);
	if (!body) return false;
	const along = (x - body.x) * cosOf(aim) + (y - body.y) * sinOf(aim);
	const across = (y - body.y) * cosOf(aim) - (x - body.x) * sinOf(aim);
	const beyond = Math.max(0, -along, along - MUZZLE_RADII * PLAYER_RULES.radius);
	return Math.hypot(across, beyond) > SAME_PLACE_UNITS;
}

/** Whom a beam meets when everybody is where they are at the tick before the shot. */
function metWithoutRewind(shot: ShotRecord, shooterId: number, truthAt: TruthAt): Set<number> {
	const places = truthAt(shot.tick - 1);
	const shooter = truthAt(shot.tick)?.get(shooterId);
	if (!places || !shooter) return new Set();
	const { range, projectileRadius } = WEAPONS.rail.rules;
	let least: number = range;
	let met = 0;
	for (const { id, x, y, alive } of places.values()) {
		if (id === shooterId || !alive) continue;
		const radius = PLAYER_RULES.radius + projectileRadius;
		const distance = rayMeetsCircle(shooter.x, shooter.y, cosOf(shot.aim), sinOf(shot.aim), least, x, y, radius);
		if (distance < 0) continue;
		least = distance;
		met = id;
	}
	return new Set(met === 0 ? [] : [met]);
}
