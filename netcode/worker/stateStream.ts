/** The synced state of a match as bytes for one client, exactly as a room would send them. Used by `MatchHost`. */

import { Encoder } from '@colyseus/schema';
import type { ArenaState } from '../../schema/ArenaState.ts';
import { ArenaSight, arenaInterest, NO_SAVING } from '../../schema/arenaInterest.ts';
import { heardBy } from '../../schema/eventReach.ts';
import { FrameWriter } from '../../schema/interest/frameWriter.ts';
import { InterestEncoder } from '../../schema/interest/interestEncoder.ts';
import type { SyncedArena } from '../../schema/SyncedArena.ts';
import type { WorldEvent } from '../../sim/events.ts';
import type { World } from '../../sim/world.ts';

/** Whose bytes they are. */
interface Receiver {
	playerId: number | undefined;
}

export class StateStream {
	private readonly interest: InterestEncoder<Receiver, ArenaState>;
	private readonly receiver: Receiver;
	private readonly sight: ArenaSight;
	private readonly writer = new FrameWriter();

	/** `playerId`: undefined for somebody who watches. */
	constructor(synced: SyncedArena, playerId: number | undefined) {
		this.receiver = { playerId };
		this.sight = new ArenaSight(synced, () => NO_SAVING);
		this.interest = new InterestEncoder(
			new Encoder(synced.state),
			arenaInterest<Receiver>(synced, { playerIdOf: (receiver) => receiver.playerId, sight: this.sight }),
		);
	}

	/** Everything, for a client that has nothing yet. */
	whole(): Uint8Array<ArrayBuffer> {
		this.writer.begin();
		this.interest.fullState(this.writer, this.receiver, this);
		return this.writer.end().slice();
	}

	/** What the client is told of what happened in the tick that has been projected. */
	heard(world: World, events: readonly WorldEvent[]): readonly WorldEvent[] {
		return this.sight.isPartial ? heardBy(this.sight.earOf(this.sight.player(this.receiver.playerId)), world, events) : events;
	}

	/** What has changed since it was asked last. */
	changes(): Uint8Array<ArrayBuffer> {
		this.writer.begin();
		this.interest.beginTick();
		this.interest.writeFrame(this.receiver, this, this.writer);
		this.interest.endTick();
		// Given away with its memory, which must hold nothing else.
		const bytes = this.writer.end().slice();
		this.writer.newPiece();
		return bytes;
	}
}
