/**
 * Who has been sent to whose client, as changes from tick to tick: for the journal of a mode in which not everybody is
 * sent to everybody. Told by what makes the clients' frames, read by `MatchRunner`.
 */

import type { SightChange } from '../tickInput.ts';

export class SightLog<Key> {
	/** Whose clients hold whom, and what of that is not yet in the journal. By what stays the same when somebody comes back. */
	private readonly held = new Map<Key, Set<number>>();
	private readonly changed = new Map<Key, Set<number>>();
	private readonly playerIdOf: (key: Key) => number | undefined;

	constructor(playerIdOf: (key: Key) => number | undefined) {
		this.playerIdOf = playerIdOf;
	}

	/** A client is given everything anew: what it held is gone. */
	anew(key: Key): void {
		for (const id of this.held.get(key) ?? []) this.note(key, id, false);
	}

	/** A client was sent a player's body, or told that it goes. */
	note(key: Key, id: number, isHeld: boolean): void {
		const held = entryOf(this.held, key);
		if (held.has(id) === isHeld) return;
		if (isHeld) held.add(id);
		else held.delete(id);
		// What came and went between two ticks is no change.
		const changed = entryOf(this.changed, key);
		if (!changed.delete(id)) changed.add(id);
	}

	/** A client left for good. */
	forget(key: Key): void {
		this.held.delete(key);
		this.changed.delete(key);
	}

	/** Another journal begins, which knows nothing. `players`: who is there; others are gone from every client. */
	begin(players: { has(id: number): boolean }): void {
		for (const [key, held] of this.held) {
			for (const id of held) if (!players.has(id)) held.delete(id);
			this.changed.set(key, new Set(held));
		}
	}

	/** The changes since the last call. */
	take(): SightChange[] {
		const changes: SightChange[] = [];
		for (const [key, changed] of this.changed) {
			const id = this.playerIdOf(key);
			if (id === undefined || changed.size === 0) continue;
			const held = entryOf(this.held, key);
			const others = [...changed].filter((other) => other !== id).sort((a, b) => a - b);
			const entered = others.filter((other) => held.has(other));
			const left = others.filter((other) => !held.has(other));
			if (others.length > 0) changes.push({ id, entered, left });
		}
		this.changed.clear();
		return changes;
	}
}

function entryOf<Key>(sets: Map<Key, Set<number>>, key: Key): Set<number> {
	const known = sets.get(key);
	if (known) return known;
	const made = new Set<number>();
	sets.set(key, made);
	return made;
}
