/** Every network condition that has a name (`netcode/lines.ts`), in equal parts. */

import { LINE_NAMES } from '../../netcode/lines.ts';
import { SDK_EVERY } from '../plan.ts';
import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

export const badlines: Scenario = {
	about: `lines of every kind: ${LINE_NAMES.join(', ')}`,
	mode: 'deathmatch',
	rooms: 10,
	bots: 40,
	seconds: 30,
	small: { bots: 31, seconds: 4 },
	joinsPerSecond: 40,
	measures: 'playing',
	// In turn, SDK clients among themselves.
	habit: ({ index, isSdk }) => ({ line: LINE_NAMES[(isSdk ? index / SDK_EVERY : index) % LINE_NAMES.length] ?? 'good' }),
	limits: [...ALWAYS, { figure: 'drops', most: 0 }],
};
