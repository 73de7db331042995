/** A command on the wire: one a tick, in order, acknowledged by the timed state frames. */

import { type SchemaType, schema, t } from '@colyseus/schema';
import type { Command } from '../sim/command.ts';

export const InputFrame = schema(
	{
		moveX: t.int8().default(0),
		moveY: t.int8().default(0),
		aim: t.uint16().default(0),
		buttons: t.uint8().default(0),
		weapon: t.uint8().default(0),
		/** The instant shown, in 8ths of a tick, the low 16 bits; 0 unknown. */
		seen: t.uint16().default(0),
		/** The newest state that was received and that the frame was made by: the low 8 bits of its tick. */
		received: t.uint8().default(0),
	},
	'InputFrame',
);
export type InputFrame = SchemaType<typeof InputFrame>;

/** Writes a command into the frame that is sent next. `receivedTick`: of the newest state that it was made by. */
export function writeFrame(command: Command, receivedTick: number, frame: InputFrame): void {
	frame.moveX = command.moveX;
	frame.moveY = command.moveY;
	frame.aim = command.aim;
	frame.buttons = command.buttons;
	frame.weapon = command.weapon;
	frame.seen = command.seen & 0xffff;
	frame.received = receivedTick & 0xff;
}
