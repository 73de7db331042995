/** Gives pickups to those who walk over them and need them; brings them back after their time. */

import type { WorldEvent } from './events.ts';
import { boxAround, livingNear } from './nearby.ts';
import { PICKUP_RADIUS, type Pickup } from './pickup.ts';
import type { Player } from './player.ts';
import { roundEnergy } from './precision.ts';
import { toTicks } from './tuning.ts';
import type { World } from './world.ts';

export function stepPickups(world: World, events: WorldEvent[]): void {
	const reach = PICKUP_RADIUS + world.tuning.player.radius;
	for (const [index, pickup] of world.pickups.entries()) {
		if (pickup.backAtTick > world.tick) continue;
		pickup.backAtTick = 0;
		for (const player of livingNear(world, boxAround(pickup.x, pickup.y, reach))) {
			if (!player.alive) continue;
			const dx = player.x - pickup.x;
			const dy = player.y - pickup.y;
			if (dx * dx + dy * dy > reach * reach || !take(world, player, pickup)) continue;
			pickup.backAtTick = world.tick + toTicks(world.tuning.pickups[pickup.kind].respawnSeconds, world.tickRate);
			events.push({ type: 'pickup', playerId: player.id, pickup: index });
			break;
		}
	}
}

/** What is full takes nothing. */
function take(world: World, player: Player, pickup: Pickup): boolean {
	const { amount } = world.tuning.pickups[pickup.kind];
	const rules = world.tuning.player;
	const field = pickup.kind;
	const most = field === 'health' ? rules.health : field === 'shield' ? rules.shieldMax : rules.energyMax;
	// Energy has its own precision; life is in whole points.
	const round = field === 'energy' ? roundEnergy : Math.round;
	if (player[field] >= round(most)) return false;
	player[field] = round(Math.min(most, player[field] + amount));
	return true;
}
