/** Turns what the devices say into the command of a frame. */

import { wrapAngle } from '../sim/angle.ts';
import { BUTTONS, type Command, SEEN_PARTS } from '../sim/command.ts';
import type { Intent } from './view.ts';

/** Bits of `BUTTONS` that an intent presses. */
export function buttonsOf(intent: Intent): number {
	return (intent.fire ? BUTTONS.fire : 0) | (intent.dash ? BUTTONS.dash : 0);
}

/** `pressed`: buttons that were down at any time since the last frame, so that a tap between two frames counts. */
export function intentToCommand(intent: Intent, pressed: number, viewTick: number): Command {
	const axis = (value: number) => Math.round(Math.max(-1, Math.min(1, value || 0)) * 127);
	return {
		moveX: axis(intent.moveX),
		moveY: axis(intent.moveY),
		aim: wrapAngle(Math.round(intent.aim || 0)),
		buttons: buttonsOf(intent) | pressed,
		weapon: intent.weapon,
		// 0 says "unknown".
		seen: Math.max(1, Math.floor(viewTick * SEEN_PARTS)),
	};
}
