/** People come and go, and connections break and return to their seats: nothing may be left behind, nobody turned away. */

import { randomIndex } from '../../sim/random.ts';
import { ALWAYS } from '../report/limits.ts';
import type { Scenario } from './scenario.ts';

const WAYS = ['leave', 'cut'] as const;

export const churn: Scenario = {
	about: 'leave and come back, drop and return by the token',
	mode: 'deathmatch',
	rooms: 'matchmade',
	bots: 50,
	seconds: 40,
	small: { bots: 20, seconds: 4 },
	joinsPerSecond: 40,
	measures: 'joining',
	habit: (_bot, rng) => ({ visits: { stayMs: 2500, awayMs: 700, ends: WAYS[randomIndex(rng, WAYS.length)] ?? 'leave' } }),
	limits: ALWAYS,
};
