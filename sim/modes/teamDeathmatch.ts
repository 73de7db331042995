/** Team deathmatch: two teams, a point a kill. */

import { givePoints, isScoreOfKills } from '../scores.ts';
import { defineMode } from './mode.ts';

export const teamDeathmatch = defineMode({
	id: 'teams',
	title: 'Team deathmatch',
	goal: 'Two teams, a point for every kill. Stay together.',
	teams: 2,
	tuning: { 'match.scoreToWin': 90 },
	hud: [{ kind: 'scores', noun: 'kills' }],
	canHave: isScoreOfKills,
	onKill(world, victim, killer) {
		if (!killer) return;
		givePoints(world, killer, killer.id !== victim.id ? 1 : -1);
	},
});
