/** State and input of the stock room: what of a body its owner predicts, all of it to everybody, as it is. */

import { type SchemaType, schema, t } from '@colyseus/schema';

export const ROOM_NAME = 'stock';

/** `id`: counts the players from 1. The rest are the fields of a `Mover`. */
export const StockPlayer = schema(
	{
		id: t.uint8(),
		x: t.float32(),
		y: t.float32(),
		vx: t.float32(),
		vy: t.float32(),
		aim: t.uint16(),
		dashAim: t.uint16(),
		dashTicks: t.uint8(),
		dashCooldownTicks: t.uint8(),
		weapon: t.uint8(),
		fireCooldownTicks: t.uint8(),
		energy: t.float32(),
		energyDelayTicks: t.uint8(),
	},
	'StockPlayer',
);
export type StockPlayer = SchemaType<typeof StockPlayer>;

/** `step`: how many there have been. */
export const StockState = schema({ step: t.uint32().default(0), players: t.map(StockPlayer) }, 'StockState');
export type StockState = SchemaType<typeof StockState>;

export const StockInput = schema(
	{
		moveX: t.int8().default(0),
		moveY: t.int8().default(0),
		aim: t.uint16().default(0),
		buttons: t.uint8().default(0),
		weapon: t.uint8().default(0),
	},
	'StockInput',
);
export type StockInput = SchemaType<typeof StockInput>;

/** What really was after a step. `atMs`: on the room's clock. */
export interface StockStep {
	atMs: number;
	players: [id: number, x: number, y: number][];
}

export type FromStockServer = { type: 'listening'; port: number } | { type: 'stopped'; steps: StockStep[] };
