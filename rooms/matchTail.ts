/** The journal of a match since its last image, in memory. Kept by `ArenaRoom` for whoever keeps the room. */

import { JournalEncoder } from '../sim/journalEncoder.ts';
import type { MatchRecorder } from '../sim/match/runner.ts';
import type { TickInput } from '../sim/tickInput.ts';
import type { World } from '../sim/world.ts';

export class MatchTail implements MatchRecorder {
	private readonly onMatch: () => void;
	private encoder: JournalEncoder | undefined;
	private parts: Uint8Array[] = [];
	private bytes = 0;

	/** `onMatch`: another match has begun, for which the last image is none. */
	constructor(onMatch: () => void) {
		this.onMatch = onMatch;
	}

	begin(): void {
		this.encoder = undefined;
		this.drop();
		this.onMatch();
	}

	/** Begins anew after an image of this world. */
	beginAt(world: World): void {
		this.encoder = new JournalEncoder({ snapshot: { players: [...world.players.values()] } });
		this.drop();
	}

	tick(input: TickInput, hash: number): void {
		if (!this.encoder) return;
		const record = this.encoder.tick(input, hash).slice();
		this.parts.push(record);
		this.bytes += record.length;
	}

	end(): void {}

	/** The records since the last call. */
	take(): Uint8Array {
		const all = new Uint8Array(this.bytes);
		let at = 0;
		for (const part of this.parts) {
			all.set(part, at);
			at += part.length;
		}
		this.drop();
		return all;
	}

	private drop(): void {
		this.parts = [];
		this.bytes = 0;
	}
}
