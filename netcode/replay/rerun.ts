/** Runs a recorded match from some tick on, with a trail of pictures behind it. Made by `Recording`, and by tests over worlds of their own. */

import type { WorldEvent } from '../../sim/events.ts';
import { hashWorld } from '../../sim/hash.ts';
import type { JournalTick } from '../../sim/journal.ts';
import { stepWorld } from '../../sim/stepWorld.ts';
import { createTickInput, type TickInput } from '../../sim/tickInput.ts';
import type { World } from '../../sim/world.ts';
import { picturesOfHistory, takePicture } from './picture.ts';
import { Trail } from './trail.ts';

/** Whom a player's client holds, by the player's id; nobody in it while that is not known. */
export type Holdings = Map<number, Set<number>>;

export class Rerun {
	readonly world: World;
	readonly trail = new Trail();
	/** Of the tick that it stands at. */
	events: readonly WorldEvent[] = [];
	input: TickInput = createTickInput();
	/** Whom clients had been sent before the tick that it stands at. */
	readonly held: Holdings;
	private readonly ticks: readonly Pick<JournalTick, 'input'>[];
	private readonly firstTick: number;

	/** `ticks`: what goes in after `firstTick`. The world stands at that tick or a later one, and is stepped in place. */
	constructor(world: World, ticks: readonly Pick<JournalTick, 'input'>[], firstTick = world.tick, held: Holdings = new Map()) {
		this.world = world;
		this.ticks = ticks;
		this.firstTick = firstTick;
		this.held = held;
		for (const picture of picturesOfHistory(world)) this.trail.add(picture);
		this.trail.add(takePicture(world, this.input));
	}

	get tick(): number {
		return this.world.tick;
	}

	/** One tick further; false at the end of what was recorded. Throws what the rules throw. */
	step(): boolean {
		const next = this.ticks[this.world.tick - this.firstTick];
		if (!next) return false;
		this.input = next.input;
		this.events = stepWorld(this.world, next.input);
		for (const { id, entered, left } of next.input.sights) {
			const held = this.held.get(id) ?? new Set();
			for (const other of entered) held.add(other);
			for (const other of left) held.delete(other);
			this.held.set(id, held);
		}
		for (const id of next.input.leaves) this.held.delete(id);
		this.trail.add(takePicture(this.world, next.input));
		return true;
	}

	/** `hashWorld` of where it stands. */
	hashNow(): number {
		return hashWorld(this.world);
	}

	/** Forward to a tick, or to the end of what was recorded. */
	goTo(tick: number): void {
		while (this.world.tick < tick && this.step());
	}
}
