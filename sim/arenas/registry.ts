/** Every map. */

import type { Arena } from '../arena.ts';
import { foundry } from './foundry.ts';

export const ARENAS: Readonly<Record<string, Arena>> = { foundry };
export const DEFAULT_ARENA = 'foundry';
