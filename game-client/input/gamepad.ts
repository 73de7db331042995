/** A gamepad in the standard mapping: left stick moves, right stick aims, right trigger fires. Polled once a frame. */

import type { AimContext, DeviceCallbacks, DeviceReading, InputDevice } from './device.ts';
import { aimOfStick, readStick } from './stick.ts';

/** Dead zones as a share of the throw: worn sticks rest up to 0.12 off the middle; few reach 1 in every corner. */
export const MOVE_INNER = 0.18;
export const AIM_INNER = 0.25;
export const OUTER = 0.95;
/** How far a trigger is pulled before it counts. */
const TRIGGER = 0.3;
/** How far the camera leans after the aiming stick. */
const LEAD = 0.55;

/** Buttons of the standard mapping, https://w3c.github.io/gamepad/#remapping. */
const BUTTON = { south: 0, north: 3, leftBumper: 4, rightBumper: 5, leftTrigger: 6, rightTrigger: 7, back: 8, start: 9 } as const;
const PAD = { up: 12, down: 13, left: 14, right: 15 } as const;

export function createGamepad(list: () => readonly (Gamepad | null)[], callbacks: DeviceCallbacks): InputDevice {
	let usedAtMs = 0;
	let aim = 0;
	let before = new Set<number>();

	function edges(down: Set<number>): void {
		const pressed = (button: number) => down.has(button) && !before.has(button);
		if (pressed(BUTTON.start)) callbacks.onMenu();
		if (pressed(BUTTON.rightBumper) || pressed(BUTTON.north)) callbacks.onWeaponStep(1);
		if (pressed(BUTTON.leftBumper)) callbacks.onWeaponStep(-1);
		if (down.has(BUTTON.back) !== before.has(BUTTON.back)) callbacks.onScoreboard(down.has(BUTTON.back));
		before = down;
	}

	return {
		kind: 'gamepad',
		get usedAtMs() {
			return usedAtMs;
		},
		read(context: AimContext): DeviceReading {
			const pad = list().find((candidate) => candidate?.connected && candidate.mapping === 'standard');
			if (!pad) {
				if (before.size > 0) edges(new Set());
				return { moveX: 0, moveY: 0, aim, fire: false, dash: false, leadX: 0, leadY: 0, pointer: undefined };
			}
			const down = new Set<number>();
			for (const [index, button] of pad.buttons.entries()) if (button.pressed || button.value > TRIGGER) down.add(index);
			const move = readStick(pad.axes[0] ?? 0, pad.axes[1] ?? 0, MOVE_INNER, OUTER);
			const look = readStick(pad.axes[2] ?? 0, pad.axes[3] ?? 0, AIM_INNER, OUTER);
			if (down.size > 0 || move.length > 0 || look.length > 0) usedAtMs = context.nowMs;
			if (callbacks.isPlaying()) edges(down);
			else before = down;
			// Without the right stick one looks where one runs.
			aim = look.length > 0 ? aimOfStick(look, aim) : aimOfStick(move, aim);
			return {
				moveX: move.x + Number(down.has(PAD.right)) - Number(down.has(PAD.left)),
				moveY: move.y + Number(down.has(PAD.down)) - Number(down.has(PAD.up)),
				aim,
				fire: down.has(BUTTON.rightTrigger),
				dash: down.has(BUTTON.south) || down.has(BUTTON.leftTrigger),
				leadX: look.x * LEAD,
				leadY: look.y * LEAD,
				pointer: undefined,
			};
		},
		// Nothing is remembered between polls but edges; a held button stays an old one.
		release() {},
		dispose() {},
	};
}
