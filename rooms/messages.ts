/** Messages of clients to a room, checked before a handler sees them: what is wrong is answered, and logged once. */

import type { Client } from '@colyseus/core';
import { z } from 'zod';
import type { ComplaintMessage, DriftMessage } from '../schema/complaint.ts';
import { WORDS_MOST } from '../schema/keptReport.ts';
import { PACKED_BYTES } from '../schema/lastSeconds.ts';
import { CLIENT_MESSAGES, PROBLEMS } from '../schema/protocol.ts';
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

/** A handler of messages of a shape; others are refused, and `onBad` is told. */
export function checked<T>(
	type: string,
	shape: z.ZodType<T>,
	handle: (client: Client, message: T) => void,
	onBad: (client: Client) => void = () => {},
): Handler {
	return (client, raw) => {
		const parsed = shape.safeParse(raw);
		if (parsed.success) {
			handle(client, parsed.data);
			return;
		}
		onBad(client);
		refuse(client, `message "${type}": ${parsed.error.issues[0]?.message ?? 'not understood'}`);
	};
}

/** Answers with a code and a reason; the log gets who and why. */
export function refuse(client: Client, reason: string, code: number = PROBLEMS.badMessage): void {
	client.error(code, reason);
	roomServices().log('warn', 'badMessage', { sessionId: client.sessionId, code, reason });
}

/** What a match does with messages; what returns says why not, or undefined when it is done. */
export interface MatchMessages {
	away(client: Client, hidden: boolean): void;
	vote(client: Client, arenaId: string): string | undefined;
	tune(client: Client, key: string, value: number): string | undefined;
	complain(client: Client, message: ComplaintMessage): void;
	drift(client: Client, message: DriftMessage): string | undefined;
}

/** The handlers of a match's messages. `onBad`: told of what a client of ours does not send. */
export function checkedMessages(match: MatchMessages, onBad: (client: Client) => void) {
	const answer = (client: Client, problem: string | undefined) => {
		if (problem) refuse(client, problem);
	};
	const { away, vote, tune, complain, drift } = CLIENT_MESSAGES;
	return {
		[away]: checked(away, Away, (client, { hidden }) => match.away(client, hidden), onBad),
		[vote]: checked(vote, Vote, (client, { arenaId }) => answer(client, match.vote(client, arenaId)), onBad),
		[tune]: checked(tune, Tune, (client, { key, value }) => answer(client, match.tune(client, key, value)), onBad),
		[complain]: checked(
			complain,
			Complain,
			(client, { words, ...message }) => {
				const said = words?.replace(/[\s\p{C}]+/gu, ' ').trim();
				match.complain(client, said ? { ...message, words: said } : message);
			},
			onBad,
		),
		[drift]: checked(drift, Drift, (client, message) => answer(client, match.drift(client, message)), onBad),
		_: (client: Client, type: string | number) => {
			onBad(client);
			refuse(client, `there is no message "${String(type).slice(0, 40)}"`);
		},
	};
}
