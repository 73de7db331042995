/** What counters what, for `docs/game.md`: words from here, figures from the registry, so that they follow the numbers. */

import { PLAYER_RULES } from '../../sim/rules.ts';
import { WEAPONS, type WeaponId } from '../../sim/weapons/registry.ts';
import { markdownTable } from './markdownTable.ts';

/** A distance at which darts are still to be side-stepped, units. */
const STEP_RANGE = 300;

export function countersPart(): string {
	const { rail, rapid, scatter, rocket, strike } = Object.fromEntries(
		Object.entries(WEAPONS).map(([id, { rules }]) => [id, rules]),
	) as Record<WeaponId, (typeof WEAPONS)[WeaponId]['rules']>;
	const flightSeconds = (STEP_RANGE / rapid.projectileSpeed).toFixed(2);
	const aside = Math.round((STEP_RANGE / rapid.projectileSpeed) * PLAYER_RULES.speed);
	return markdownTable(
		['you face', 'it wins when', 'answer with'],
		[
			[
				'rail',
				'it has a line and you run straight along it',
				`a corner, and a rush between two shots (${rail.cooldownSeconds} s apart): scatter, strike. Or change direction: it has no spread, so it misses by what you did last`,
			],
			[
				'rapid',
				`you are in the open within ${rapid.range} units`,
				`a rail from further away, where darts do not reach; or a corner. Nearer, change direction: a dart takes ${flightSeconds} s for ${STEP_RANGE} units, in which you run ${aside}`,
			],
			[
				'scatter',
				'you come round its corner',
				`a few steps of distance: beyond ${scatter.range} units it does nothing. Rapid, rocket, rail`,
			],
			[
				'rocket',
				'you stand beside a wall, in a group, on the hill',
				`listen (it hisses) and step aside by more than its burst of ${rocket.splashRadius} units; come so near that it would hurt its owner too: strike, scatter`,
			],
			[
				'strike',
				'you let it dash up to you',
				`move back and fire: it reaches ${strike.range} units, and the next dash is ${PLAYER_RULES.dashCooldownSeconds} s away`,
			],
		],
	);
}
