/**
 * Writes bytes to a socket past Node's streams: what the kernel takes at once needs none of their state, their
 * callbacks and their objects, and in a room of hundreds that is nearly all that is ever written. What the kernel does
 * not take at once, and what ends in an error, goes on as always: a socket that has something waiting is written to
 * through its stream, so order, back-pressure and the end of a connection are the stream's.
 *
 * The one place that reaches into how Node writes. Used by `messageFrames.ts`.
 */

import { tapOf } from './socketTap.ts';

/** Where bytes go that have their headers. They must not be written to any more. */
export interface Outlet {
	write(bytes: Uint8Array): boolean;
}

/** What Node says of the last write of any socket: 1 at this place when it is still under way. */
interface StreamWrap {
	WriteWrap: new () => Write;
	streamBaseState: Int32Array;
	kLastWriteWasAsync: number;
}

/** A write that may still be under way; used again when it was not. */
interface Write {
	/** Keeps the bytes alive. */
	buffer?: Uint8Array;
	oncomplete?: (status: number) => void;
}

interface Handle {
	/** Bytes that the kernel has not taken yet. */
	writeQueueSize: number;
	/** Returns 0, or the number of an error. */
	writeBuffer(write: Write, bytes: Uint8Array): number;
}

/** A socket of Node's. */
interface Stream extends Outlet {
	_handle?: Handle;
	/** Bytes that it holds back itself. */
	readonly writableLength: number;
	destroy(error?: Error): void;
}

const streamWrap = findStreamWrap();

/** `socket`: of `ws`; `stream`: what it writes to. */
export function outletOf(socket: object, stream: Outlet): Outlet {
	const handle = (stream as Stream)._handle;
	if (!streamWrap || typeof handle?.writeBuffer !== 'function' || typeof handle.writeQueueSize !== 'number') return stream;
	const direct = new DirectOutlet(stream as Stream, handle, streamWrap);
	const tap = tapOf(socket);
	if (!tap) return direct;
	return {
		write(bytes) {
			if (!direct.writeNow(bytes)) return stream.write(bytes);
			tap.sent(bytes);
			return true;
		},
	};
}

class DirectOutlet implements Outlet {
	private readonly stream: Stream;
	private readonly handle: Handle;
	private readonly wrap: StreamWrap;
	private next: Write;

	constructor(stream: Stream, handle: Handle, wrap: StreamWrap) {
		this.stream = stream;
		this.handle = handle;
		this.wrap = wrap;
		this.next = new wrap.WriteWrap();
	}

	write(bytes: Uint8Array): boolean {
		return this.writeNow(bytes) || this.stream.write(bytes);
	}

	/** Whether the bytes are on their way; false leaves them, and what is wrong, to the stream. */
	writeNow(bytes: Uint8Array): boolean {
		const { stream, handle, wrap, next } = this;
		if (stream.writableLength > 0 || handle.writeQueueSize > 0 || handle.writeBuffer(next, bytes) !== 0) return false;
		if (wrap.streamBaseState[wrap.kLastWriteWasAsync] !== 0) this.finishLater(next, bytes);
		return true;
	}

	/** The kernel took a part: the rest goes by itself, and this write is not used again. */
	private finishLater(write: Write, bytes: Uint8Array): void {
		write.buffer = bytes;
		write.oncomplete = (status) => {
			if (status < 0) this.stream.destroy(new Error(`a write to a client ended with ${status}`));
		};
		this.next = new this.wrap.WriteWrap();
	}
}

/** Undefined where Node keeps it from us: everything is written through streams then. */
function findStreamWrap(): StreamWrap | undefined {
	try {
		const { binding } = process as unknown as { binding(name: string): Partial<StreamWrap> };
		const { WriteWrap, streamBaseState, kLastWriteWasAsync } = binding('stream_wrap');
		if (!WriteWrap || !streamBaseState || kLastWriteWasAsync === undefined) return undefined;
		return { WriteWrap, streamBaseState, kLastWriteWasAsync };
	} catch {
		return undefined;
	}
}
