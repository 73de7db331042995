/** What a mode decides: who gets points for what, when a match ends, which numbers differ. */

import type { Player } from '../player.ts';
import type { TuningValues } from '../tuning.ts';
import type { World } from '../world.ts';

export interface Mode {
	id: string;
	title: string;
	/** One sentence for the start screen and the HUD. */
	goal: string;
	/** Differences from the standard numbers. */
	tuning: TuningValues;
	/** Somebody died; `killer` is undefined when nobody did it, or has left since. Gives points. */
	onKill(world: World, victim: Player, killer: Player | undefined): void;
	/** Whether the match is decided before its time is up. */
	isDecided(world: World): boolean;
}
