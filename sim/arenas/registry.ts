/** Every map, by its name in addresses (`?map=canal`). A new one is its file and its line here. */

import type { Arena } from '../arena.ts';
import { atrium } from './atrium.ts';
import { canal } from './canal.ts';
import { foundry } from './foundry.ts';

export const ARENAS: Readonly<Record<string, Arena>> = { foundry, canal, atrium };
export const DEFAULT_ARENA = 'foundry';
/** In the order of their number in votes. */
export const ARENA_IDS = Object.keys(ARENAS);
