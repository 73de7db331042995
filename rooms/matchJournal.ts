/** Hands matches to the process's journals, one a match. Made by `ArenaRoom`, called by `MatchRunner`. */

import type { KeptReason } from '../schema/keptReport.ts';
import { journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import type { MatchRecorder } from '../sim/match/runner.ts';
import type { TickInput } from '../sim/tickInput.ts';
import type { World } from '../sim/world.ts';
import { type JournalWriter, type KeptJournal, roomServices } from './roomServices.ts';

export class MatchJournal implements MatchRecorder {
	private readonly roomId: string;
	private encoder: JournalEncoder | undefined;
	private writer: JournalWriter | undefined;

	constructor(roomId: string) {
		this.roomId = roomId;
	}

	begin(world: World): void {
		const start = journalStart(world);
		this.writer = roomServices().openJournal(this.roomId, start);
		this.encoder = this.writer && new JournalEncoder(start);
	}

	tick(input: TickInput, hash: number): void {
		if (this.encoder) this.writer?.append(this.encoder.tick(input, hash));
	}

	/** Keeps the journal of the running match, what follows included. Rejects with why not, in words for a player. */
	keep(reason: KeptReason): Promise<KeptJournal> {
		return this.writer?.keep(reason) ?? Promise.reject(new Error('this server keeps no journals of its matches'));
	}

	end(reason: string): void {
		if (this.encoder) this.writer?.append(this.encoder.end(reason));
		this.writer?.close();
		this.encoder = undefined;
		this.writer = undefined;
	}
}
