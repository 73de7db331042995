/** What both ends must agree on before they talk: version, room name, message names, error codes. */

/** Raised with every change that an older page could not follow. */
export const PROTOCOL_VERSION = 7;

export const ARENA_ROOM = 'arena';
export const PARTY_ROOM = 'party';

/** Messages of the room to its clients. */
export const SERVER_MESSAGES = {
	events: 'events',
	notice: 'notice',
	complaint: 'complaint',
	/** The path of the process to which the match goes soon: a client may be at its door before. */
	moving: 'moving',
} as const;
/** Messages of a client to its room. */
export const CLIENT_MESSAGES = {
	away: 'away',
	tune: 'tune',
	vote: 'vote',
	/** See `schema/complaint.ts`. */
	complain: 'complain',
	screen: 'screen',
	drift: 'drift',
} as const;

/** Most people of a party. */
export const PARTY_SIZE = 4;
/** Messages of a party's member to its room; what it sends back is `seat`, with a seat in a match. */
export const PARTY_MESSAGES = { name: 'name', ready: 'ready', mode: 'mode', play: 'play', stop: 'stop', playing: 'playing' } as const;
export const PARTY_SEAT = 'seat';
/** Of a party's link: 60 random bits. */
export const PARTY_CODE = /^[\w-]{10}$/;

/**
 * Codes of what a client is told when something does not work. Refusals of a join travel as HTTP status codes, so they
 * lie in a part of 400 to 499 that HTTP leaves free; closes and answers lie in WebSocket's private range.
 */
export const PROBLEMS = {
	badOptions: 470,
	tooOld: 471,
	unknownMode: 472,
	unknownMap: 473,
	/** Nobody more is taken in at the moment. */
	serverFull: 474,
	roomFull: 475,
	/** There is no room of that id, or no longer. */
	roomGone: 476,
	/** An address asked too often: for seats, for parties, for what does not exist. */
	tooOften: 477,
	/** It could not be done in time; the same may work at once. */
	notNow: 478,
	/** Nobody can be matched for the moment; running matches go on. To be asked again. */
	waiting: 479,
	/** The match ended by an error of ours. */
	matchFailed: 4610,
	/** Away for too long; the seat went to somebody else. */
	awayTooLong: 4611,
	badMessage: 4612,
	/** The server has a newer version than this page, which is to be loaded anew. */
	newVersion: 4614,
	/** A party's member came back by another connection, in another tab for instance. */
	memberElsewhere: 4613,
} as const;

/**
 * A room that moves to another process closes its clients' connections with this reason. It names the path at which
 * the room goes on, where that is known already.
 */
const MOVED = 'moved:';

export function movedReason(path: string | undefined): string {
	return MOVED + (path ?? '');
}

/** Where a room has moved to, by the reason of a close: `''` when that is to be asked, undefined when it has not moved. */
export function movedTo(reason: string | undefined): string | undefined {
	return reason?.startsWith(MOVED) ? reason.slice(MOVED.length) : undefined;
}
