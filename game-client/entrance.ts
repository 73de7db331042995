/** The way into matches as the page needs it: over the network in `serverEntrance.ts`, in this page in the demo. */

import type { ClientSession } from '../netcode/clientSession.ts';
import type { UrlOptions } from './urlOptions.ts';

export interface Entrance {
	/** Every match is the player's own: what is asked of a private room can be asked of each. */
	readonly ownMatches: boolean;
	/** What the start screen says about where matches are played, if anything. */
	about(): HTMLElement | undefined;
	/** Throws a `JoinError`. */
	join(name: string, match: UrlOptions['match']): Promise<ClientSession>;
	/** Back to the seat that this tab had before a reload; undefined when there is none. May throw. */
	resume(match: UrlOptions['match']): Promise<ClientSession | undefined>;
}
