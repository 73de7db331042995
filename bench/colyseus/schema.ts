/** What the Colyseus stacks of the bench have in common of their schemas. */

import { type SchemaType, schema, t } from '@colyseus/schema';

import { PLACE_MAX, type Square } from '../workload.ts';

export const ROOM_NAME = 'bench';

/** A player in a square whose places go on the wire in these parts of a unit. */
export function benchPlayer({ placeParts }: Square) {
	const place = () => t.quantized({ min: 0, max: PLACE_MAX / placeParts, bits: 16 });
	return schema({ x: place(), y: place(), aim: t.uint8(), health: t.uint8().default(100) }, 'BenchPlayer');
}
export type BenchPlayer = SchemaType<ReturnType<typeof benchPlayer>>;

export const BenchInput = schema({ moveX: t.int8().default(0), moveY: t.int8().default(0), aim: t.uint8().default(0) }, 'BenchInput');
export type BenchInput = SchemaType<typeof BenchInput>;
