/** A view before anything has been seen: of a match that is played, by `ClientSession`, and of one that is watched again. */

import type { Mode } from '../sim/modes/mode.ts';
import type { View } from './view.ts';

/** What is known of a match from the start. */
export type ViewBasis = Pick<View, 'tick' | 'tickRate' | 'arena' | 'tuning' | 'standardTuning' | 'phase' | 'net'> & { mode: Mode };

export function emptyView({ mode, ...known }: ViewBasis): View {
	return {
		...known,
		modeId: mode.id,
		modeTitle: mode.title,
		goal: mode.goal,
		phaseSecondsLeft: 0,
		scoreToWin: known.tuning.match.scoreToWin,
		hud: mode.hud,
		objectives: [],
		teamScores: [],
		selfTeam: 0,
		awards: [],
		ballot: [],
		selfId: 0,
		self: undefined,
		players: new Map(),
		projectiles: [],
		pickups: [],
		roster: [],
		playerCount: 0,
		knownLeaders: Infinity,
		knownBest: Infinity,
		rank: 0,
		crowd: [],
	};
}
