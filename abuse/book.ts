/** What somebody did in a match, tick by tick, by the server's own world. Figures are made of it afterwards. */

import { SEEN_PARTS } from '../sim/command.ts';
import type { World } from '../sim/world.ts';

interface Note {
	tick: number;
	x: number;
	y: number;
	alive: boolean;
	protected: boolean;
	/** Lived, and was born in this tick. */
	born: boolean;
	dashes: boolean;
	/** The weapon that fired, or -1. */
	fired: number;
	/** How far behind the present its shot was judged, 8ths of a tick; and that instant. */
	behind: number;
	judgedAt: number;
	/** How long ago the oldest push was that its screen is taken not to show, ticks. */
	unheardTicks: number;
	hits: number;
}

/** Nobody goes this far in a tick: it is a new life, units. */
const JUMP_UNITS = 125;

export class Book {
	private readonly notes: Note[] = [];
	private last: { shots: number; hits: number; dashTicks: number; alive: boolean } | undefined;

	/** A tick has ended. */
	note(world: World, playerId: number): void {
		const player = world.players.get(playerId);
		if (!player) {
			this.last = undefined;
			return;
		}
		const { shots, hits, dashTicks, alive, x, y } = player;
		const { seen } = player.lastCommand;
		const present = (world.tick - 1) * SEEN_PARTS;
		const [push] = player.unheard;
		const fired = this.last && shots > this.last.shots ? player.weapon : -1;
		this.notes.push({
			tick: world.tick,
			x,
			y,
			alive,
			protected: alive && player.protectTicks > 0,
			born: alive && !this.last?.alive,
			dashes: dashTicks > (this.last?.dashTicks ?? 0),
			fired,
			behind: fired < 0 || seen === 0 ? 0 : present - seen,
			unheardTicks: push ? world.tick - push.tick : 0,
			judgedAt: fired < 0 || seen === 0 ? present : seen,
			hits: hits - (this.last?.hits ?? hits),
		});
		this.last = { shots, hits, dashTicks, alive };
	}

	get ticks(): number {
		return this.notes.length;
	}

	/** Ticks until somebody lives for the first time since the notes began; Infinity for never. */
	get ticksToLife(): number {
		const at = this.notes.findIndex(({ alive }) => alive);
		return at < 0 ? Infinity : at;
	}

	get pathUnits(): number {
		return this.steps.reduce((sum, units) => sum + units, 0);
	}

	/** Longest way within so many ticks, units. */
	mostUnitsIn(ticks: number): number {
		const { steps } = this;
		let most = 0;
		let sum = 0;
		for (let at = 0; at < steps.length; at++) {
			sum += (steps[at] as number) - (steps[at - ticks] ?? 0);
			most = Math.max(most, sum);
		}
		return most;
	}

	get shots(): number {
		return this.notes.filter(({ fired }) => fired >= 0).length;
	}

	get hits(): number {
		return this.notes.reduce((sum, { hits }) => sum + hits, 0);
	}

	get dashes(): number {
		return this.notes.filter(({ dashes }) => dashes).length;
	}

	/** Lives that began, or had begun before. */
	get lives(): number {
		return this.notes.filter(({ born }) => born).length;
	}

	get protectedTicks(): number {
		return this.notes.filter((note) => note.protected).length;
	}

	/** Ticks from one shot to the next less what the weapon of the first needs: the least of all. */
	leastSpareTicks(cooldownTicks: (weapon: number) => number): number {
		const fired = this.notes.filter((note) => note.fired >= 0);
		return Math.min(
			Infinity,
			...fired.slice(1).map(({ tick }, at) => tick - (fired[at] as Note).tick - cooldownTicks((fired[at] as Note).fired)),
		);
	}

	/** The furthest behind the present that a shot was judged, 8ths of a tick. */
	get mostBehindParts(): number {
		return Math.max(0, ...this.notes.map(({ behind }) => behind));
	}

	/** The longest that it was taken not to have heard of a push, ticks. */
	get mostUnheardTicks(): number {
		return Math.max(0, ...this.notes.map(({ unheardTicks }) => unheardTicks));
	}

	/** Shots that were judged at an earlier instant than the one before. */
	get stepsBack(): number {
		const fired = this.notes.filter((note) => note.fired >= 0);
		return fired.slice(1).filter(({ judgedAt }, at) => judgedAt < (fired[at] as Note).judgedAt).length;
	}

	private get steps(): number[] {
		return this.notes.slice(1).map(({ x, y, alive }, at) => {
			const before = this.notes[at] as Note;
			const units = Math.hypot(x - before.x, y - before.y);
			return alive && before.alive && units < JUMP_UNITS ? units : 0;
		});
	}
}
