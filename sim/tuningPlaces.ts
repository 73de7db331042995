/**
 * Where the number of each key is written down, for whoever wants to keep one that was turned: the desk names the
 * place, the development server writes there. A mode's own numbers are in its file, in `tuning`, by key.
 */

import { PICKUP_KINDS } from './pickup.ts';
import { WEAPON_IDS } from './weapons/registry.ts';

export interface TuningPlace {
	/** From the project's root. */
	file: string;
	/** The exported constant, and the properties that lead from it to the number. */
	path: readonly string[];
}

export function placeOfNumber(key: string): TuningPlace {
	const [group = '', field = ''] = key.split('.');
	if (group === 'player') return { file: 'sim/rules.ts', path: ['PLAYER_RULES', field] };
	if (group === 'match') return { file: 'sim/rules.ts', path: ['MATCH_RULES', field] };
	if (PICKUP_KINDS.some((kind) => kind === group)) return { file: 'sim/rules.ts', path: ['PICKUP_RULES', group, field] };
	if (WEAPON_IDS.some((id) => id === group)) return { file: 'sim/weapons/registry.ts', path: ['WEAPONS', group, 'rules', field] };
	throw new RangeError(`there is no tunable "${key}"`);
}
