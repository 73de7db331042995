/**
 * Every number of the game as the desk shows it, in groups, from the table of tunables alone: a new one needs nothing
 * here. No DOM; read by the parts of the desk.
 */

import { PICKUP_KINDS } from '../../sim/pickup.ts';
import { TUNABLES, type Tunable } from '../../sim/tuning.ts';
import { placeOfNumber } from '../../sim/tuningPlaces.ts';
import { WEAPONS } from '../../sim/weapons/registry.ts';

export interface DeskNumber extends Tunable {
	/** `Dash cooldown` of `dashCooldownSeconds`. */
	title: string;
	/** The values that a slider stops at, in order. */
	stops: readonly number[];
	/** Why it cannot be turned now; undefined when it can. */
	fixed: string | undefined;
}

export interface DeskGroup {
	id: string;
	title: string;
	numbers: readonly DeskNumber[];
}

/** Steps of a slider. */
const STOPS = 160;
/** With a range wider than this many times its least value, steps are shares of the value, not of the range. */
const WIDE = 50;

/** A field's name in words; its unit stands beside it. */
export function titleOf(field: string): string {
	const words = field.replace(/(?<!Per)Seconds$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The step from {1, 2, 5} times a power of ten that is nearest below. */
function niceStep(width: number): number {
	const power = 10 ** Math.floor(Math.log10(width) + 1e-9);
	const factor = [5, 2, 1].find((times) => times * power <= width * (1 + 1e-9)) ?? 1;
	return factor * power;
}

/** Without the dust of binary fractions. */
function clean(value: number): number {
	return Number(value.toFixed(6));
}

/** What a slider of this range stops at: round numbers and both ends; whole ones where only these have a meaning. */
export function stopsOf({ min, max, unit }: Pick<Tunable, 'min' | 'max' | 'unit'>): number[] {
	const least = unit === 's' || max <= 5 ? 0 : 1;
	const stops = new Set([min, max]);
	const wide = min > 0 && max / min >= WIDE;
	for (let index = 1; index < STOPS; index++) {
		const share = index / STOPS;
		const value = wide ? min * (max / min) ** share : min + (max - min) * share;
		const step = Math.max(least, niceStep(wide ? value / 25 : (max - min) / STOPS));
		stops.add(Math.min(max, Math.max(min, clean(Math.round(value / step) * step))));
	}
	return [...stops].sort((a, b) => a - b);
}

/** Index of the stop that is nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
	let nearest = 0;
	for (const [index, stop] of stops.entries()) if (Math.abs(stop - value) < Math.abs((stops[nearest] ?? 0) - value)) nearest = index;
	return nearest;
}

export function formatNumber(value: number): string {
	return String(clean(value));
}

function titleOfGroup(group: string): string {
	const weapon = Object.entries(WEAPONS).find(([id]) => id === group)?.[1];
	if (weapon) return weapon.title;
	return PICKUP_KINDS.some((kind) => kind === group) ? `${titleOf(group)} pickup` : titleOf(group);
}

function createGroups(): DeskGroup[] {
	const groups: (DeskGroup & { numbers: DeskNumber[] })[] = [];
	for (const tunable of TUNABLES) {
		let group = groups.find(({ id }) => id === tunable.group);
		if (!group) {
			group = { id: tunable.group, title: titleOfGroup(tunable.group), numbers: [] };
			groups.push(group);
		}
		const fixed = tunable.live ? undefined : `Fixed while people play; edit ${placeOfNumber(tunable.key).file} and start anew.`;
		group.numbers.push({ ...tunable, title: titleOf(tunable.field), stops: stopsOf(tunable), fixed });
	}
	return groups;
}

export const DESK_GROUPS: readonly DeskGroup[] = createGroups();
export const DESK_NUMBERS: readonly DeskNumber[] = DESK_GROUPS.flatMap(({ numbers }) => numbers);

/** Whether every word that was typed is found in a number's group, title, key or sentence. */
export function isFound(number: DeskNumber, groupTitle: string, search: string): boolean {
	const text = `${groupTitle} ${number.title} ${number.key} ${number.about} ${number.unit}`.toLowerCase();
	return search
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}
