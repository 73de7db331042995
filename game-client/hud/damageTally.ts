/**
 * What the own hits do: one number a victim while its hits follow each other closely, and figures of the last seconds.
 * No DOM; used by the damage numbers and the damage rate.
 */

import type { ViewEvent } from '../../netcode/view.ts';

/** Hits on one victim that are closer together than this are one number, ms. */
export const MERGE_MS = 300;

/** Which of the two a number was taken from: it is drawn by shape and colour. */
export type DamageKind = 'shield' | 'health' | 'both';

export interface DamageNumber {
	victimId: number;
	damage: number;
	kind: DamageKind;
	killed: boolean;
	/** Where the last hit was, units. */
	x: number;
	y: number;
	firstMs: number;
	lastMs: number;
}

type Hit = Extract<ViewEvent, { type: 'hit' }>;

/** `shieldLeft`: of the victim, after the hit. */
export function kindOfHit({ shieldBroke }: Pick<Hit, 'shieldBroke'>, shieldLeft: number): DamageKind {
	if (shieldBroke) return 'both';
	return shieldLeft > 0 ? 'shield' : 'health';
}

/** Adds a hit to the number of its victim that is still growing, or begins a new one; returns it. */
export function addHit(numbers: DamageNumber[], hit: Hit, shieldLeft: number, nowMs: number): DamageNumber {
	const { victimId, damage, x, y, killed } = hit;
	const kind = kindOfHit(hit, shieldLeft);
	const growing = numbers.find((number) => number.victimId === victimId && !number.killed && nowMs - number.lastMs <= MERGE_MS);
	if (!growing) {
		const number = { victimId, damage, kind, killed, x, y, firstMs: nowMs, lastMs: nowMs };
		numbers.push(number);
		return number;
	}
	growing.damage += damage;
	growing.kind = growing.kind === kind ? kind : 'both';
	Object.assign(growing, { killed, x, y, lastMs: nowMs });
	return growing;
}

/** Damage a second, and the share of shots that hit, over the last seconds. */
export class DamageRate {
	private readonly windowMs: number;
	private events: { atMs: number; shots: number; hits: number; damage: number }[] = [];

	constructor(seconds: number) {
		this.windowMs = seconds * 1000;
	}

	/** Counts what was shown in a frame. Pellets of one shot and all that a burst hurts are one hit. */
	count(events: readonly ViewEvent[], nowMs: number): void {
		const now = { atMs: nowMs, shots: 0, hits: 0, damage: 0 };
		for (const event of events) {
			if (event.type === 'shot' && event.own) now.shots++;
			else if (event.type === 'withdrawn') now.shots--;
			else if (event.type === 'hit' && event.byMe && !event.me) {
				now.hits = 1;
				now.damage += event.damage;
			}
		}
		if (now.shots !== 0 || now.hits > 0) this.events.push(now);
		this.events = this.events.filter(({ atMs }) => nowMs - atMs <= this.windowMs);
	}

	/** Points a second. */
	get damagePerSecond(): number {
		return this.sum('damage') / (this.windowMs / 1000);
	}

	/** 0 to 1; undefined while nothing was fired. */
	get hitShare(): number | undefined {
		const shots = this.sum('shots');
		return shots > 0 ? Math.min(1, this.sum('hits') / shots) : undefined;
	}

	private sum(what: 'shots' | 'hits' | 'damage'): number {
		return this.events.reduce((total, event) => total + event[what], 0);
	}
}
