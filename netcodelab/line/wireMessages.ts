/**
 * Reads WebSocket messages (RFC 6455) out of one direction of a connection as its pieces pass, after the HTTP head that
 * comes first. Only as much of each as says what it is: used by `wireClock.ts`.
 */

/** A head ends with an empty line. */
const HEAD_END = Buffer.from('\r\n\r\n');
const UPGRADE = /^upgrade: websocket\r$/im;
const MASKED = 0x80;
const LENGTH_BITS = 0x7f;
const CONTROL = 0x08;
const MASK_BYTES = 4;
/** Bytes of a payload that are shown: Colyseus's code, time and acknowledgement. */
const SHOWN = 9;

export class WireMessages {
	#rest: Buffer = Buffer.alloc(0);
	#isPastHead = false;
	/** Plain HTTP: there are no messages. */
	#isOther = false;
	/** Bytes of the message under way that are still to come and of no interest. */
	#skip = 0;

	/** The beginnings of the messages whose beginning is complete with this piece, unmasked. */
	read(piece: Uint8Array): Uint8Array[] {
		if (this.#isOther) return [];
		this.#rest = this.#rest.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#rest, piece]);
		if (!this.#isPastHead) {
			const end = this.#rest.indexOf(HEAD_END);
			if (end < 0) return [];
			this.#isPastHead = true;
			this.#isOther = !UPGRADE.test(this.#rest.toString('latin1', 0, end + 1));
			this.#rest = this.#rest.subarray(end + HEAD_END.length);
		}
		const messages: Uint8Array[] = [];
		while (!this.#isOther) {
			const skipped = Math.min(this.#skip, this.#rest.length);
			this.#rest = this.#rest.subarray(skipped);
			this.#skip -= skipped;
			const head = this.#skip === 0 ? readHead(this.#rest) : undefined;
			if (!head) return messages;
			if (!head.isControl && head.length > 0) messages.push(shown(this.#rest, head));
			this.#skip = head.payload + head.length;
		}
		return messages;
	}
}

interface Head {
	isControl: boolean;
	/** Where the payload begins, and its length. */
	payload: number;
	length: number;
	mask: Uint8Array | undefined;
}

/** Undefined while the head and the beginning of the payload have not all come. */
function readHead(bytes: Buffer): Head | undefined {
	if (bytes.length < 2) return undefined;
	const second = bytes[1] as number;
	const short = second & LENGTH_BITS;
	const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
	const maskAt = 2 + lengthBytes;
	const isMasked = (second & MASKED) !== 0;
	const payload = maskAt + (isMasked ? MASK_BYTES : 0);
	if (bytes.length < payload) return undefined;
	const length = lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : lengthBytes === 2 ? bytes.readUInt16BE(2) : short;
	if (bytes.length < payload + Math.min(SHOWN, length)) return undefined;
	const isControl = ((bytes[0] as number) & CONTROL) !== 0;
	return { isControl, payload, length, mask: isMasked ? bytes.subarray(maskAt, payload) : undefined };
}

function shown(bytes: Buffer, { payload, length, mask }: Head): Uint8Array {
	const beginning = Uint8Array.from(bytes.subarray(payload, payload + Math.min(SHOWN, length)));
	if (mask) for (let i = 0; i < beginning.length; i++) beginning[i] = (beginning[i] as number) ^ (mask[i % MASK_BYTES] as number);
	return beginning;
}
