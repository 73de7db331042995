/** What the page asks of the drawing: implemented by `game-client/stage/`, called once a frame by the page. */

import type { View, ViewEvent } from '../netcode/view.ts';
import type { Settings } from './settings.ts';

export interface StageFrame {
	view: View;
	events: readonly ViewEvent[];
	settings: Settings;
	/** Own aim at this instant from the device in hand, 4096ths of a turn; the own barrel follows it at once. */
	aim: number;
	/** Where the pointer is, as a share of the half view, -1 to 1 an axis: leads the camera a bounded way. */
	lead: { x: number; y: number };
	/** Player that the camera follows; 0 the middle of the map. */
	followId: number;
	/** Milliseconds since the last frame. */
	deltaMs: number;
}

export interface Stage {
	draw(frame: StageFrame): void;
	/** Screen (CSS pixels of the page) to world units at the camera of the last frame. */
	toWorld(clientX: number, clientY: number): { x: number; y: number };
	toScreen(x: number, y: number): { clientX: number; clientY: number };
	/** Frames drawn in the last second. */
	readonly framesPerSec: number;
	destroy(): void;
}

/** The piece of the world that every screen sees, units; other shapes of screen are letterboxed into scenery. */
export const VIEW_WIDTH = 1600;
export const VIEW_HEIGHT = 900;
