/** Every mode. */

import { deathmatch } from './deathmatch.ts';
import type { Mode } from './mode.ts';

export const MODES: Readonly<Record<string, Mode>> = { deathmatch };
export const DEFAULT_MODE = 'deathmatch';
