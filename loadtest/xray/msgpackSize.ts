/** How many bytes a value of MessagePack takes, without reading it: for the account of events. (msgpack.org, spec.md) */

/** Bytes after the first of the types from 0xc0 to 0xdf whose size is fixed. */
const FIXED: Readonly<Record<number, number>> = {
	192: 0,
	194: 0,
	195: 0,
	202: 4,
	203: 8,
	204: 1,
	205: 2,
	206: 4,
	207: 8,
	208: 1,
	209: 2,
	210: 4,
	211: 8,
	212: 2,
	213: 3,
	214: 5,
	215: 9,
	216: 17,
};
/** Those that begin with a length of so many bytes, and have so many more beside what it counts. */
const COUNTED: Readonly<Record<number, { lengthBytes: number; more: number }>> = {
	196: { lengthBytes: 1, more: 0 },
	197: { lengthBytes: 2, more: 0 },
	198: { lengthBytes: 4, more: 0 },
	199: { lengthBytes: 1, more: 1 },
	200: { lengthBytes: 2, more: 1 },
	201: { lengthBytes: 4, more: 1 },
	217: { lengthBytes: 1, more: 0 },
	218: { lengthBytes: 2, more: 0 },
	219: { lengthBytes: 4, more: 0 },
};

/** The head of an array: how many elements, and bytes of the head itself; undefined when it is no array. */
export function arrayHead(bytes: Uint8Array, offset: number): { count: number; headBytes: number } | undefined {
	const first = bytes[offset] ?? 0xc0;
	if ((first & 0xf0) === 0x90) return { count: first & 0x0f, headBytes: 1 };
	if (first === 0xdc) return { count: readLength(bytes, offset + 1, 2), headBytes: 3 };
	if (first === 0xdd) return { count: readLength(bytes, offset + 1, 4), headBytes: 5 };
	return undefined;
}

/** Throws a RangeError for what MessagePack has no meaning for. */
export function sizeOf(bytes: Uint8Array, offset: number): number {
	const first = bytes[offset] ?? 0xc1;
	if (first < 0x80 || first >= 0xe0) return 1;
	if ((first & 0xe0) === 0xa0) return 1 + (first & 0x1f);
	const array = arrayHead(bytes, offset);
	if (array) return array.headBytes + sizeOfMany(bytes, offset + array.headBytes, array.count);
	if ((first & 0xf0) === 0x80) return 1 + sizeOfMany(bytes, offset + 1, 2 * (first & 0x0f));
	if (first === 0xde) return 3 + sizeOfMany(bytes, offset + 3, 2 * readLength(bytes, offset + 1, 2));
	if (first === 0xdf) return 5 + sizeOfMany(bytes, offset + 5, 2 * readLength(bytes, offset + 1, 4));
	const fixed = FIXED[first];
	if (fixed !== undefined) return 1 + fixed;
	const counted = COUNTED[first];
	if (!counted) throw new RangeError(`byte ${offset} (${first}) begins nothing in MessagePack`);
	return 1 + counted.lengthBytes + counted.more + readLength(bytes, offset + 1, counted.lengthBytes);
}

function sizeOfMany(bytes: Uint8Array, offset: number, count: number): number {
	let size = 0;
	for (let i = 0; i < count; i++) size += sizeOf(bytes, offset + size);
	return size;
}

function readLength(bytes: Uint8Array, offset: number, count: number): number {
	let length = 0;
	for (let i = 0; i < count; i++) length = length * 256 + (bytes[offset + i] ?? 0);
	return length;
}
