/** Takes what players complain of: keeps the match under a code at once, then what their screen showed. Used by `Evidence`. */

import type { Client } from '@colyseus/core';
import type { ComplaintAnswer, ComplaintMessage } from '../schema/complaint.ts';
import { SERVER_MESSAGES } from '../schema/protocol.ts';
import type { Seat } from '../sim/match/seat.ts';
import type { World } from '../sim/world.ts';
import type { KeptJournal } from './roomServices.ts';

/** Between two of one player, ms, and in a match. */
const EVERY_MS = 10_000;
const MOST_A_MATCH = 10;
/** Of all rooms of the process: each costs the disk something, and the process some milliseconds. */
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;
/** What a player saw is at most so far behind what is now, seconds. */
const SEEN_SECONDS_AGO = 10;

interface Sender {
	lastMs: number;
	count: number;
	/** What comes of the screen. */
	screen: { kept: KeptJournal; parts: Uint8Array[]; got: number; wanted: number } | undefined;
}

export interface ComplaintsOptions {
	/** Rejects with why not, in words for a player. */
	keep(seat: Seat, tick: number, words: string | undefined): Promise<KeptJournal>;
	/** Monotonic, ms. */
	now(): number;
}

/** When those of the whole process came, ms. */
const ofProcess: number[] = [];

export class Complaints {
	private readonly options: ComplaintsOptions;
	/** By session. */
	private readonly senders = new Map<string, Sender>();

	constructor(options: ComplaintsOptions) {
		this.options = options;
	}

	beginMatch(): void {
		for (const sender of this.senders.values()) sender.count = 0;
	}

	begin(client: Client, seat: Seat, world: World, { tick, words, screenBytes }: ComplaintMessage): void {
		const sender = this.senderOf(client);
		const problem = this.tooOften(sender);
		if (problem) {
			answer(client, { kind: 'refused', problem });
			return;
		}
		sender.screen = undefined;
		const seen = Math.max(world.tick - SEEN_SECONDS_AGO * world.tickRate, Math.min(tick, world.tick));
		this.options.keep(seat, Math.max(0, Math.floor(seen)), words).then(
			(kept) => {
				if (screenBytes > 0) sender.screen = { kept, parts: [], got: 0, wanted: screenBytes };
				answer(client, { kind: 'kept', code: kept.code });
			},
			(error: Error) => answer(client, { kind: 'refused', problem: error.message }),
		);
	}

	/** What nobody waits for is dropped: of a complaint that was refused, or made before a newer one. */
	take(client: Client, piece: Uint8Array): void {
		const sender = this.senders.get(client.sessionId);
		const screen = sender?.screen;
		if (!sender || !screen) return;
		screen.got += piece.length;
		if (screen.got > screen.wanted) {
			sender.screen = undefined;
			answer(client, { kind: 'done', problem: 'more came of the screen than was announced' });
			return;
		}
		// It lies in memory that is read into again.
		screen.parts.push(piece.slice());
		if (screen.got < screen.wanted) {
			answer(client, { kind: 'received', bytes: screen.got });
			return;
		}
		sender.screen = undefined;
		void screen.kept.addScreen(joined(screen.parts, screen.got)).then((problem) => {
			answer(client, problem ? { kind: 'done', problem } : { kind: 'done' });
		});
	}

	forget({ sessionId }: { sessionId: string }): void {
		this.senders.delete(sessionId);
	}

	private senderOf({ sessionId }: Client): Sender {
		let sender = this.senders.get(sessionId);
		if (!sender) {
			sender = { lastMs: Number.NEGATIVE_INFINITY, count: 0, screen: undefined };
			this.senders.set(sessionId, sender);
		}
		return sender;
	}

	/** Notes one more, unless that is too many: why, in words. */
	private tooOften(sender: Sender): string | undefined {
		const nowMs = this.options.now();
		const waitMs = sender.lastMs + EVERY_MS - nowMs;
		if (waitMs > 0) return `one was saved just now, again in ${Math.ceil(waitMs / 1000)} s`;
		if (sender.count >= MOST_A_MATCH) return `${MOST_A_MATCH} of this match are saved already`;
		while (ofProcess[0] !== undefined && ofProcess[0] < nowMs - MINUTE_MS) ofProcess.shift();
		if (ofProcess.length >= MOST_A_MINUTE) return 'many were saved in the last minute: try again in a little while';
		ofProcess.push(nowMs);
		sender.lastMs = nowMs;
		sender.count++;
		return undefined;
	}
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
	const all = new Uint8Array(length);
	let offset = 0;
	for (const part of parts) {
		all.set(part, offset);
		offset += part.length;
	}
	return all;
}

function answer(client: Client, message: ComplaintAnswer): void {
	client.send(SERVER_MESSAGES.complaint, message);
}
