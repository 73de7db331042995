/** What a client may ask of a room when it makes or joins one, checked before anything is built on it. */

import { ServerError } from '@colyseus/core';
import { z } from 'zod';
import { PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { ARENAS, arenasFor } from '../sim/arenas/registry.ts';
import { SKILL_CHOICES } from '../sim/match/botCrew.ts';
import { arenaFor, DEFAULT_MODE, MODES } from '../sim/modes/registry.ts';

export const MAX_NAME_LENGTH = 16;

const Options = z.object({
	protocol: z.number().int(),
	name: z.string().max(200).default(''),
	mode: z.string().max(40).default(DEFAULT_MODE),
	/** The mode's usual one when none is named. */
	map: z.string().max(40).optional(),
	/** Players up to which bots fill the room; only heard in a private room. */
	bots: z
		.number()
		.int()
		.min(0)
		.max(Math.max(...Object.values(MODES).map(({ maxPlayers }) => maxPlayers)))
		.optional(),
	/** How well bots play; only heard in a private room. */
	skill: z.enum(SKILL_CHOICES).default('mixed'),
	private: z.boolean().default(false),
});
export type RoomOptions = z.infer<typeof Options> & {
	map: string;
	/** Those who have the same number sit together. The matchmaker gives it: what a client sends under this name is left out. */
	party?: number;
	/** Who it is over many matches, and the points of their rating; the server says so as well. */
	player?: string;
	rating?: number;
};

/** The options in order; throws a `ServerError` with a code of `PROBLEMS` and what to do about it. */
export function readRoomOptions(raw: unknown): RoomOptions {
	const parsed = Options.safeParse(raw ?? {});
	const protocol = (raw as { protocol?: unknown } | undefined)?.protocol;
	if (protocol !== PROTOCOL_VERSION) {
		throw new ServerError(
			PROBLEMS.tooOld,
			`This page speaks protocol ${String(protocol ?? 'unknown').slice(0, 20)}, the server ${PROTOCOL_VERSION}. Reload the page.`,
		);
	}
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new ServerError(PROBLEMS.badOptions, `Option "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'not understood'}.`);
	}
	const { mode, map = arenaFor(mode) } = parsed.data;
	if (!Object.hasOwn(MODES, mode))
		throw new ServerError(PROBLEMS.unknownMode, `There is no mode "${mode}". There are: ${Object.keys(MODES).join(', ')}.`);
	if (!Object.hasOwn(ARENAS, map))
		throw new ServerError(PROBLEMS.unknownMap, `There is no map "${map}". There are: ${Object.keys(ARENAS).join(', ')}.`);
	const use = MODES[mode]?.maps ?? 'match';
	// On the range everything may be tried but a crowd.
	if (ARENAS[map]?.use !== use && (use === 'crowd' || ARENAS[map]?.use === 'crowd'))
		throw new ServerError(PROBLEMS.unknownMap, `Mode "${mode}" is not played on "${map}". It is on: ${arenasFor(use).join(', ')}.`);
	return { ...parsed.data, map };
}

/** A name that others may be shown: printable, one line, bounded; a default for an empty one. */
export function cleanName(raw: string): string {
	const name = raw
		.normalize('NFC')
		.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
	return [...name].slice(0, MAX_NAME_LENGTH).join('') || 'Player';
}
