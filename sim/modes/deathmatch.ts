/** Deathmatch: everybody against everybody, a point a kill. */

import type { Mode } from './mode.ts';

export const deathmatch: Mode = {
	id: 'deathmatch',
	title: 'Deathmatch',
	goal: 'Everybody against everybody. First to the score, or ahead when time is up.',
	tuning: {},
	onKill(_world, victim, killer) {
		if (!killer) return;
		if (killer.id !== victim.id) killer.score++;
		else victim.score--;
	},
	isDecided(world) {
		for (const player of world.players.values()) {
			if (player.score >= world.tuning.match.scoreToWin) return true;
		}
		return false;
	},
};
