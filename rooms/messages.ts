/** Messages of clients to a room, checked before a handler sees them: what is wrong is answered, and logged once. */

import type { Client } from '@colyseus/core';
import { z } from 'zod';
import type { ComplaintMessage, DriftMessage } from '../schema/complaint.ts';
import { WORDS_MOST } from '../schema/keptReport.ts';
import { PACKED_BYTES } from '../schema/lastSeconds.ts';
import { PROBLEMS } from '../schema/protocol.ts';
import { roomServices } from './roomServices.ts';

/** The page was hidden, or is shown again. */
const Away = z.object({ hidden: z.boolean() });
/** A tunable number is to change. */
const Tune = z.object({ key: z.string().max(60), value: z.number() });

/** The map that the next match is to be on. */
const Vote = z.object({ arenaId: z.string().max(40) });

/** Something was wrong, says the player: see `schema/complaint.ts`. */
const Complain = z.object({
	tick: z.number().int().min(0),
	words: z.string().max(WORDS_MOST).optional(),
	screenBytes: z.number().int().min(0).max(PACKED_BYTES),
});
/** Prediction was not what the server did, says the client. */
const Drift = z.object({ tick: z.number().int().min(0), ticks: z.number().int().min(1).max(10_000), units: z.number().min(0).max(10_000) });

type Handler = (client: Client, message: unknown) => void;

/** A handler of messages of a shape; others are refused. */
export function checked<T>(type: string, shape: z.ZodType<T>, handle: (client: Client, message: T) => void): Handler {
	return (client, raw) => {
		const parsed = shape.safeParse(raw);
		if (parsed.success) handle(client, parsed.data);
		else refuse(client, `message "${type}": ${parsed.error.issues[0]?.message ?? 'not understood'}`);
	};
}

/** Answers with a code and a reason; the log gets who and why. */
export function refuse(client: Client, reason: string, code: number = PROBLEMS.badMessage): void {
	client.error(code, reason);
	roomServices().log('warn', 'badMessage', { sessionId: client.sessionId, code, reason });
}

export function awayMessage(handle: (client: Client, hidden: boolean) => void): Handler {
	return checked('away', Away, (client, { hidden }) => handle(client, hidden));
}

/** `handle` returns why not, or undefined when it is done. */
export function tuneMessage(handle: (client: Client, key: string, value: number) => string | undefined): Handler {
	return checked('tune', Tune, (client, { key, value }) => {
		const problem = handle(client, key, value);
		if (problem) refuse(client, problem);
	});
}

/** `handle` returns why not, or undefined when it counts. */
export function voteMessage(handle: (client: Client, arenaId: string) => string | undefined): Handler {
	return checked('vote', Vote, (client, { arenaId }) => {
		const problem = handle(client, arenaId);
		if (problem) refuse(client, problem);
	});
}

export function complainMessage(handle: (client: Client, message: ComplaintMessage) => void): Handler {
	return checked('complain', Complain, (client, { words, ...message }) => {
		const said = words?.replace(/[\s\p{C}]+/gu, ' ').trim();
		handle(client, said ? { ...message, words: said } : message);
	});
}

/** `handle` returns why it is not kept, or undefined. */
export function driftMessage(handle: (client: Client, message: DriftMessage) => string | undefined): Handler {
	return checked('drift', Drift, (client, message) => {
		const problem = handle(client, message);
		if (problem) refuse(client, problem);
	});
}
