/** What a game says of one managed map: who is to know what, how often, and what first. Given to `InterestEncoder`. */

import type { ManagedEntry, ManagedMap } from './managedMap.ts';

/** Who is told what of one managed map. */
export interface ManagedField<C, S extends object> {
	map: ManagedMap<S>;
	/** Ticks from one look of a client to its next; 1 unless said otherwise. */
	lookEvery?: number | (() => number);
	/** Calls `see` for each entry that the client is to hold. */
	look(client: C, see: (entry: ManagedEntry<S>) => void): void;
	/** Whether an entry stays that the client holds and that `look` did not see: for an edge that does not flicker. */
	keeps?(client: C, entry: ManagedEntry<S>): boolean;
	/** Asked once a frame: what tells the ticks between two frames with news of an entry; undefined where all go every tick. */
	every?(client: C): ((entry: ManagedEntry<S>) => number) | undefined;
	/**
	 * How urgent news of an entry is where not all fits into a frame, above 0; it grows with every frame that the news
	 * waits. `Infinity`, as it is unless said otherwise, goes whatever the budget is.
	 */
	urgency?(client: C, entry: ManagedEntry<S>): number;
	/** Told what clients hold, by their keys; what is gone from the map is gone from all of them and is not told. */
	holding?: HoldingWatcher<S>;
}

/** Notes what clients hold. */
export interface HoldingWatcher<S extends object> {
	/** A client is given everything anew: it holds nothing of what it held. */
	anew(key: unknown): void;
	/** A client was sent an entry, or told that it goes. */
	note(key: unknown, entry: ManagedEntry<S>, isHeld: boolean): void;
}

/** A managed field as the encoder works with it. */
export interface Managed<C> extends Omit<ManagedField<C, object>, 'lookEvery'> {
	refId: number;
	lookEvery: () => number;
}
