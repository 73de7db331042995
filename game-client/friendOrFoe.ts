/** On whose side everybody is, from where one looks: asked by the picture, the HUD and the sound. */

import type { DisplayedObjective, DisplayedPlayer, View, ViewSide } from '../netcode/view.ts';

export type Side = 'self' | 'ally' | 'enemy';
type Seen = Pick<View, 'selfId' | 'selfTeam' | 'players'>;

/** Team whose colours are the cool ones: the own one, that of whom a watcher follows, else the first; 0 without teams. */
export function coolTeam(view: Seen, followId: number): number {
	return view.selfId !== 0 ? view.selfTeam : (view.players.get(followId)?.team ?? 1);
}

/** A watcher is on the side of whom they follow; a player is on their team's. */
export function sideOf(view: Seen, player: DisplayedPlayer, followId: number): Side {
	if (player.isSelf) return 'self';
	if (view.selfId !== 0) return player.ally ? 'ally' : 'enemy';
	return player.id === followId || (player.team !== 0 && player.team === coolTeam(view, followId)) ? 'ally' : 'enemy';
}

/** The same of an id: of whoever has left, only oneself is known. */
export function sideOfId(view: Seen, id: number, followId: number): Side {
	const player = view.players.get(id);
	if (player) return sideOf(view, player, followId);
	return id !== 0 && id === view.selfId ? 'self' : 'enemy';
}

/** Whose an objective is; watchers see it from the side of whom they follow. */
export function holderOf(view: Seen, objective: DisplayedObjective, followId: number): ViewSide {
	if (view.selfId !== 0) return objective.side;
	return objective.team === 0 ? 'nobody' : objective.team === coolTeam(view, followId) ? 'own' : 'enemy';
}

/** Who is taking an objective; for watchers only the other side of its holder is known. */
export function claimantOf(view: Seen, objective: DisplayedObjective, followId: number): ViewSide {
	if (view.selfId !== 0) return objective.claimSide;
	const holder = holderOf(view, objective, followId);
	return holder === 'nobody' ? 'nobody' : holder === 'own' ? 'enemy' : 'own';
}
