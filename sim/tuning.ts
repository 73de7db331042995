/**
 * The numbers that a match runs on: a copy of every default, changed only through `applyTuning`, on a tick's edge
 * that was announced ahead. Keys are `group.field`, e.g. `player.speed`, `rail.damage`, `health.amount`.
 */

import {
	type FieldSpec,
	MATCH_FIELDS,
	type MatchRules,
	PICKUP_FIELDS,
	type PickupRules,
	PLAYER_FIELDS,
	type PlayerRules,
	WEAPON_FIELDS,
	type WeaponRules,
} from './fields.ts';
import { PICKUP_KINDS, type PickupKind } from './pickup.ts';
import { MATCH_RULES, PICKUP_RULES, PLAYER_RULES } from './rules.ts';
import { WEAPON_IDS, WEAPONS, type WeaponId } from './weapons/registry.ts';

export interface Tuning {
	player: PlayerRules;
	match: MatchRules;
	weapons: Record<WeaponId, WeaponRules>;
	pickups: Record<PickupKind, PickupRules>;
}

/** Overrides by key, as a mode or a command line gives them. */
export type TuningValues = Readonly<Record<string, number>>;

export interface TuningChange {
	/** First tick that runs on the new value. */
	atTick: number;
	key: string;
	value: number;
}

export interface Tunable extends FieldSpec {
	key: string;
	group: string;
	field: string;
	standard: number;
}

type Numbers = Record<string, number>;

function groupOf(tuning: Tuning, group: string): Numbers {
	if (group === 'player') return tuning.player;
	if (group === 'match') return tuning.match;
	if (group in tuning.weapons) return tuning.weapons[group as WeaponId];
	return tuning.pickups[group as PickupKind];
}

/** The defaults with a mode's overrides. Throws on a key or value that the table does not allow. */
export function createTuning(overrides: TuningValues = {}): Tuning {
	const tuning: Tuning = {
		player: { ...PLAYER_RULES },
		match: { ...MATCH_RULES },
		weapons: {} as Record<WeaponId, WeaponRules>,
		pickups: {} as Record<PickupKind, PickupRules>,
	};
	for (const id of WEAPON_IDS) tuning.weapons[id] = { ...WEAPONS[id].rules };
	for (const kind of PICKUP_KINDS) tuning.pickups[kind] = { ...PICKUP_RULES[kind] };
	for (const [key, value] of Object.entries(overrides)) {
		const problem = checkTuning(key, value);
		if (problem) throw new RangeError(problem);
		applyTuning(tuning, key, value);
	}
	return tuning;
}

function listTunables(): Tunable[] {
	const standard = createTuning();
	const list: Tunable[] = [];
	const add = (group: string, fields: Record<string, FieldSpec>) => {
		for (const [field, spec] of Object.entries(fields)) {
			const value = groupOf(standard, group)[field] as number;
			list.push({ ...spec, key: `${group}.${field}`, group, field, standard: value });
		}
	};
	add('player', PLAYER_FIELDS);
	for (const id of WEAPON_IDS) add(id, WEAPON_FIELDS);
	for (const kind of PICKUP_KINDS) add(kind, PICKUP_FIELDS);
	add('match', MATCH_FIELDS);
	return list;
}

/** Every tunable number; its place in this list is its number on the wire. */
export const TUNABLES: readonly Tunable[] = listTunables();
const BY_KEY = new Map(TUNABLES.map((tunable, index) => [tunable.key, index]));

/** Place of a key in `TUNABLES`, or -1. */
export function tunableIndex(key: string): number {
	return BY_KEY.get(key) ?? -1;
}

/** Why a value may not be given to a key, in words for the person who tried; undefined when it may. */
export function checkTuning(key: string, value: number): string | undefined {
	const tunable = TUNABLES[tunableIndex(key)];
	if (!tunable) return `there is no tunable "${key}"`;
	if (!(value >= tunable.min && value <= tunable.max)) {
		return `${key} must be from ${tunable.min} to ${tunable.max} ${tunable.unit}, not ${value}`;
	}
	return undefined;
}

export function readTuning(tuning: Tuning, key: string): number {
	const [group = '', field = ''] = key.split('.');
	return groupOf(tuning, group)[field] as number;
}

/** The same where the tunable is at hand. */
export function readTunable(tuning: Tuning, { group, field }: Readonly<Tunable>): number {
	return groupOf(tuning, group)[field] as number;
}

export function applyTuning(tuning: Tuning, key: string, value: number): void {
	const [group = '', field = ''] = key.split('.');
	groupOf(tuning, group)[field] = value;
}

/** The numbers of values in the order of `TUNABLES`; what is missing keeps its default. */
export function tuningFromList(values: ArrayLike<number>): Tuning {
	const tuning = createTuning();
	for (const [index, tunable] of TUNABLES.entries()) {
		const value = values[index];
		if (value !== undefined) applyTuning(tuning, tunable.key, value);
	}
	return tuning;
}

/** A length of time as whole ticks. */
export function toTicks(seconds: number, tickRate: number): number {
	return Math.round(seconds * tickRate);
}
