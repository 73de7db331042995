/** All that can be drawn of one tick of a replayed match, as a copy: what a `Trail` is made of. */

import { type ClientWord, createTickInput, type TickInput } from '../../sim/tickInput.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { World } from '../../sim/world.ts';

/** A player at the end of a tick. Units, units a second, 4096ths of a turn. */
export interface PicturedBody {
	id: number;
	team: number;
	/** Where it was. */
	x: number;
	y: number;
	/** Where the others were shown it, and shots are judged: see `sim/shown.ts`. */
	shownX: number;
	shownY: number;
	vx: number;
	vy: number;
	aim: number;
	alive: boolean;
	health: number;
	shield: number;
	weapon: number;
	dashing: boolean;
	protected: boolean;
	/** The instant of the others that its client was looking at, 8ths of a tick, as it said; 0 unknown. */
	saw: number;
	/** Of that, what lies beyond the cap: no shot is judged so far back. */
	beyond: number;
	/** The newest tick that its client said it had received; 0 unknown. */
	received: number;
}

export interface PicturedShot {
	id: number;
	ownerId: number;
	weapon: number;
	x: number;
	y: number;
	/** Where it started. */
	fromX: number;
	fromY: number;
	dirX: number;
	dirY: number;
	/** How far behind the present it is judged, 8ths of a tick. */
	behind: number;
}

export interface Picture {
	tick: number;
	bodies: ReadonlyMap<number, PicturedBody>;
	shots: ReadonlyMap<number, PicturedShot>;
}

const NOTHING_SAID: Readonly<ClientWord> = { received: 0, beyond: 0 };

/** `input`: what the world was stepped with last. */
export function takePicture(world: World, input: TickInput): Picture {
	const bodies = new Map<number, PicturedBody>();
	for (const player of world.players.values()) {
		const { id, team, x, y, shownX, shownY, vx, vy, aim, alive, health, shield, weapon } = player;
		const given = input.commands.get(id);
		const { received, beyond } = given?.told ?? NOTHING_SAID;
		const seen = given?.commands.at(-1)?.seen ?? 0;
		bodies.set(id, {
			...{ id, team, x, y, shownX, shownY, vx, vy, aim, alive, health, shield, weapon, received, beyond },
			dashing: player.dashTicks > 0,
			protected: player.protectTicks > 0,
			saw: seen === 0 ? 0 : seen - beyond,
		});
	}
	const shots = new Map<number, PicturedShot>();
	for (const { id, ownerId, weapon, x, y, dirX, dirY, left, behind } of world.projectiles) {
		const flown = world.tuning.weapons[weaponOf(weapon).id].range - left;
		shots.set(id, { id, ownerId, weapon, x, y, dirX, dirY, behind, fromX: x - dirX * flown, fromY: y - dirY * flown });
	}
	return { tick: world.tick, bodies, shots };
}

/**
 * Pictures of the ticks before the one that a world stands at, as far as its history goes back: what is needed to judge
 * its next shots. Of the bodies only where they were shown is of then.
 */
export function picturesOfHistory(world: World): Picture[] {
	const now = takePicture(world, createTickInput());
	return world.history
		.filter(({ tick }) => tick < world.tick)
		.map(({ tick, positions }) => {
			const bodies = new Map<number, PicturedBody>();
			for (const body of now.bodies.values()) {
				const { x = body.x, y = body.y } = positions.get(body.id) ?? {};
				bodies.set(body.id, { ...body, x, y, shownX: x, shownY: y, alive: positions.has(body.id) });
			}
			return { tick, bodies, shots: new Map() };
		});
}
