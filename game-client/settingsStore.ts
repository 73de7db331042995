/** Reads and writes what a player has chosen on this device; whatever is missing or broken there was not chosen. */

import { HINT_IDS, HOLD_WAYS, PALETTES, QUALITIES, type Settings, TEXT_SIZES } from './settings.ts';
import { parseKeys } from './settingsKeys.ts';

const STORAGE_KEY = 'fray.settings';

/** Longest name that the page lets one type, in characters. */
export const NAME_LENGTH_MAX = 16;

/** The part of `Storage` that is needed; absent where the browser forbids it. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A name as the server will take it: one line, no surrounding space, at most `NAME_LENGTH_MAX` characters. */
export function cleanName(raw: string): string {
	const oneLine = raw.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
	return [...oneLine].slice(0, NAME_LENGTH_MAX).join('').trim();
}

const share = (raw: unknown) => (typeof raw === 'number' && raw >= 0 && raw <= 1 ? raw : undefined);
const flag = (raw: unknown) => (typeof raw === 'boolean' ? raw : undefined);
const oneOf =
	<T extends string>(allowed: readonly T[]) =>
	(raw: unknown) =>
		allowed.find((choice) => choice === raw);

/** How each setting is read from what was stored; undefined for what cannot be one. */
const READERS: { readonly [K in keyof Settings]: (raw: unknown) => Settings[K] | undefined } = {
	name: (raw) => (typeof raw === 'string' ? cleanName(raw) : undefined),
	masterVolume: share,
	effectsVolume: share,
	musicVolume: share,
	palette: oneOf(PALETTES),
	reducedMotion: flag,
	flashes: flag,
	shake: share,
	quality: oneOf(QUALITIES),
	textSize: oneOf(TEXT_SIZES),
	captions: flag,
	hints: flag,
	hintsDone: (raw) => (Array.isArray(raw) ? HINT_IDS.filter((id) => raw.includes(id)) : undefined),
	keys: parseKeys,
	fireBy: oneOf(HOLD_WAYS),
	scoresBy: oneOf(HOLD_WAYS),
	doubleTapDash: flag,
	showNetGraph: flag,
	damageNumbers: flag,
	aimAssist: flag,
	haptics: flag,
};

/** What was chosen, from stored text. Everything else is up to the standard, which may follow the system. */
export function parseChosen(text: string | null): Partial<Settings> {
	let raw: unknown;
	try {
		raw = JSON.parse(text ?? '{}');
	} catch {
		// Damaged text says nothing about what the player wanted.
	}
	if (typeof raw !== 'object' || raw === null) return {};
	const read = Object.entries(READERS).map(([name, reader]) => [name, reader((raw as Record<string, unknown>)[name])]);
	return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** What was chosen on this device; nothing where the browser forbids to look. */
export function loadChosen(storage: SettingsStorage | undefined): Partial<Settings> {
	try {
		return parseChosen(storage?.getItem(STORAGE_KEY) ?? null);
	} catch {
		return {};
	}
}

/** Stores what was chosen; a device that refuses (private window, full) keeps it for this visit only. */
export function saveChosen(storage: SettingsStorage | undefined, chosen: Partial<Settings>): void {
	try {
		storage?.setItem(STORAGE_KEY, JSON.stringify(chosen));
	} catch {
		// Nothing to tell the player: the game plays on with what was chosen.
	}
}
