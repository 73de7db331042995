/** Everybody runs to one spot of one room: the worst that sight can be asked, since all see all. */

import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

export const crowd: Scenario = {
	about: 'everybody runs to one spot',
	mode: 'brawl',
	rooms: 'one',
	bots: 100,
	seconds: 30,
	small: { bots: 30, seconds: 3 },
	joinsPerSecond: 40,
	measures: 'playing',
	habit: () => ({ gathers: true }),
	limits: [...ALWAYS, { figure: 'drops', most: 0 }],
};
