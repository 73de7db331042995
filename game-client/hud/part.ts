/** What every part of the HUD is to `createHud`: an element and an update once a drawn frame. */

import type { Intent, View, ViewEvent } from '../../netcode/view.ts';
import type { DeviceKind } from '../input/device.ts';
import type { Settings } from '../settings.ts';

export interface HudFrame {
	view: View;
	events: readonly ViewEvent[];
	settings: Settings;
	/** The page's monotonic clock. */
	nowMs: number;
	/** Own aim at this instant, 4096ths of a turn. */
	aim: number;
	/** What the devices say at this instant; neutral while a menu has them. */
	intent: Intent;
	device: DeviceKind;
	/** Mouse on the page, CSS pixels; undefined when the device in hand has no pointer. */
	pointer: { x: number; y: number } | undefined;
	/** Player that the camera follows; 0 nobody. */
	followId: number;
	/** The player asks for the scoreboard. */
	scoreboardAsked: boolean;
	/** Drawn frames in the last second. */
	framesPerSec: number;
	/** Votes for the map of the next match. */
	vote(arenaId: string): void;
	/** World units to CSS pixels of the page. */
	toScreen(x: number, y: number): { clientX: number; clientY: number };
}

export interface HudPart {
	readonly root: HTMLElement;
	update(frame: HudFrame): void;
}
