/** What both ends must agree on before they talk: version, room name, message names, error codes. */

/** Raised with every change that an older page could not follow. */
export const PROTOCOL_VERSION = 1;

export const ARENA_ROOM = 'arena';

/** Messages of the room to its clients. */
export const SERVER_MESSAGES = { events: 'events', notice: 'notice' } as const;
/** Messages of a client to its room. */
export const CLIENT_MESSAGES = { away: 'away', tune: 'tune' } as const;

/** Codes of refusals and of closes for good (WebSocket's private range), each with what a player can do. */
export const PROBLEMS = {
	badOptions: 4601,
	tooOld: 4602,
	unknownMode: 4603,
	unknownMap: 4604,
	/** The match ended by an error of ours. */
	matchFailed: 4610,
	/** Away for too long; the seat went to somebody else. */
	awayTooLong: 4611,
	badMessage: 4612,
} as const;
