/**
 * Shots whose shooter is not seen, as far as they come into sight: a beam's piece in the open, and what flies from where
 * it is when it is first seen. Used by `Fog`.
 */

import { angleOf } from '../sim/angle.ts';
import { TILE } from '../sim/arena.ts';
import type { WorldEvent } from '../sim/events.ts';
import type { Player } from '../sim/player.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';

type Shot = Extract<WorldEvent, { type: 'shot' }>;

/** A beam is looked at in steps of this, units. */
const STEP = TILE / 2;

export class FoggedShots {
	private readonly world: World;
	private readonly sees: (viewer: Readonly<Player>, x: number, y: number) => boolean;
	/** Of what flies: who was told of it, by shot. */
	private readonly told = new Map<number, Set<number>>();
	/** Who fired what flies, by shot; of what has ended in this tick, too, for its end is still to be told. */
	private readonly flying = new Set<number>();
	private readonly owners = new Map<number, number>();

	constructor(world: World, sees: (viewer: Readonly<Player>, x: number, y: number) => boolean) {
		this.world = world;
		this.sees = sees;
	}

	/** A tick has ended. */
	refresh(): void {
		for (const id of this.owners.keys()) if (!this.flying.has(id)) this.owners.delete(id);
		for (const id of this.told.keys()) if (!this.owners.has(id)) this.told.delete(id);
		this.flying.clear();
		for (const { id, ownerId } of this.world.projectiles) {
			this.flying.add(id);
			this.owners.set(id, ownerId);
		}
	}

	noteTold(viewer: Readonly<Player>, shotId: number): void {
		const told = this.told.get(shotId);
		if (told) told.add(viewer.id);
		else if (this.owners.has(shotId)) this.told.set(shotId, new Set([viewer.id]));
	}

	/** Whether the viewer fired what flies, or flew until now. */
	isOf(viewer: Readonly<Player>, shotId: number): boolean {
		return this.owners.get(shotId) === viewer.id;
	}

	private isTold(viewer: Readonly<Player>, shotId: number): boolean {
		return this.told.get(shotId)?.has(viewer.id) ?? false;
	}

	/** Each shot that flies where the viewer sees it and that he was not told of. */
	arrivals(viewer: Readonly<Player>): WorldEvent[] {
		const events: WorldEvent[] = [];
		for (const { id, ownerId, weapon, x, y, dirX, dirY } of this.world.projectiles) {
			if (ownerId === viewer.id || this.isTold(viewer, id) || !this.sees(viewer, x, y)) continue;
			this.noteTold(viewer, id);
			const aim = angleOf(dirX, dirY);
			events.push({ type: 'shot', playerId: ownerId, frame: 0, shotId: id, weapon, x, y, aim, endX: 0, endY: 0, victimId: 0 });
		}
		return events;
	}

	/** A shot of whom the viewer sees: a beam ends where it leaves the sight, and whom it met there is not said. */
	cut(viewer: Readonly<Player>, shot: Shot): Shot {
		return weaponOf(shot.weapon).fires === 'beam'
			? (this.visiblePart(viewer, shot) ?? { ...shot, endX: shot.x, endY: shot.y, victimId: 0 })
			: shot;
	}

	/** A beam from its first place in sight to its last; undefined of what has none, or is told when it flies into sight. */
	visiblePart(viewer: Readonly<Player>, shot: Shot): Shot | undefined {
		if (weaponOf(shot.weapon).fires !== 'beam') return undefined;
		const { x, y, endX, endY } = shot;
		const length = Math.sqrt((endX - x) * (endX - x) + (endY - y) * (endY - y));
		const steps = Math.max(1, Math.ceil(length / STEP));
		const at = (step: number) => ({ x: x + ((endX - x) * step) / steps, y: y + ((endY - y) * step) / steps });
		let first = -1;
		let last = -1;
		for (let step = 0; step <= steps; step++) {
			const place = at(step);
			if (!this.sees(viewer, place.x, place.y)) continue;
			if (first < 0) first = step;
			last = step;
		}
		if (first < 0 || first === last) return undefined;
		if (first === 0 && last === steps) return shot;
		const from = at(first);
		const to = at(last);
		const victimId = last === steps ? shot.victimId : 0;
		return { ...shot, x: from.x, y: from.y, endX: to.x, endY: to.y, victimId };
	}
}
