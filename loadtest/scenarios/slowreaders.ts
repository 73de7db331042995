/** Some clients stop reading their sockets for seconds and go on: the others must not notice, and these must catch up. */

import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

/** One in so many is slow. */
const SLOW_EVERY = 4;

export const slowreaders: Scenario = {
	about: 'clients that stop reading for seconds',
	mode: 'deathmatch',
	rooms: 10,
	bots: 40,
	seconds: 40,
	small: { bots: 20, seconds: 5 },
	joinsPerSecond: 40,
	measures: 'playing',
	habit: ({ index, isSdk }) => (!isSdk && index % SLOW_EVERY === 1 ? { stalls: { everyMs: 2000, forMs: 2500 } } : {}),
	limits: ALWAYS,
};
