/** Copies into the synced state what a crowd is told of itself: how many there are, how many where, and one's own rank. */

import type { World } from '../sim/world.ts';
import { packCrowd } from './crowdWords.ts';
import { isFoggy } from './fog.ts';
import type { SyncedArena } from './SyncedArena.ts';

/** How many are where is what fog hides. */
const NOBODY: readonly number[] = [];

/** Ranks are made once a second, and when somebody came or left. A field that has not changed costs nothing on the wire. */
export function projectCrowd(world: World, synced: SyncedArena): void {
	const { state } = synced;
	const isSameCrowd = state.playerCount === world.players.size;
	state.playerCount = world.players.size;
	const crowd = isFoggy(world) ? NOBODY : world.crowd;
	if (synced.crowd !== crowd) {
		synced.crowd = crowd;
		synced.crowdWords.setAll(packCrowd(crowd));
	}
	if (!world.mode.crowdMap || (isSameCrowd && world.tick % world.tickRate !== 0)) return;
	const scores = Float64Array.from(world.players.values(), ({ score }) => -score).sort();
	const ranks = new Map<number, number>();
	// Equal scores share the better rank.
	for (const [index, score] of scores.entries()) if (!ranks.has(-score)) ranks.set(-score, index + 1);
	for (const { self, player } of synced.players.values()) if (self) self.rank = ranks.get(player.score) ?? 0;
}
