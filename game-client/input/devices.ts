/** Puts keyboard and mouse, gamepad and touch together for the page. */

import type { Settings } from '../settings.ts';
import type { DeviceCallbacks } from './device.ts';
import { createGamepad } from './gamepad.ts';
import { createInput, type Input } from './input.ts';
import { createKeyboardMouse } from './keyboardMouse.ts';
import { createTouch } from './touch.ts';
import type { TouchLayer } from './touchLayer.ts';
import type { WeaponChoice } from './weaponChoice.ts';

export interface DeviceSetup {
	/** Where presses mean the match and nothing of the page. */
	surface: HTMLElement;
	touchLayer: TouchLayer;
	weapon: WeaponChoice;
	settings(): Readonly<Settings>;
	callbacks: Omit<DeviceCallbacks, 'onWeapon' | 'onWeaponStep'>;
}

export function createDevices({ surface, touchLayer, weapon, settings, callbacks }: DeviceSetup): Input {
	const all: DeviceCallbacks = {
		...callbacks,
		onWeapon: (index) => weapon.choose(index),
		onWeaponStep: (step) => weapon.step(step),
	};
	const keyboard = createKeyboardMouse(surface, settings, all);
	const touch = createTouch(surface, touchLayer, () => settings().aimAssist, all);
	const gamepad = createGamepad(() => navigator.getGamepads?.() ?? [], settings, all);
	// Before anything is touched, the device is that of the main pointer.
	const coarse = window.matchMedia('(pointer: coarse)').matches;
	const input = coarse ? createInput([touch, keyboard, gamepad], weapon) : createInput([keyboard, touch, gamepad], weapon);
	// Keys that are let go elsewhere are never heard of: what is held ends with the focus.
	window.addEventListener('blur', () => input.release());
	document.addEventListener('visibilitychange', () => input.release());
	return input;
}
