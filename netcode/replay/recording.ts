/**
 * A recorded match that can be looked at from any of its ticks: read once from beginning to end, with a snapshot every
 * few seconds, so that any tick is a short run away. Used by `ReplayMatch`.
 */

import { hashWorld } from '../../sim/hash.ts';
import type { Journal } from '../../sim/journal.ts';
import { worldOfJournal } from '../../sim/journalReplay.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../../sim/snapshot.ts';
import { Marks } from './marks.ts';
import { type Holdings, Rerun } from './rerun.ts';

/** From one snapshot to the next, seconds of play. */
const SNAPSHOT_SECONDS = 4;
/** Pictures that a run has behind it when it gets to the tick that was asked for: more than anybody sees back. */
const RUN_UP_SECONDS = 1.5;

interface Stop {
	tick: number;
	snapshot: Snapshot;
	held: Holdings;
}

export class Recording {
	readonly journal: Journal;
	readonly marks = new Marks();
	/** The tick that the recording begins after, and its last. */
	readonly firstTick: number;
	lastTick: number;
	/** First tick whose world is not the recorded one; undefined while there is none. */
	differsAt: number | undefined;
	/** What the rules threw, which ended it. */
	failure: Error | undefined;
	private readonly reader: Rerun;
	private readonly stops: Stop[] = [];
	private readonly spacing: number;

	/** Throws when the map or the mode of the journal is gone. */
	constructor(journal: Journal) {
		this.journal = journal;
		const { startTick, tickRate, snapshot } = journal.header;
		this.firstTick = startTick;
		this.lastTick = startTick + journal.ticks.length;
		this.spacing = Math.round(SNAPSHOT_SECONDS * tickRate);
		this.reader = new Rerun(worldOfJournal(journal.header, 'recorded'), journal.ticks, startTick);
		for (const { id, name, bot } of snapshot?.players ?? []) this.marks.names.set(id, { name, bot });
		this.keepStop();
	}

	/** How far it has been read. */
	get readTick(): number {
		return this.reader.tick;
	}

	get isRead(): boolean {
		return this.reader.tick >= this.lastTick;
	}

	/** Reads on to a tick. Returns whether there is more to read. */
	read(untilTick: number): boolean {
		const { reader, journal } = this;
		while (reader.tick < Math.min(untilTick, this.lastTick)) {
			try {
				reader.step();
			} catch (error) {
				this.failure = error as Error;
				this.lastTick = journal.header.startTick + this.stepsDone();
				return false;
			}
			const recorded = journal.ticks[reader.tick - this.firstTick - 1]?.hash;
			if (this.differsAt === undefined && hashWorld(reader.world) !== recorded) this.differsAt = reader.tick;
			this.marks.note(reader.world, reader.input, reader.events);
			if ((reader.tick - this.firstTick) % this.spacing === 0) this.keepStop();
		}
		return !this.isRead;
	}

	/** A run that stands at a tick, with pictures behind it; at the nearest that there is. Reads on to there where it must. */
	runAt(tick: number): Rerun {
		this.read(tick);
		const wanted = Math.min(this.lastTick, Math.max(this.firstTick, tick));
		const runUp = Math.max(this.firstTick, wanted - Math.ceil(RUN_UP_SECONDS * this.journal.header.tickRate));
		const stop = this.stops[Math.floor((runUp - this.firstTick) / this.spacing)] as Stop;
		const held = new Map(Array.from(stop.held, ([id, others]) => [id, new Set(others)]));
		const run = new Rerun(restoreSnapshot(stop.snapshot), this.journal.ticks, this.firstTick, held);
		run.goTo(wanted);
		return run;
	}

	private keepStop(): void {
		const { world, held } = this.reader;
		this.stops.push({ tick: world.tick, snapshot: takeSnapshot(world), held: structuredClone(held) });
	}

	/** The tick that threw may have been begun: it is the last picture that counts. */
	private stepsDone(): number {
		return (this.reader.trail.newest?.tick ?? this.firstTick) - this.firstTick;
	}
}
