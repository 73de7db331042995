/** Every map, by its name in addresses (`?map=canal`). A new one is its file and its line here. */

import type { Arena } from '../arena.ts';
import { atrium } from './atrium.ts';
import { canal } from './canal.ts';
import { foundry } from './foundry.ts';
import { range } from './range.ts';

export const ARENAS: Readonly<Record<string, Arena>> = { foundry, canal, atrium, range };
export const DEFAULT_ARENA = 'foundry';
/** Of the maps that matches are played on, in the order of their number in votes. */
export const ARENA_IDS = Object.keys(ARENAS).filter((id) => !ARENAS[id]?.practice);
/** Where weapons are tried. */
export const PRACTICE_ARENA = Object.keys(ARENAS).find((id) => ARENAS[id]?.practice) as string;
