/** Who comes when, to which room, and what they do there: from a scenario, a number of bots and a seed. Pure. */

import { type Rng, random, randomIndex } from '../sim/random.ts';
import type { Habit, Scenario } from './scenarios/scenario.ts';

/** One in so many is an SDK client. */
export const SDK_EVERY = 10;
const MAX_NAME_LENGTH = 16;

export interface BotPlan {
	index: number;
	name: string;
	/** Of its thoughts. */
	seed: number;
	isSdk: boolean;
	mode: string;
	map?: string | undefined;
	/** Number of its private room; undefined when the server chooses. The first in a room opens it. */
	room?: number | undefined;
	opensRoom: boolean;
	/** After the start. */
	joinAtMs: number;
	habit: Habit;
}

/** `from`: number of the first bot, when others are there already. */
export function planBots(scenario: Scenario, count: number, seed: number, from = 0): BotPlan[] {
	return Array.from({ length: count }, (_, nth) => {
		const index = from + nth;
		// Each bot has chance of its own, so that more bots do not change what the first ones do.
		const rng: Rng = { seed: (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0 };
		const isSdk = index % SDK_EVERY === 0;
		const room = scenario.rooms === 'matchmade' ? undefined : scenario.rooms === 'one' ? 0 : Math.floor(index / scenario.rooms);
		return {
			index,
			name: nameOf(index, rng),
			seed: randomIndex(rng, 2 ** 32),
			isSdk,
			mode: scenario.mode,
			map: scenario.map,
			room,
			opensRoom: room !== undefined && (scenario.rooms === 'one' ? index === 0 : index % Number(scenario.rooms) === 0),
			joinAtMs: (nth * 1000) / scenario.joinsPerSecond,
			habit: scenario.habit?.({ index, isSdk }, rng) ?? {},
		};
	});
}

const SYLLABLES = ['ka', 'lo', 'mi', 'ru', 'sen', 'tor', 'vex', 'zu', 'an', 'bel', 'dri', 'fen'];

function nameOf(index: number, rng: Rng): string {
	const syllables = Array.from({ length: 3 }, () => SYLLABLES[randomIndex(rng, SYLLABLES.length)]);
	return `${syllables.join('')} ${index + 1}`.slice(0, MAX_NAME_LENGTH);
}

/** A duration that varies by half, ms. */
export function vary(ms: number, rng: Rng): number {
	return ms * (0.5 + random(rng));
}
