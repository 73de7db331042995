/** Brawl: hundreds on one large map, everybody against everybody, a point a kill. */

import { givePoints, isScoreOfKills } from '../scores.ts';
import { CROWD_SIGHT } from '../sight.ts';
import { defineMode } from './mode.ts';

export const brawl = defineMode({
	id: 'brawl',
	title: 'Brawl',
	goal: 'Hundreds on one map. Everybody against everybody; the best three are marked for all.',
	maps: 'crowd',
	maxPlayers: 600,
	sight: CROWD_SIGHT,
	crowdMap: true,
	tuning: { 'match.fillTo': 40, 'match.scoreToWin': 100, 'match.playSeconds': 600, 'player.respawnSeconds': 1.5 },
	hud: [{ kind: 'scores', noun: 'kills' }],
	canHave: isScoreOfKills,
	onKill(world, victim, killer) {
		if (killer) givePoints(world, killer, killer.id !== victim.id ? 1 : -1);
	},
});
