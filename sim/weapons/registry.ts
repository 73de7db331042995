/** Every weapon, in the order of its number on the wire and of its key on the keyboard. */

import { rail } from './rail.ts';
import { rapid } from './rapid.ts';
import type { WeaponSpec } from './weapon.ts';

export const WEAPONS = { rail, rapid } as const satisfies Record<string, WeaponSpec>;

export type WeaponId = keyof typeof WEAPONS;
export const WEAPON_IDS = Object.keys(WEAPONS) as WeaponId[];
