/** What the command and its worker processes of bots tell each other. */

import type { NetStatus } from '../../netcode/view.ts';
import type { Return } from './chaosBot.ts';

export type ToWorker =
	/** Opens rooms of their own and fills them. Answered by `added`. */
	| { type: 'add'; url: string; rooms: number; botsPerRoom: number; seed: number }
	/** Somebody joins by quick play, each so long after this message, and leaves again `staysMs` after that. Answered by `stormed`. */
	| { type: 'storm'; url: string; joinAtMs: readonly number[]; staysMs: number }
	/** One more into a room that is there. Answered by `joined`. */
	| { type: 'join'; url: string; roomId: string }
	/** Answered by `count`. */
	| { type: 'count' }
	/** All leave; then the end. */
	| { type: 'end' };

export type FromWorker =
	/** Rooms by id. `failed`: joins that did not work, in words. */
	| { type: 'added'; roomIds: string[]; failed: string[] }
	/** How long each took to be in a match, ms. */
	| { type: 'stormed'; joinMs: number[]; failed: string[] }
	/** `problem`: why not. */
	| { type: 'joined'; problem: string | undefined }
	/** At play now, by room; and the share of the time since the last of these in which the bots were looked after too late. */
	| { type: 'count'; playing: Record<string, number>; lateShare: number }
	| { type: 'return'; event: Return }
	| { type: 'seen'; state: NetStatus['state']; roomId: string; atMs: number }
	| { type: 'lost'; code: string; roomId: string }
	/** A fault of the bots' own; the run says nothing. */
	| { type: 'fault'; message: string };
