/** The two sides of the score: one's team against the other, or oneself against the best other. For status and results. */

import type { View } from '../../netcode/view.ts';
import { standingOf } from './place.ts';
import { placeText, rankText } from './words.ts';

export interface Side {
	label: string;
	score: number;
}

export interface Sides {
	own: Side | undefined;
	rival: Side | undefined;
}

/** For somebody who watches, team 1 stands where the own one would. */
export function sidesOf(view: View): Sides {
	const [first, second] = view.teamScores;
	if (first !== undefined && second !== undefined) {
		const [own, rival] = view.selfTeam === 2 ? [second, first] : [first, second];
		const watching = view.selfTeam === 0;
		return {
			own: { label: watching ? 'Team 1' : 'Us', score: own },
			rival: { label: watching ? 'Team 2' : 'Them', score: rival },
		};
	}
	const standing = standingOf(view.roster, view.selfId, view.rank);
	return {
		own: standing && {
			label: view.rank > 0 ? rankText(view.rank, view.playerCount) : placeText(standing.place),
			score: standing.own.score,
		},
		rival: standing?.rival && { label: standing.rival.name, score: standing.rival.score },
	};
}

/** Who has won, in words, once the match is over. */
export function verdictOf(view: View): { words: string; won: boolean } {
	if (view.teamScores.length > 0) {
		const { own, rival } = sidesOf(view);
		if (!own || !rival || own.score === rival.score) return { words: 'A draw', won: false };
		const won = own.score > rival.score;
		if (view.selfTeam === 0) return { words: `${won ? own.label : rival.label} wins`, won: false };
		return { words: won ? 'Your team wins' : 'Their team wins', won };
	}
	const [first, second] = view.roster;
	if (!first) return { words: 'Nobody wins', won: false };
	if (second && second.score === first.score) return { words: 'A draw', won: false };
	const won = first.id === view.selfId;
	return { words: won ? 'You win' : `${first.name} wins`, won };
}
