/**
 * The numbers by which one client knows the entries that it holds. Small numbers take fewer bytes, so the lowest free
 * one is given; one that was given back is free only after the frame that tells of its deletion, and after a resync
 * (which a client gets whose frames were lost) none is given that it may still have from before.
 */

const FREE = 0;
const USED = 1;
const RESTING = 2;

export class LocalIds {
	private readonly first: number;
	private readonly states: Uint8Array;
	/** 1 for every number that was given since the last resync. */
	private given: Uint8Array;
	private resting: number[] = [];
	private lowest: number;
	private resyncing = false;

	/** Gives numbers from `first` to `last`. */
	constructor(first: number, last: number) {
		this.first = first;
		this.lowest = first;
		this.states = new Uint8Array(last + 1);
		this.given = new Uint8Array(last + 1);
	}

	/** A free number; 0 when there is none. */
	take(): number {
		const { states, given } = this;
		let id = this.lowest;
		while (id < states.length && (states[id] !== FREE || (this.resyncing && given[id] === 1))) id++;
		if (id >= states.length) return 0;
		states[id] = USED;
		if (!this.resyncing) given[id] = 1;
		this.lowest = id + 1;
		return id;
	}

	/** Gives a number back; it is free from the next frame on. */
	release(id: number): void {
		this.states[id] = RESTING;
		this.resting.push(id);
	}

	endFrame(): void {
		if (this.resting.length === 0) return;
		for (const id of this.resting) {
			this.states[id] = FREE;
			if (id < this.lowest) this.lowest = id;
		}
		this.resting.length = 0;
	}

	/** The client is told everything anew: all numbers come back, and until `endResync` only new ones are given. */
	beginResync(): void {
		this.resting.length = 0;
		this.states.fill(FREE);
		this.lowest = this.first;
		this.resyncing = true;
	}

	endResync(): void {
		this.given = this.states.slice();
		this.lowest = this.first;
		this.resyncing = false;
	}
}
