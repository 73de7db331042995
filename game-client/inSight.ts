/**
 * Who is drawn of those that are known, where a match is played in fog: what is sent reaches a little past the corners,
 * so that nobody pops up late, and is not for the eye. Used by the stage and the map in small.
 */

import type { DisplayedPlayer, View } from '../netcode/view.ts';
import { canSee } from '../sim/ray.ts';

type Sighted = Pick<View, 'arena' | 'tuning' | 'players'>;

/** From whose eyes one sees: the player that is followed and their allies; undefined where everything is seen. */
export function eyesOf(view: Sighted, followId: number): readonly DisplayedPlayer[] | undefined {
	const own = view.players.get(followId);
	if (!own || view.tuning.match.fog < 0.5) return undefined;
	return [
		own,
		...[...view.players.values()].filter(({ id, team, alive }) => id !== own.id && alive && own.team !== 0 && team === own.team),
	];
}

/** Whether a body is in sight of one of the eyes: its middle or a side of it. */
export function isInSight({ arena, tuning }: Sighted, eyes: readonly DisplayedPlayer[], body: DisplayedPlayer): boolean {
	return eyes.some((eye) => {
		if (eye.id === body.id || canSee(arena, eye.x, eye.y, body.x, body.y)) return true;
		const dx = body.x - eye.x;
		const dy = body.y - eye.y;
		const side = tuning.player.radius / Math.max(1, Math.hypot(dx, dy));
		return (
			canSee(arena, eye.x, eye.y, body.x - dy * side, body.y + dx * side) ||
			canSee(arena, eye.x, eye.y, body.x + dy * side, body.y - dx * side)
		);
	});
}
