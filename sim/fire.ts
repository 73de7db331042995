/** What the weapon that `stepPlayer` let go does, by its way of firing. Called by `stepWorld`. */

import { SEEN_PARTS } from './command.ts';
import type { WorldEvent } from './events.ts';
import { fireBeam } from './firing/beam.ts';
import { fireMelee } from './firing/melee.ts';
import { firePellets } from './firing/pellets.ts';
import { fireProjectile } from './firing/projectile.ts';
import { type Shot, shotName } from './firing/shot.ts';
import { maxRewindParts } from './history.ts';
import type { Player } from './player.ts';
import { placeOnOwnScreen } from './unheardPushes.ts';
import { weaponOf } from './weapons/registry.ts';
import type { WayOfFiring } from './weapons/weapon.ts';
import type { World } from './world.ts';

const FIRE: Readonly<Record<WayOfFiring, (shot: Shot) => void>> = {
	beam: fireBeam,
	pellets: firePellets,
	projectile: fireProjectile,
	melee: fireMelee,
};

/** How far behind the present a shooter saw the others, in 8ths of a tick, capped. */
function behindOf(world: World, seen: number): number {
	const present = (world.tick - 1) * SEEN_PARTS;
	if (seen === 0 || seen >= present) return 0;
	return Math.min(present - seen, maxRewindParts(world.tickRate));
}

export function fireWeapon(world: World, shooter: Player, weapon: number, frame: number, seen: number, events: WorldEvent[]): void {
	const { id, fires } = weaponOf(weapon);
	shooter.shots++;
	FIRE[fires]({
		world,
		shooter,
		from: placeOnOwnScreen(shooter),
		weapon,
		rules: world.tuning.weapons[id],
		frame,
		name: shotName(frame, world.tick),
		id: world.nextShotId++,
		behind: behindOf(world, seen),
		events,
	});
}
