/** Reads and writes the settings of this device; whatever is missing or broken there becomes its default. */

import { DEFAULT_SETTINGS, KEY_ACTIONS, PALETTES, QUALITIES, type Settings } from './settings.ts';

const STORAGE_KEY = 'fray.settings';

/** Longest name that the page lets one type, in characters. */
export const NAME_LENGTH_MAX = 16;

/** The part of `Storage` that is needed; absent where the browser forbids it. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>;

function share(value: unknown, standard: number): number {
	return typeof value === 'number' && value >= 0 && value <= 1 ? value : standard;
}

function flag(value: unknown, standard: boolean): boolean {
	return typeof value === 'boolean' ? value : standard;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], standard: T): T {
	return allowed.find((choice) => choice === value) ?? standard;
}

/** A name as the server will take it: one line, no surrounding space, at most `NAME_LENGTH_MAX` characters. */
export function cleanName(raw: string): string {
	const oneLine = raw.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
	return [...oneLine].slice(0, NAME_LENGTH_MAX).join('').trim();
}

function parseKeys(raw: unknown, standard: Settings['keys']): Settings['keys'] {
	if (typeof raw !== 'object' || raw === null) return { ...standard };
	const given = raw as Record<string, unknown>;
	const keys = { ...standard };
	for (const action of KEY_ACTIONS) {
		const code = given[action];
		if (typeof code === 'string' && /^[A-Za-z0-9]{1,32}$/.test(code)) keys[action] = code;
	}
	// Two actions on one key would leave one of them dead: such a set is not ours, so none of it is kept.
	return new Set(Object.values(keys)).size === KEY_ACTIONS.length ? keys : { ...standard };
}

/** Settings from stored text; each value that is missing, of another kind or out of range becomes that of `standard`. */
export function parseSettings(text: string | null, standard: Settings = DEFAULT_SETTINGS): Settings {
	let raw: Record<string, unknown> = {};
	try {
		const parsed: unknown = JSON.parse(text ?? '{}');
		if (typeof parsed === 'object' && parsed !== null) raw = parsed as Record<string, unknown>;
	} catch {
		// Damaged text says nothing about what the player wanted.
	}
	return {
		name: typeof raw.name === 'string' ? cleanName(raw.name) : standard.name,
		masterVolume: share(raw.masterVolume, standard.masterVolume),
		effectsVolume: share(raw.effectsVolume, standard.effectsVolume),
		musicVolume: share(raw.musicVolume, standard.musicVolume),
		palette: oneOf(raw.palette, PALETTES, standard.palette),
		reducedMotion: flag(raw.reducedMotion, standard.reducedMotion),
		flashes: flag(raw.flashes, standard.flashes),
		shake: share(raw.shake, standard.shake),
		quality: oneOf(raw.quality, QUALITIES, standard.quality),
		keys: parseKeys(raw.keys, standard.keys),
		showNetGraph: flag(raw.showNetGraph, standard.showNetGraph),
		damageNumbers: flag(raw.damageNumbers, standard.damageNumbers),
		aimAssist: flag(raw.aimAssist, standard.aimAssist),
		haptics: flag(raw.haptics, standard.haptics),
	};
}

/** Settings of this device; `standard` speaks for a device that has stored none. */
export function loadSettings(storage: SettingsStorage | undefined, standard: Settings): Settings {
	try {
		return parseSettings(storage?.getItem(STORAGE_KEY) ?? null, standard);
	} catch {
		return parseSettings(null, standard);
	}
}

/** Stores settings; a device that refuses (private window, full) keeps them for this visit only. */
export function saveSettings(storage: SettingsStorage | undefined, settings: Settings): void {
	try {
		storage?.setItem(STORAGE_KEY, JSON.stringify(settings));
	} catch {
		// Nothing to tell the player: the game plays on with what was chosen.
	}
}

/** Gives a key to an action; whoever had that key takes the one that became free, so that no action is left without. */
export function bindKey(keys: Settings['keys'], action: keyof Settings['keys'], code: string): Settings['keys'] {
	const bound = { ...keys };
	for (const other of KEY_ACTIONS) if (bound[other] === code) bound[other] = keys[action];
	bound[action] = code;
	return bound;
}
