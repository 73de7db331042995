/** A player of a view before anything is known of it; filled in place by those who show players. */

import type { DisplayedPlayer } from './view.ts';

export function createDisplayedPlayer(id: number, isSelf: boolean): DisplayedPlayer {
	return {
		id,
		x: 0,
		y: 0,
		aim: 0,
		vx: 0,
		vy: 0,
		alive: false,
		health: 0,
		shield: 0,
		weapon: 0,
		dashing: false,
		protected: false,
		isSelf,
		team: 0,
		ally: false,
	};
}
