/** What a party's members see of it. Fields only; the rules are in `rooms/PartyRoom.ts`. */

import { type SchemaType, schema, t } from '@colyseus/schema';

export const PartyMember = schema(
	{
		name: t.string().default(''),
		/** Of its present connection: by it a client knows itself. */
		sessionId: t.string().default(''),
		leader: t.boolean().default(false),
		/** Wants to play as soon as the leader says so. */
		ready: t.boolean().default(false),
		/** Sits in the party's match, or is on the way there. */
		playing: t.boolean().default(false),
		/** Has a connection. */
		here: t.boolean().default(true),
	},
	'PartyMember',
);
export type PartyMember = SchemaType<typeof PartyMember>;

export const PartyState = schema(
	{
		/** What the link says. */
		code: t.string().default(''),
		modeId: t.string().default(''),
		searching: t.boolean().default(false),
		/** In the line before a full server, counted from 1; 0 when it need not wait there. */
		position: t.uint16().default(0),
		/** How long that takes, as measured lately; 0 where it is not known. */
		expectedSeconds: t.uint16().default(0),
		/** By a number that a member keeps over its connections. */
		members: t.map(PartyMember),
	},
	'PartyState',
);
export type PartyState = SchemaType<typeof PartyState>;
