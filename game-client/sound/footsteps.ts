/** Steps of those who run, by the way that they have gone; a dash and a slow push make none. One step a frame. */

import type { View } from '../../netcode/view.ts';
import { ACTION_SOUNDS } from './actionSounds.ts';
import type { Speaker } from './speaker.ts';

/** Way from one step to the next, units: about three a second at full speed. */
const STRIDE_UNITS = 105;
const MIN_UNITS_PER_SEC = 80;
/** Further off a step is not played at all. */
const HEARD_UNITS = 650;

export interface Footsteps {
	step(view: View, deltaMs: number, ear: { x: number; y: number }, speaker: Speaker): void;
}

export function createFootsteps(): Footsteps {
	/** Units gone since the last step, by player. */
	const gone = new Map<number, number>();
	return {
		step(view, deltaMs, ear, speaker) {
			for (const player of view.players.values()) {
				const speed = Math.hypot(player.vx, player.vy);
				if (!player.alive || player.dashing || speed < MIN_UNITS_PER_SEC) continue;
				const way = (gone.get(player.id) ?? 0) + (speed * deltaMs) / 1000;
				gone.set(player.id, way % STRIDE_UNITS);
				if (way < STRIDE_UNITS) continue;
				if (player.isSelf) speaker.flat(ACTION_SOUNDS.ownStep);
				else if (Math.hypot(player.x - ear.x, player.y - ear.y) < HEARD_UNITS) speaker.at(ACTION_SOUNDS.step, player.x, player.y);
			}
			if (gone.size > view.players.size) for (const id of gone.keys()) if (!view.players.has(id)) gone.delete(id);
		},
	};
}
