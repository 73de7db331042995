/** Which pickups lie there, as far as this client has been told: all in the open, in fog as they were last seen. Used by `SyncedMatch`. */

import type { ArenaState } from '../schema/ArenaState.ts';

export class KnownPickups {
	/** In the order of the map's. */
	readonly available: boolean[] = [];
	private arenaId = '';
	private phase = -1;

	/** A state has come. `count`: of the map's pickups. */
	update(state: ArenaState, count: number): void {
		// A match begins with all of them.
		const isOther = state.arenaId !== this.arenaId || state.phase < this.phase || this.available.length !== count;
		this.arenaId = state.arenaId;
		this.phase = state.phase;
		if (isOther) for (let index = 0; index < count; index++) this.available[index] = true;
		this.available.length = count;
		const { pickups } = state;
		if (pickups.length > 0) for (let index = 0; index < count; index++) this.available[index] = pickups[index] === 1;
		// Sent with the first pickup in sight.
		const inSight: ArenaState['pickupsInSight'] | undefined = state.pickupsInSight;
		inSight?.forEach(({ there }, key) => {
			this.available[Number(key)] = there;
		});
	}
}
