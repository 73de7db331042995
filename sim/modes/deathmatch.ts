/** Deathmatch: everybody against everybody, a point a kill. */

import { givePoints, isScoreOfKills } from '../scores.ts';
import { defineMode } from './mode.ts';

export const deathmatch = defineMode({
	id: 'deathmatch',
	title: 'Deathmatch',
	goal: 'Everybody against everybody. First to the score, or ahead when time is up.',
	hud: [{ kind: 'scores', noun: 'kills' }],
	canHave: isScoreOfKills,
	onKill(world, victim, killer) {
		if (!killer) return;
		if (killer.id !== victim.id) givePoints(world, killer, 1);
		else givePoints(world, victim, -1);
	},
});
