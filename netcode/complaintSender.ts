/**
 * Sends a complaint: that there is one, then what the screen showed, packed, in pieces, few enough at a time that frames
 * do not wait behind them. One at a time. Used by `ClientSession`.
 */

import { type ComplaintAnswer, PIECE_BYTES, PIECES_AHEAD } from '../schema/complaint.ts';
import { type LastSeconds, PACKED_BYTES } from '../schema/lastSeconds.ts';
import { writeLastSeconds } from '../schema/lastSecondsWriter.ts';
import type { Link } from './link.ts';

/** Without an answer for this long it has failed, ms. */
const PATIENCE_MS = 10_000;

/** The code that it is kept under. `problem`: what could not be saved, or that nothing was, and why, in words. */
export type ComplaintResult = { code: string; problem?: string } | { code?: undefined; problem: string };

interface Sending {
	packed: Uint8Array;
	sent: number;
	code: string | undefined;
	/** When something was last heard of it, ms. */
	heardMs: number;
	settle(result: ComplaintResult): void;
}

export class ComplaintSender {
	private readonly link: Link;
	private sending: Sending | undefined;
	private isPacking = false;

	constructor(link: Link) {
		this.link = link;
	}

	/** `tick`: that the others are shown at. Never rejects. */
	async send(record: LastSeconds | undefined, tick: number, words: string, nowMs: number): Promise<ComplaintResult> {
		if (this.sending || this.isPacking) return { problem: 'one is being saved at the moment' };
		this.isPacking = true;
		const packed = record ? await pack(writeLastSeconds(record)) : new Uint8Array(0);
		this.isPacking = false;
		const message = { tick: Math.max(0, Math.floor(tick)), screenBytes: packed.length, ...(words ? { words } : {}) };
		if (!this.link.sendComplaint(message)) return { problem: 'there is no server here that could keep it' };
		return new Promise((resolve) => {
			const settle = (result: ComplaintResult) => {
				this.sending = undefined;
				resolve(result);
			};
			this.sending = { packed, sent: 0, code: undefined, heardMs: nowMs, settle };
		});
	}

	receive(answer: ComplaintAnswer, nowMs: number): void {
		const { sending } = this;
		if (!sending) return;
		sending.heardMs = nowMs;
		if (answer.kind === 'refused') sending.settle({ problem: answer.problem });
		else if (answer.kind === 'kept') {
			sending.code = answer.code;
			if (sending.packed.length === 0) this.fail('your screen could not be recorded');
			else this.sendPieces(sending, 0);
		} else if (answer.kind === 'received') this.sendPieces(sending, answer.bytes);
		else if (answer.problem !== undefined) this.fail(answer.problem);
		else if (sending.code !== undefined) sending.settle({ code: sending.code });
	}

	/** To be called now and then: gives up when nothing is heard. */
	step(nowMs: number): void {
		if (this.sending && nowMs - this.sending.heardMs > PATIENCE_MS) this.fail('the server did not answer');
	}

	/** What is under way has come to nothing, but for what is kept already. */
	fail(problem: string): void {
		const { sending } = this;
		if (!sending) return;
		sending.settle(sending.code === undefined ? { problem } : { code: sending.code, problem });
	}

	private sendPieces(sending: Sending, received: number): void {
		const until = Math.min(sending.packed.length, received + PIECES_AHEAD * PIECE_BYTES);
		for (; sending.sent < until; sending.sent += PIECE_BYTES) {
			this.link.sendScreen(sending.packed.subarray(sending.sent, sending.sent + PIECE_BYTES));
		}
	}
}

/** Nothing where the browser cannot, or when it is too much. */
async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	if (typeof CompressionStream === 'undefined') return new Uint8Array(0);
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
	const packed = new Uint8Array(await new Response(stream).arrayBuffer());
	return packed.length > PACKED_BYTES ? new Uint8Array(0) : packed;
}
