/**
 * Frames of bytes, one after the other in large pieces of memory, which are given away with them: nothing here is
 * written to again once a frame has ended. Used by `InterestEncoder` and by whoever sends its frames.
 */

/** Smallest piece of memory, bytes. */
const MIN_PIECE = 4096;

export class FrameWriter {
	bytes: Uint8Array<ArrayBuffer>;
	private readonly allocate: (bytes: number) => Uint8Array<ArrayBuffer>;
	/** Where the next byte goes, and where the frame began. */
	offset = 0;
	frameStart = 0;
	/** Bytes of the frames that ended since the last `newPiece`. */
	private written = 0;

	/** `allocate`: where memory comes from; what is in it does not matter. */
	constructor(pieceBytes = MIN_PIECE, allocate = (bytes: number) => new Uint8Array(bytes)) {
		this.allocate = allocate;
		this.bytes = allocate(pieceBytes);
	}

	/** Begins a frame; `ensure` must be asked before bytes are written. */
	begin(): void {
		this.frameStart = this.offset;
	}

	/** Makes room for `count` more bytes. May move the frame: read `bytes`, `offset` and `frameStart` again afterwards. */
	ensure(count: number): void {
		if (this.offset + count <= this.bytes.length) return;
		const length = this.offset - this.frameStart;
		const bytes = this.allocate(Math.max(this.bytes.length, MIN_PIECE, 2 * (length + count)));
		for (let i = 0; i < length; i++) bytes[i] = this.bytes[this.frameStart + i] as number;
		this.bytes = bytes;
		this.frameStart = 0;
		this.offset = length;
	}

	/** Copies bytes `from` to `to` (not included) of another array. */
	copy(source: Uint8Array, from: number, to: number): void {
		this.ensure(to - from);
		const { bytes } = this;
		let { offset } = this;
		// Pieces of a few bytes: a loop beats the set-up of `set`.
		if (to - from > 64) bytes.set(source.subarray(from, to), offset);
		else for (let i = from; i < to; i++) bytes[offset + i - from] = source[i] as number;
		offset += to - from;
		this.offset = offset;
	}

	/** Ends the frame and gives it away, without its first bytes. */
	end(skipped = 0): Uint8Array<ArrayBuffer> {
		this.written += this.offset - this.frameStart;
		const frame = this.bytes.subarray(this.frameStart + skipped, this.offset);
		this.frameStart = this.offset;
		return frame;
	}

	/** Takes new memory, as much as the frames since the last call took and a little more: what they held is let go. */
	newPiece(): void {
		this.bytes = this.allocate(Math.max(MIN_PIECE, Math.ceil(this.written * 1.25)));
		this.offset = 0;
		this.frameStart = 0;
		this.written = 0;
	}
}
