/** One person's place in a match: which player they are, their frames, their connection. Used by whoever hosts one. */

import { type Command, sanitizeCommand } from '../command.ts';
import { maxRewindParts } from '../history.ts';
import type { ClientWord, PlayerInput } from '../tickInput.ts';
import { WEAPON_IDS } from '../weapons/registry.ts';
import { type ClientFrame, FRAME_QUEUE_SIZE } from './frameQueue.ts';
import { HOLD_TICKS, InputPacer } from './inputPacer.ts';
import { SeenClock } from './seenClock.ts';
import { beyondRewind, expandReceived } from './seenStamp.ts';

/** The frames of one client that wait, oldest first; of `seen` they carry the low 16 bits. */
export interface FrameBuffer {
	readonly size: number;
	next(): Readonly<ClientFrame> | undefined;
}

/** What a client is told about the pacing of its frames: fields of its synced `Self`. */
export interface PacingFigures {
	owedFrames: number;
	earlyMs: number;
	heldTicks: number;
	discardedFrames: number;
}

/** What is told of it is at most this: a queue holds no more. */
const MOST_EARLY_MS = 2000;

export type SeatStatus = 'here' | 'away' | 'lost';

export class Seat {
	readonly playerId: number;
	readonly name: string;
	status: SeatStatus = 'here';
	/** Of its connection, as last measured, ms. */
	roundTripMs = 0;
	/**
	 * When a frame was last received; undefined before the first of a connection, for which a slow page takes its time.
	 * Since when the page is hidden. Both ms on the room's clock.
	 */
	heardMs: number | undefined;
	awaySinceMs = 0;
	private readonly pacer = new InputPacer();
	/** Arrival times of the frames that wait, ms. */
	private arrivals: number[] = [];
	/** When the last ticks were due, newest last, ms: slow motion makes their distance uneven. */
	private readonly dues: number[] = [];
	private earlyMs = 0;
	/** What its client shows. */
	readonly clock = new SeenClock();
	private readonly source = new SeatSource(this.clock);

	constructor(playerId: number, name: string) {
		this.playerId = playerId;
		this.name = name;
	}

	/** A frame has come in: who sends frames is here, whatever was said. */
	noteArrival(nowMs: number): void {
		if (this.status === 'away') this.setAway(false, nowMs);
		this.heardMs = nowMs;
		this.arrivals.push(nowMs);
		// The buffer drops its oldest when it is full; so do the times.
		if (this.arrivals.length > FRAME_QUEUE_SIZE) this.arrivals.shift();
	}

	/** The page is hidden (its player stands still and can be hurt) or is back. */
	setAway(away: boolean, nowMs: number): void {
		this.status = away ? 'away' : 'here';
		this.awaySinceMs = nowMs;
		this.heardMs = undefined;
		this.pacer.pause();
	}

	/** The connection is gone; the body stands where it stood. */
	lost(): void {
		this.status = 'lost';
		this.pacer.pause();
	}

	/** A new connection sits down here: its frames count from the start. */
	reconnected(): void {
		this.status = 'here';
		this.heardMs = undefined;
		this.arrivals = [];
		this.source.told = undefined;
		this.clock.reset();
		this.pacer.reset();
	}

	/**
	 * The commands of the tick that ends at `tick`. What is hidden or lost does nothing, and its frames are used up.
	 */
	takeInput(buffer: FrameBuffer, tick: number, tickRate: number, dueMs: number): PlayerInput | undefined {
		this.dues.push(dueMs);
		if (this.dues.length > HOLD_TICKS + 1) this.dues.shift();
		if (this.status !== 'here' && buffer.size === 0) return undefined;
		const rewind = maxRewindParts(tickRate);
		const waiting = buffer.size;
		const owedBefore = this.pacer.owedFrames;
		const heldBefore = this.pacer.heldTicks;
		const input = this.pacer.take(this.source.of(buffer, tick, tickRate, rewind));
		const taken = waiting - buffer.size;
		if (taken > 0) {
			// Owed frames alone came: the newest was meant for a tick that has passed.
			const ticksLate = this.pacer.heldTicks > heldBefore ? owedBefore - taken + 1 : 0;
			const newest = this.arrivals[taken - 1] ?? dueMs;
			const meantMs = this.dues[this.dues.length - 1 - ticksLate] ?? dueMs;
			const earlyMs = meantMs - newest;
			this.earlyMs = Math.max(-MOST_EARLY_MS, Math.min(MOST_EARLY_MS, Math.round(earlyMs)));
			this.arrivals.splice(0, taken);
		}
		const { told } = this.source;
		if (told) input.told = told;
		return input;
	}

	projectSelf(self: PacingFigures): void {
		self.owedFrames = this.pacer.owedFrames;
		self.earlyMs = this.earlyMs;
		self.heldTicks = this.pacer.heldTicks & 0xffff;
		self.discardedFrames = this.pacer.discardedFrames & 0xffff;
	}
}

/** A buffer as the pacer reads it: frames made sane, and what they saw told in full. Used again every tick. */
class SeatSource {
	/** What came with the last frame that was taken; nothing before the first of a connection. */
	told: ClientWord | undefined;
	private buffer: FrameBuffer | undefined;
	private tick = 0;
	private tickRate = 0;
	private rewind = 0;
	private readonly clock: SeenClock;

	constructor(clock: SeenClock) {
		this.clock = clock;
	}

	of(buffer: FrameBuffer, tick: number, tickRate: number, rewind: number): this {
		this.buffer = buffer;
		this.tick = tick;
		this.tickRate = tickRate;
		this.rewind = rewind;
		return this;
	}

	get size(): number {
		return this.buffer?.size ?? 0;
	}

	next(): Command | undefined {
		const frame = this.buffer?.next();
		if (!frame) return undefined;
		const { moveX, moveY, aim, buttons, weapon, seen, received } = frame;
		const present = this.tick - 1;
		this.told = { received: expandReceived(received, present), beyond: beyondRewind(seen, present, this.rewind) };
		const full = { moveX, moveY, aim, buttons, weapon, seen: this.clock.read(seen, present, this.tickRate, this.rewind) };
		return sanitizeCommand(full, WEAPON_IDS.length);
	}
}
