/** What every input device offers to `createInput`: a reading of this instant, and when it was last touched. */

import type { View } from '../../netcode/view.ts';
import type { MenuKey } from './menuPad.ts';

export type DeviceKind = 'keyboard' | 'gamepad' | 'touch';

export interface DeviceReading {
	/** -1 to 1 an axis. */
	moveX: number;
	moveY: number;
	/** 4096ths of a turn. */
	aim: number;
	fire: boolean;
	dash: boolean;
	/** Where one is looking, as a share of the half view, -1 to 1 an axis. */
	leadX: number;
	leadY: number;
	/** Where the pointer is on the page, CSS pixels; undefined for devices without one. */
	pointer: { x: number; y: number } | undefined;
}

/** What a device needs to know of the picture to turn a pointer into a direction. */
export interface AimContext {
	nowMs: number;
	/** What is shown. */
	view: View;
	/** Displayed own body, units; undefined while there is none. */
	self: { x: number; y: number } | undefined;
	/** Page (CSS pixels) to world units. */
	toWorld(clientX: number, clientY: number): { x: number; y: number };
}

export interface InputDevice {
	readonly kind: DeviceKind;
	/** When the player last did something with it, ms of the page's clock; the latest device leads. */
	readonly usedAtMs: number;
	/** Called once a frame for every device, leading or not: this is where polled devices notice that they are used. */
	read(context: AimContext): DeviceReading;
	/** Lets go of everything: the window lost the player, or a menu came up. */
	release(): void;
	dispose(): void;
}

/** What devices report beside their readings. */
export interface DeviceCallbacks {
	/** Whether the match has the devices now; otherwise a menu or a text field has. */
	isPlaying(): boolean;
	/** `index` into `WEAPON_IDS`. */
	onWeapon(index: number): void;
	/** +1 next, -1 previous. */
	onWeaponStep(step: number): void;
	onScoreboard(shown: boolean): void;
	onNetGraph(): void;
	/** Whether a match is seen, its results included, and nothing over it has the keys. */
	isWatching(): boolean;
	/** Something was wrong just now. */
	onComplain(): void;
	onMenu(): void;
	/** A step through whatever menu has the hands, from a device that is no keyboard. */
	onMenuKey(key: MenuKey): void;
}
