/**
 * What goes out of a room: each client's state of a tick and what happened in it, as much as the client reads and as
 * the room has time for. Used by `ArenaRoom`.
 */

import type { Client } from '@colyseus/core';
import type { ArenaState } from '../schema/ArenaState.ts';
import { ArenaSight, arenaInterest } from '../schema/arenaInterest.ts';
import type { SyncedArena } from '../schema/SyncedArena.ts';
import type { WorldEvent } from '../sim/events.ts';
import type { SightLog } from '../sim/match/sightLog.ts';
import type { World } from '../sim/world.ts';
import { Backlog } from './backlog.ts';
import { sendEvents } from './eventSender.ts';
import { type Delivery, InterestSerializer } from './interestSerializer.ts';
import { Ladder } from './ladder.ts';

/** What a client may be sent of players in a second, bytes; what it is told of itself and of the match is on top. */
const BYTES_PER_SECOND = 24_000;
/** Of that, what it may have saved up for a frame that needs more: everybody around a new life. */
const SAVED_BYTES = 6_000;

export interface RoomOutputOptions {
	synced: SyncedArena;
	tickRate: number;
	/** Whose player a client is; undefined when it has none. */
	playerIdOf(client: Client): number | undefined;
	/** The newest frame of a client that was used up. */
	acknowledged(client: Client): number;
	/** Whether a client comes back to a room that was made anew; true once. */
	holdsAnother(client: Client): boolean;
	/** Told who has been sent to whose client, by session. */
	sightLog: SightLog<string>;
	/** Whether a client's page is shown, so that it says what it has received. */
	listens(client: Client): boolean;
	/** Monotonic, ms. */
	now: () => number;
}

export class RoomOutput {
	readonly serializer: InterestSerializer<ArenaState>;
	readonly ladder = new Ladder();
	private readonly options: RoomOutputOptions;
	private readonly sight: ArenaSight;
	private readonly backlogs = new Map<string, Backlog>();

	constructor(options: RoomOutputOptions) {
		this.options = options;
		const { synced, playerIdOf, now, tickRate } = options;
		const saving = () => this.ladder.saving;
		this.sight = new ArenaSight(synced, saving);
		const frameBudget = Math.round(BYTES_PER_SECOND / tickRate);
		this.serializer = new InterestSerializer<ArenaState>({
			interest: () =>
				arenaInterest<Client>(synced, {
					playerIdOf,
					frameBudget,
					savedBudget: SAVED_BYTES,
					saving,
					sight: this.sight,
					log: options.sightLog,
				}),
			acknowledged: options.acknowledged,
			holdsAnother: options.holdsAnother,
			deliveryTo: (client) => this.deliveryTo(client),
			onSent: (client, bytes) => this.backlogs.get(client.sessionId)?.noteSent(synced.state.tick, bytes, now()),
		});
	}

	/** A client has a new connection. Returns what is to be told of the states that it says it has received. */
	connect(client: Client): Backlog {
		const backlog = new Backlog();
		this.backlogs.set(client.sessionId, backlog);
		return backlog;
	}

	/** A client left for good. */
	forget(client: Client): void {
		this.backlogs.delete(client.sessionId);
		this.serializer.forget(client);
		this.options.sightLog.forget(client.sessionId);
	}

	/** Whether a client has not read for so long that it is to make a new connection. */
	isStuck(client: Client, nowMs: number): boolean {
		return this.backlogs.get(client.sessionId)?.isStuck(nowMs) ?? false;
	}

	/** What happened in a tick; it goes out with the state of that tick. */
	tell(clients: Iterable<Client>, world: World, events: readonly WorldEvent[]): void {
		const stage = (client: Client, message: Uint8Array) => this.serializer.stage(client, message);
		const earOf = (client: Client) => this.sight.earOf(this.sight.player(this.options.playerIdOf(client)));
		sendEvents(clients, world, events, stage, this.sight.isPartial ? earOf : undefined);
	}

	private deliveryTo(client: Client): Delivery {
		const backlog = this.backlogs.get(client.sessionId);
		if (!backlog) return 'patch';
		const { bufferedAmount = 0 } = client.ref as unknown as { bufferedAmount?: number };
		return backlog.delivery(this.options.now(), bufferedAmount, this.options.listens(client));
	}
}
