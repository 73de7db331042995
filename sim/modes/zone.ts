/** A zone that teams take by standing in it alone. Used by modes. */

import type { Objective } from '../objective.ts';
import type { Player } from '../player.ts';
import { toTicks } from '../tuning.ts';
import type { World } from '../world.ts';

/** Everybody alive within a zone. */
function standingIn(world: World, zone: Readonly<Objective>): Player[] {
	return [...world.players.values()].filter((player) => {
		const dx = player.x - zone.x;
		const dy = player.y - zone.y;
		return player.alive && dx * dx + dy * dy <= zone.radius * zone.radius;
	});
}

/**
 * One tick of a zone: who stands there alone for long enough has it until the other team has done the same; `heldTicks`
 * counts the ticks in which its team stood there alone. Returns those who hold it in this tick.
 */
export function stepZone(world: World, zone: Objective): Player[] {
	const inside = standingIn(world, zone);
	const first = inside[0];
	zone.contested = inside.some((player) => player.team !== first?.team);
	const alone = first && !zone.contested ? first.team : 0;
	if (alone === 0) return [];
	for (const player of inside) player.objectiveTicks++;
	if (alone === zone.team) {
		zone.claimTicks = 0;
		zone.claimTeam = 0;
		zone.heldTicks++;
		return inside;
	}
	zone.claimTicks = zone.claimTeam === alone ? zone.claimTicks + 1 : 1;
	zone.claimTeam = alone;
	if (zone.claimTicks < toTicks(zone.takeSeconds, world.tickRate)) return [];
	zone.team = alone;
	zone.claimTicks = 0;
	zone.claimTeam = 0;
	zone.heldTicks = 0;
	return [];
}
