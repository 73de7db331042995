/** The way into matches as the page needs it: over the network in `serverEntrance.ts`, in this page in the demo. */

import type { ClientSession } from '../netcode/clientSession.ts';
import type { Party, PartyOptions, SeatReservation } from '../netcode/party.ts';
import type { Waiting } from '../netcode/waiting.ts';
import type { UrlOptions } from './urlOptions.ts';

export interface Entrance {
	/** Every match is the player's own: what is asked of a private room can be asked of each. */
	readonly ownMatches: boolean;
	/** Undefined where there are no others to play with. */
	readonly parties: PartyEntrance | undefined;
	/** What the start screen says about where matches are played, if anything. */
	about(): HTMLElement | undefined;
	/** Throws a `JoinError`. */
	join(name: string, match: UrlOptions['match'], waiting: Waiting): Promise<ClientSession>;
	/** Back to the seat that this tab had before a reload; undefined when there is none. May throw. */
	resume(match: UrlOptions['match']): Promise<ClientSession | undefined>;
}

export interface PartyEntrance {
	/** Begins a party, or enters that of a code. Throws a `JoinError`. */
	enter(options: Omit<PartyOptions, 'url' | 'identity' | 'roundTripsMs'>): Promise<Party>;
	/** Sits down in a seat of the party, or in the one that `again` comes to. Throws a `JoinError`. */
	takeSeat(match: UrlOptions['match'], seat: SeatReservation, again: () => Promise<SeatReservation>): Promise<ClientSession>;
}
