/** Every map, by its name in addresses (`?map=canal`). A new one is its file and its line here. */

import type { Arena, ArenaUse } from '../arena.ts';
import { atrium } from './atrium.ts';
import { canal } from './canal.ts';
import { citadel } from './citadel.ts';
import { foundry } from './foundry.ts';
import { range } from './range.ts';

export const ARENAS: Readonly<Record<string, Arena>> = { foundry, canal, atrium, range, citadel };
export const DEFAULT_ARENA = 'foundry';
/** Of the maps that matches are played on, in the order of their number in votes. */
export const ARENA_IDS = Object.keys(ARENAS).filter((id) => ARENAS[id]?.use === 'match');
/** Where weapons are tried. */
export const PRACTICE_ARENA = Object.keys(ARENAS).find((id) => ARENAS[id]?.use === 'practice') as string;

/** The maps that a kind of mode is played on, the usual one first. */
export function arenasFor(use: ArenaUse): string[] {
	return Object.keys(ARENAS).filter((id) => ARENAS[id]?.use === use);
}
