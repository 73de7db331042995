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
	/** When the browser asked for this picture, ms of its own even clock. */
	pictureMs: number;
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

/** The piece of the world that every screen sees at most, units; other shapes of screen are letterboxed into scenery. */
export const VIEW_WIDTH = 1600;
export const VIEW_HEIGHT = 900;

/** CSS pixels a unit below which bodies are too small for a phone held upright: such a screen shows less of the world instead. */
const MIN_SCALE = 0.39;
/** Where a cropped picture begins, as a share of the height: below it is room for two thumbs. */
const CROPPED_TOP = 0.11;

export interface ShownPiece {
	/** Size of the shown piece of the world, units. */
	width: number;
	height: number;
	/** CSS pixels a unit. */
	scale: number;
	/** Middle of the picture from the top of the page, CSS pixels. */
	middleY: number;
}

/** What a page of this size (CSS pixels) shows of the world: never more than 1600 x 900 units, so that no shape of screen sees further. */
export function shownPiece(pageWidth: number, pageHeight: number): ShownPiece {
	const whole = Math.min(pageWidth / VIEW_WIDTH, pageHeight / VIEW_HEIGHT);
	const scale = Math.max(whole, Math.min(MIN_SCALE, pageHeight / VIEW_HEIGHT));
	const width = Math.min(VIEW_WIDTH, pageWidth / scale);
	const height = Math.min(VIEW_HEIGHT, pageHeight / scale);
	const middleY = scale > whole ? Math.min(pageHeight / 2, CROPPED_TOP * pageHeight + (height * scale) / 2) : pageHeight / 2;
	return { width, height, scale, middleY };
}
