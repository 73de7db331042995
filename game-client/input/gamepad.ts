/**
 * A gamepad in the standard mapping: left stick moves, right stick aims, right trigger fires; in menus it steps through
 * them. Polled once a frame.
 */

import type { Settings } from '../settings.ts';
import type { AimContext, DeviceCallbacks, DeviceReading, InputDevice } from './device.ts';
import { MenuPad } from './menuPad.ts';
import { learnPad } from './padNames.ts';
import { aimOfStick, readStick } from './stick.ts';
import { Trigger } from './trigger.ts';

/** Dead zones as a share of the throw: worn sticks rest up to 0.12 off the middle; few reach 1 in every corner. */
export const MOVE_INNER = 0.18;
export const AIM_INNER = 0.25;
export const OUTER = 0.95;
/** How far a trigger is pulled before it counts. */
const TRIGGER = 0.3;
/** How far the camera leans after the aiming stick. */
const LEAD = 0.55;

/** Buttons of the standard mapping, https://w3c.github.io/gamepad/#remapping. */
const BUTTON = { south: 0, east: 1, north: 3, leftBumper: 4, rightBumper: 5, leftTrigger: 6, rightTrigger: 7, back: 8, start: 9 } as const;
const PAD = { up: 12, down: 13, left: 14, right: 15 } as const;

function downOf(pad: Gamepad): Set<number> {
	const down = new Set<number>();
	for (const [index, button] of pad.buttons.entries()) if (button.pressed || button.value > TRIGGER) down.add(index);
	return down;
}

export function createGamepad(
	list: () => readonly (Gamepad | null)[],
	settings: () => Readonly<Settings>,
	callbacks: DeviceCallbacks,
): InputDevice {
	const fire = new Trigger();
	const menu = new MenuPad();
	let usedAtMs = 0;
	let aim = 0;
	let before = new Set<number>();
	/** Held since a menu had the pad: the press that closed it is no dash. */
	let stale = new Set<number>();
	let padId = '';

	function play(down: Set<number>): void {
		const pressed = (button: number) => down.has(button) && !before.has(button);
		if (pressed(BUTTON.rightTrigger)) fire.press('trigger', settings().fireBy);
		else if (!down.has(BUTTON.rightTrigger)) fire.release('trigger', settings().fireBy);
		if (pressed(BUTTON.start)) callbacks.onMenu();
		if (pressed(BUTTON.rightBumper) || pressed(BUTTON.north)) callbacks.onWeaponStep(1);
		if (pressed(BUTTON.leftBumper)) callbacks.onWeaponStep(-1);
		if (down.has(BUTTON.back) !== before.has(BUTTON.back)) callbacks.onScoreboard(down.has(BUTTON.back));
		for (const button of stale) if (!down.has(button)) stale.delete(button);
	}

	function stepMenu(down: Set<number>, x: number, y: number, nowMs: number): void {
		const pressed = (button: number) => down.has(button) && !before.has(button);
		const back = pressed(BUTTON.east) || pressed(BUTTON.start);
		for (const key of menu.read({ accept: pressed(BUTTON.south), back, x, y }, nowMs)) callbacks.onMenuKey(key);
		stale = new Set(down);
	}

	return {
		kind: 'gamepad',
		get usedAtMs() {
			return usedAtMs;
		},
		read(context: AimContext): DeviceReading {
			const { nowMs, view } = context;
			const pad = list().find((candidate) => candidate?.connected && candidate.mapping === 'standard');
			const down = pad ? downOf(pad) : new Set<number>();
			const [moveX = 0, moveY = 0, lookX = 0, lookY = 0] = pad?.axes ?? [];
			const move = readStick(moveX, moveY, MOVE_INNER, OUTER);
			const look = readStick(lookX, lookY, AIM_INNER, OUTER);
			const crossX = Number(down.has(PAD.right)) - Number(down.has(PAD.left));
			const crossY = Number(down.has(PAD.down)) - Number(down.has(PAD.up));
			if (down.size > 0 || move.length > 0 || look.length > 0) usedAtMs = nowMs;
			if (pad && pad.id !== padId) {
				padId = pad.id;
				learnPad(padId);
			}
			// Firing that was switched on ends with a life: the next one is to begin protected.
			if (view.self?.alive === false && settings().fireBy === 'toggle') fire.forget();
			if (callbacks.isPlaying()) play(down);
			else stepMenu(down, move.x + crossX, move.y + crossY, nowMs);
			before = down;
			// Without the right stick one looks where one runs.
			aim = look.length > 0 ? aimOfStick(look, aim) : aimOfStick(move, aim);
			return {
				moveX: move.x + crossX,
				moveY: move.y + crossY,
				aim,
				fire: fire.isHeld(nowMs),
				dash: [BUTTON.south, BUTTON.leftTrigger].some((button) => down.has(button) && !stale.has(button)),
				leadX: look.x * LEAD,
				leadY: look.y * LEAD,
				pointer: undefined,
			};
		},
		// Held buttons stay old ones; what goes on beyond a poll ends.
		release() {
			fire.forget();
			if (before.has(BUTTON.back)) callbacks.onScoreboard(false);
		},
		dispose() {},
	};
}
