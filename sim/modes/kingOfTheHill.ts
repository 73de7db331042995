/** King of the hill: two teams, a point for every second in which one of them alone stands on the hill it has taken. */

import { toTicks } from '../tuning.ts';
import { defineMode } from './mode.ts';
import { stepZone } from './zone.ts';

const SECONDS_A_POINT = 1;

export const kingOfTheHill = defineMode({
	id: 'hill',
	title: 'King of the hill',
	goal: 'Take the hill and stand on it: a point for every second that your team holds it alone.',
	teams: 2,
	tuning: { 'match.scoreToWin': 150 },
	hud: [
		{ kind: 'scores', noun: 'seconds' },
		{ kind: 'objective', objective: 0 },
	],
	objectives({ id, hill }) {
		if (!hill) throw new RangeError(`map "${id}" has no hill (Z): king of the hill needs one`);
		return [{ kind: 'zone', label: 'Hill', ...hill, takeSeconds: 1 }];
	},
	canHave: ({ score, kills, objectiveTicks }) => score >= kills && score <= kills + objectiveTicks,
	onTick(world) {
		const hill = world.objectives[0];
		if (!hill) return;
		const holders = stepZone(world, hill);
		if (hill.heldTicks === 0 || hill.heldTicks % toTicks(SECONDS_A_POINT, world.tickRate) !== 0) return;
		world.teamScores[hill.team - 1] = (world.teamScores[hill.team - 1] ?? 0) + 1;
		for (const holder of holders) holder.score++;
	},
	onKill(_world, victim, killer) {
		// On the board, not for the team.
		if (killer && killer.id !== victim.id) killer.score++;
	},
});
