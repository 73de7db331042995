/** Looks at a running match's invariants: at everybody once a second, a part of them in each tick. Used by `Evidence`. */

import {
	type BrokenInvariant,
	brokenOfClock,
	brokenOfNames,
	brokenOfPlayer,
	brokenOfShots,
	createLimits,
	type InvariantKind,
	type Limits,
	widenLimits,
} from './invariants.ts';
import { createTuning } from './tuning.ts';
import type { World } from './world.ts';

export class InvariantWatch {
	private world: World | undefined;
	private limits: Limits = createLimits();
	private before = 0;
	private readonly told = new Set<InvariantKind>();

	/** To be called after each step of the match. Returns what has broken, each kind once a match. */
	step(world: World): BrokenInvariant | undefined {
		if (this.world !== world) this.begin(world);
		widenLimits(this.limits, world.tuning);
		const { tick, tickRate } = world;
		const ofAll = this.news(brokenOfClock(world, this.before)) ?? this.news(brokenOfShots(world));
		this.before = tick;
		if (ofAll) return ofAll;
		for (const [id, player] of world.players) {
			if ((id + tick) % tickRate !== 0) continue;
			const broken = this.news(brokenOfPlayer(world, id, player, this.limits));
			if (broken) return broken;
		}
		return tick % tickRate === 0 ? this.news(brokenOfNames(world)) : undefined;
	}

	private begin(world: World): void {
		this.world = world;
		this.before = world.tick - 1;
		this.limits = createLimits();
		// Of a match that goes on from somewhere else nobody knows what had been turned.
		widenLimits(this.limits, createTuning(world.mode.tuning));
		this.told.clear();
	}

	private news(broken: BrokenInvariant | undefined): BrokenInvariant | undefined {
		if (!broken || this.told.has(broken.kind)) return undefined;
		this.told.add(broken.kind);
		return broken;
	}
}
