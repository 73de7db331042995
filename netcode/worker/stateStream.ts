/** The synced state of a match as bytes for one client, exactly as a room would send them. Used by `MatchHost`. */

import { Encoder, type Iterator, StateView } from '@colyseus/schema';
import type { ArenaState } from '../../schema/ArenaState.ts';
import type { Self } from '../../schema/Self.ts';

/** More than a full match takes as a whole, bytes. */
const WHOLE_BYTES = 64 * 1024;

export class StateStream {
	private readonly encoder: Encoder<ArenaState>;
	private readonly view = new StateView();

	constructor(state: ArenaState) {
		this.encoder = new Encoder(state);
	}

	/** Lets the client see its own player in full. */
	showSelf(self: Self): void {
		if (!this.view.has(self)) this.view.add(self);
	}

	/** Everything, for a client that has nothing yet. */
	whole(): Uint8Array<ArrayBuffer> {
		const it: Iterator = { offset: 0 };
		const buffer = new Uint8Array(WHOLE_BYTES);
		this.encoder.encodeAll(it, buffer);
		return new Uint8Array(this.encoder.encodeAllView(this.view, it.offset, it, buffer));
	}

	/** What has changed since it was asked last. */
	changes(): Uint8Array<ArrayBuffer> {
		const it: Iterator = { offset: 0 };
		this.encoder.encode(it);
		// Copied: the encoder uses its buffer again.
		const bytes = new Uint8Array(this.encoder.encodeView(this.view, it.offset, it));
		this.encoder.discardChanges();
		return bytes;
	}
}
