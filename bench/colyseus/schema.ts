/** What the Colyseus stacks of the bench have in common of their schemas. */

import { type SchemaType, schema, t } from '@colyseus/schema';

export const ROOM_NAME = 'bench';

const place = () => t.quantized({ min: 0, max: 0xffff / 16, bits: 16 });

export const BenchPlayer = schema({ x: place(), y: place(), aim: t.uint8(), health: t.uint8().default(100) }, 'BenchPlayer');
export type BenchPlayer = SchemaType<typeof BenchPlayer>;

export const BenchInput = schema({ moveX: t.int8().default(0), moveY: t.int8().default(0), aim: t.uint8().default(0) }, 'BenchInput');
export type BenchInput = SchemaType<typeof BenchInput>;
