/**
 * Keeps the journal of a running match when something is wrong with it: a player complains, an invariant does not hold,
 * a client's prediction was not what the server did, an error ends it. The log names each. Owned by `ArenaRoom`; the match goes on.
 */

import type { Client } from '@colyseus/core';
import type { ComplaintMessage, DriftMessage } from '../schema/complaint.ts';
import type { KeptReason, KeptWhy } from '../schema/keptReport.ts';
import { InvariantWatch } from '../sim/invariantWatch.ts';
import type { Seat } from '../sim/match/seat.ts';
import type { World } from '../sim/world.ts';
import { Complaints } from './complaints.ts';
import { type KeptJournal, type LogLevel, roomServices } from './roomServices.ts';

/** What clients say of drift is kept so often in a match, whoever says it. */
const DRIFTS_MOST = 4;
/** And only of what was just now, ticks. */
const DRIFT_TICKS_AGO = 600;

export interface EvidenceOptions {
	roomId(): string;
	world(): World;
	seatOf(client: Client): Seat | undefined;
	/** Keeps the journal of the running match; rejects with why not, in words. */
	keep(reason: KeptReason): Promise<KeptJournal>;
	/** Monotonic, ms. */
	now(): number;
}

const LINES: Readonly<Record<KeptWhy, readonly [LogLevel, string]>> = {
	complaint: ['info', 'complaintKept'],
	invariant: ['error', 'invariantFailed'],
	drift: ['warn', 'predictionDrift'],
	failure: ['info', 'failureKept'],
};

export class Evidence {
	private readonly options: EvidenceOptions;
	private readonly watch = new InvariantWatch();
	private readonly complaints: Complaints;
	private world: World | undefined;
	/** Players whose drift was kept in this match. */
	private readonly drifted = new Set<number>();

	constructor(options: EvidenceOptions) {
		this.options = options;
		this.complaints = new Complaints({
			now: options.now,
			keep: (seat, tick, words) =>
				this.keep('complaint', { tick, playerId: seat.playerId, name: seat.name, detail: {}, ...(words ? { words } : {}) }),
		});
	}

	/** After each tick. */
	look(world: World): void {
		if (this.world !== world) {
			this.world = world;
			this.drifted.clear();
			this.complaints.beginMatch();
		}
		const broken = this.watch.step(world);
		if (!broken) return;
		const { kind, playerId, values } = broken;
		const name = world.players.get(playerId)?.name ?? '';
		this.keep('invariant', { tick: world.tick, playerId, name, detail: { kind, ...values } }).catch(() => {});
	}

	/** An error ends the match: to be called before its journal is ended. */
	fail(during: string, error: string): void {
		const { tick } = this.options.world();
		this.keep('failure', { tick, playerId: 0, name: '', detail: { during, error } }).catch(() => {});
	}

	complain(client: Client, message: ComplaintMessage): void {
		const seat = this.options.seatOf(client);
		if (seat) this.complaints.begin(client, seat, this.options.world(), message);
	}

	/** A piece of what the screen of who complained showed. */
	takeScreen(client: Client, piece: Uint8Array): void {
		this.complaints.take(client, piece);
	}

	/** Returns why it is not kept, or undefined. Nothing but the journal follows from it: anybody can say so. */
	drift(client: Client, { tick, ticks, units }: DriftMessage): string | undefined {
		const seat = this.options.seatOf(client);
		const world = this.options.world();
		if (!seat) return 'only players predict';
		if (tick > world.tick || world.tick - tick > DRIFT_TICKS_AGO) return 'that tick is not of the last seconds';
		if (this.drifted.has(seat.playerId) || this.drifted.size >= DRIFTS_MOST) return undefined;
		this.drifted.add(seat.playerId);
		this.keep('drift', { tick, playerId: seat.playerId, name: seat.name, detail: { ticks, units } }).catch(() => {});
		return undefined;
	}

	/** A client left for good. */
	forget(client: { sessionId: string }): void {
		this.complaints.forget(client);
	}

	/** Kept or not, the log has it. */
	private async keep(why: KeptWhy, about: Omit<KeptReason, 'why' | 'roomId'>): Promise<KeptJournal> {
		const roomId = this.options.roomId();
		const { detail, ...facts } = about;
		const [level, event] = LINES[why];
		const log = (kept: object) => roomServices().log(level, event, { ...kept, roomId, ...facts, ...detail });
		try {
			const kept = await this.options.keep({ why, roomId, ...about });
			log({ code: kept.code, path: kept.path });
			return kept;
		} catch (error) {
			log({ notKept: (error as Error).message });
			throw error;
		}
	}
}
