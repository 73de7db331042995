/** What is written for a sound that matters, by event and by way of firing: one row each. Read by `captionSources.ts`. */

import type { WayOfFiring } from '../../sim/weapons/weapon.ts';

export interface CaptionRow {
	/** After the name of the weapon, where one makes the sound. */
	words: string;
	/** Heard from others up to here, units; what is further off is not written. */
	nearUnits: number;
	/** Stays so long after the sound, ms. */
	showMs: number;
	/** With an arrow to where it came from. */
	directed: boolean;
	/** What ranks higher stays when there is no room for all. */
	rank: number;
}

const EVERYWHERE = Number.POSITIVE_INFINITY;

export const EVENT_CAPTIONS = {
	lowHealth: { words: 'Heartbeat: low health', nearUnits: EVERYWHERE, showMs: 300, directed: false, rank: 5 },
	ownShieldBreak: { words: 'Your shield shatters', nearUnits: EVERYWHERE, showMs: 1800, directed: true, rank: 4 },
	hurt: { words: 'You are hit', nearUnits: EVERYWHERE, showMs: 1200, directed: true, rank: 3 },
	kill: { words: 'Two rising notes: a kill', nearUnits: EVERYWHERE, showMs: 1800, directed: false, rank: 3 },
	hiss: { words: 'hisses near you', nearUnits: 560, showMs: 350, directed: true, rank: 4 },
	burst: { words: 'bursts', nearUnits: 900, showMs: 1300, directed: true, rank: 2 },
	shieldBreak: { words: 'Their shield shatters', nearUnits: EVERYWHERE, showMs: 1600, directed: true, rank: 2 },
	footsteps: { words: 'Steps behind', nearUnits: 650, showMs: 700, directed: true, rank: 1 },
	dash: { words: 'Dash', nearUnits: 500, showMs: 900, directed: true, rank: 0 },
} as const satisfies Record<string, CaptionRow>;

export const SHOT_CAPTIONS = {
	beam: { words: 'fires', nearUnits: 1100, showMs: 1300, directed: true, rank: 2 },
	pellets: { words: 'fires', nearUnits: 700, showMs: 1200, directed: true, rank: 2 },
	projectile: { words: 'fires', nearUnits: 800, showMs: 900, directed: true, rank: 1 },
	melee: { words: 'swings', nearUnits: 320, showMs: 900, directed: true, rank: 3 },
} as const satisfies Record<WayOfFiring, CaptionRow>;
