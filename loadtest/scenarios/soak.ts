/** Long, with a little of everything: what leaks shows. */

import { LINE_NAMES } from '../../netcode/lines.ts';
import { randomIndex } from '../../sim/random.ts';
import { ALWAYS } from '../report/limits.ts';
import type { Habit, Scenario } from './scenario.ts';

export const soak: Scenario = {
	about: 'long, with a little of everything',
	mode: 'deathmatch',
	rooms: 'matchmade',
	bots: 60,
	seconds: 600,
	small: { bots: 20, seconds: 5 },
	joinsPerSecond: 20,
	measures: 'playing',
	habit({ isSdk }, rng): Habit {
		const dice = randomIndex(rng, 10);
		if (dice === 0) return { visits: { stayMs: 20_000, awayMs: 2000, ends: 'leave' } };
		if (dice === 1) return { visits: { stayMs: 15_000, awayMs: 0, ends: 'cut' } };
		if (dice === 2 && !isSdk) return { stalls: { everyMs: 10_000, forMs: 1500 } };
		if (dice < 6) return { line: LINE_NAMES[randomIndex(rng, LINE_NAMES.length)] ?? 'good' };
		return {};
	},
	limits: ALWAYS,
};
