/** Every mode, by its name in addresses (`?mode=teams`). A new one is its file and its line here. */

import { arenasFor, DEFAULT_ARENA } from '../arenas/registry.ts';
import { brawl } from './brawl.ts';
import { deathmatch } from './deathmatch.ts';
import { kingOfTheHill } from './kingOfTheHill.ts';
import type { Mode } from './mode.ts';
import { practice } from './practice.ts';
import { teamDeathmatch } from './teamDeathmatch.ts';

const ALL: readonly Mode[] = [deathmatch, teamDeathmatch, kingOfTheHill, brawl, practice];

export const MODES: Readonly<Record<string, Mode>> = Object.fromEntries(ALL.map((mode) => [mode.id, mode]));
/** Those that are offered to everybody. */
export const MATCH_MODES: readonly Mode[] = ALL.filter((mode) => !mode.practice);
/** The mode of the range, for trying weapons. */
export const PRACTICE_MODE = (ALL.find((mode) => mode.practice) as Mode).id;
/** The map that a mode is played on when nobody names one; the usual one for a mode that is not known. */
export function arenaFor(modeId: string): string {
	return arenasFor(MODES[modeId]?.maps ?? 'match')[0] ?? DEFAULT_ARENA;
}

export const DEFAULT_MODE = (ALL[0] as Mode).id;
