/** What a player in fog may know, said by lines between many places: other than the fog's own way, so that it can be held against it. */

import { FOG_LEAD_SECONDS } from '../schema/fog.ts';
import { ANGLES, cosOf, sinOf } from '../sim/angle.ts';
import { type Arena, isWall, TILE } from '../sim/arena.ts';
import type { WorldEvent } from '../sim/events.ts';
import type { Player } from '../sim/player.ts';
import { canSee } from '../sim/ray.ts';
import type { World } from '../sim/world.ts';

/** What may be told is no further from a line of sight than each side's run, and the tile that it is counted in. */
const MARGIN = 320 * FOG_LEAD_SECONDS + Math.SQRT2 * TILE;

/** Places around another within the margin: `rings` of them, `turns` on each. */
function placesAround(arena: Arena, x: number, y: number, rings: number, turns: number): { x: number; y: number }[] {
	const places = [{ x, y }];
	for (let ring = 1; ring <= rings; ring++)
		for (let turn = 0; turn < turns; turn++) {
			const angle = (turn * ANGLES) / turns;
			const units = (MARGIN * ring) / rings;
			const place = { x: x + cosOf(angle) * units, y: y + sinOf(angle) * units };
			if (!isWall(arena, Math.floor(place.x / TILE), Math.floor(place.y / TILE))) places.push(place);
		}
	return places;
}

/** Whether a line of sight exists between two places or near them: looked for among few places, then among many. */
export function mayBeSeen(arena: Arena, from: { x: number; y: number }, to: { x: number; y: number }): boolean {
	if (canSee(arena, from.x, from.y, to.x, to.y)) return true;
	return [
		[4, 16],
		[8, 40],
	].some(([rings = 0, turns = 0]) => {
		const around = placesAround(arena, to.x, to.y, rings, turns);
		return placesAround(arena, from.x, from.y, rings, turns).some((a) => around.some((b) => canSee(arena, a.x, a.y, b.x, b.y)));
	});
}

/** Places of enemies that an event gives away. */
export function placesIn(event: WorldEvent, world: Pick<World, 'players' | 'arena'>, own: Player): { x: number; y: number }[] {
	const isEnemy = (id: number) => {
		const player = world.players.get(id);
		return id !== own.id && (player === undefined || own.team === 0 || player.team !== own.team);
	};
	const at = (id: number) => world.players.get(id);
	switch (event.type) {
		case 'shot':
			return isEnemy(event.playerId) ? [event] : [];
		case 'hit':
			// The own shot has reached the place; who is hit knows where he stands.
			return event.attackerId === own.id || event.victimId === own.id || !isEnemy(event.victimId) ? [] : [event];
		case 'spawn':
			return isEnemy(event.playerId) ? [event] : [];
		case 'dash':
			return isEnemy(event.playerId) ? [at(event.playerId) as Player] : [];
		case 'pickup':
			return isEnemy(event.playerId) ? [world.arena.pickups[event.pickup] as { x: number; y: number }] : [];
		case 'impact':
			return event.victimId !== 0 && isEnemy(event.victimId) ? [event] : [];
		default:
			return [];
	}
}

/** The eyes of a player: his own, and those of living allies. */
export function eyesOf(world: Pick<World, 'players' | 'arena'>, own: Player): Player[] {
	return [
		own,
		...[...world.players.values()].filter(({ id, team, alive }) => id !== own.id && alive && own.team !== 0 && team === own.team),
	];
}
