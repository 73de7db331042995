/** Reads everything that one client is sent and books every byte of it. Used by the X-ray, one for each of its clients. */

import { decode } from '@colyseus/schema';
import { unpack } from 'msgpackr';
import { ArenaState } from '../../schema/ArenaState.ts';
import { decodeEvents, type EventMessage } from '../../schema/eventCodec.ts';
import { SERVER_MESSAGES } from '../../schema/protocol.ts';
import { WireState } from '../wire/wireState.ts';
import { type WireType, wireTypeOf } from '../wire/wireType.ts';
import type { Ledger } from './ledger.ts';
import { arrayHead, sizeOf } from './msgpackSize.ts';

const CODES: Readonly<Record<number, string>> = {
	10: 'join',
	11: 'error',
	12: 'leave',
	13: 'message',
	14: 'state',
	15: 'patch',
	17: 'message',
	18: 'ping',
	22: 'answer',
};
const CODE_MASK = 31;
const TIMED = 128;
const TIME_BYTES = 4;
const ACKNOWLEDGEMENT_BYTES = 4;
const ROOM_DATA = 13;

/** What the operations of collections say of what they hold. */
const OF_MAPS: Readonly<Record<string, string>> = {
	'(which)': '(which map)',
	'(add)': '(enters)',
	'(delete)': '(leaves)',
	'(value)': '(changes)',
};

export class Accountant {
	readonly ledger: Ledger;
	readonly state: WireState;
	private kind = '';

	constructor(ledger: Ledger) {
		this.ledger = ledger;
		this.state = new WireState(wireTypeOf(ArenaState), {
			book: (type, part, bytes) => this.ledger.book(this.kind, ...placeOf(type, part), bytes),
		});
	}

	/** A whole message. Throws when it cannot be read. */
	read(bytes: Uint8Array): void {
		const first = bytes[0] ?? 0;
		const code = first & CODE_MASK;
		const kind = CODES[code] ?? `code ${code}`;
		this.kind = kind;
		if (kind === 'patch' || kind === 'state') {
			const offset = 1 + this.bookTime(kind, first);
			if (kind === 'state') this.state.replace(bytes, offset);
			else this.state.apply(bytes, offset);
		} else if (code === ROOM_DATA) this.readNamed(bytes);
		else this.ledger.book(kind, '(message)', '(all)', bytes.length);
	}

	private bookTime(kind: string, first: number): number {
		this.ledger.book(kind, '(frame)', '(code)', 1);
		if ((first & TIMED) === 0) return 0;
		this.ledger.book(kind, '(frame)', '(time)', TIME_BYTES);
		this.ledger.book(kind, '(frame)', '(acknowledged input)', ACKNOWLEDGEMENT_BYTES);
		return TIME_BYTES + ACKNOWLEDGEMENT_BYTES;
	}

	private readNamed(bytes: Uint8Array): void {
		const it = { offset: 1 };
		const name = decode.stringCheck(bytes, it) ? decode.string(bytes, it) : String(decode.number(bytes, it));
		this.ledger.book(name, '(frame)', '(code and name)', it.offset);
		const array = name === SERVER_MESSAGES.events ? arrayHead(bytes, it.offset) : undefined;
		if (array) this.bookEvents(name, bytes, it.offset, array);
		else if (it.offset < bytes.length) this.ledger.book(name, '(message)', '(all)', bytes.length - it.offset);
	}

	/** `[tick, [type, value, ...], ...]`; what each value is, the decoder of events knows. */
	private bookEvents(kind: string, bytes: Uint8Array, from: number, { count, headBytes }: { count: number; headBytes: number }): void {
		const { events } = decodeEvents(unpack(bytes.subarray(from)) as EventMessage);
		let at = from + headBytes;
		const tickBytes = sizeOf(bytes, at);
		this.ledger.book(kind, '(frame)', '(tick)', headBytes + tickBytes);
		at += tickBytes;
		for (let nth = 0; nth < count - 1; nth++) at += this.bookEvent(kind, bytes, at, events[nth] ?? { type: '(unknown)' });
		if (at < bytes.length) this.ledger.book(kind, '(message)', '(rest)', bytes.length - at);
	}

	private bookEvent(kind: string, bytes: Uint8Array, from: number, event: object): number {
		const head = arrayHead(bytes, from);
		const about = String((event as { type: string }).type);
		if (!head) {
			const size = sizeOf(bytes, from);
			this.ledger.book(kind, about, '(all)', size);
			return size;
		}
		// The first value is the type's number.
		const names = Object.keys(event);
		let at = from + head.headBytes;
		for (let nth = 0; nth < head.count; nth++) {
			const size = sizeOf(bytes, at);
			const isType = nth === 0;
			this.ledger.book(kind, about, isType ? '(type)' : (names[nth] ?? '(more)'), size + (isType ? head.headBytes : 0));
			at += size;
		}
		return at - from;
	}
}

/** Where bytes of a structure are booked: an entry's coming and going under what it is, a list under whom it belongs to. */
function placeOf(type: WireType, part: string): [about: string, part: string] {
	if (type.kind === 'schema') return [type.name, part];
	const child = type.child?.type?.name;
	const [owner = '', field = ''] = type.name.split('.');
	if (type.kind === 'map') return [child ?? owner, OF_MAPS[part] ?? part];
	return [owner, `${field} ${part}`];
}
