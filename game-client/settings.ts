/** A player's choices, kept on the device: read by the page, the drawing and the sound. */

import { type Keys, STANDARD_KEYS } from './settingsKeys.ts';

export interface Settings {
	name: string;
	/** 0 to 1. */
	masterVolume: number;
	effectsVolume: number;
	musicVolume: number;
	palette: Palette;
	reducedMotion: boolean;
	/** Flashes of the whole screen and strong bloom. */
	flashes: boolean;
	/** 0 to 1. */
	shake: number;
	/** `auto` steps down when frames are late. */
	quality: Quality;
	/** Of everything to read, in percent. */
	textSize: TextSize;
	/** Words and arrows for sounds that matter. */
	captions: boolean;
	/** Teaches the controls while playing. */
	hints: boolean;
	/** Hints that need not come again. */
	hintsDone: readonly HintId[];
	keys: Keys;
	/** Whether firing lasts while the button is down, or from one press to the next. */
	fireBy: HoldWay;
	/** The same for the scoreboard. */
	scoresBy: HoldWay;
	/** Two quick presses of a direction dash that way. */
	doubleTapDash: boolean;
	showNetGraph: boolean;
	/** Own hits as numbers over whom they hurt. */
	damageNumbers: boolean;
	/** Mild help with aiming on touch. */
	aimAssist: boolean;
	/** Vibration on phones that can. */
	haptics: boolean;
}

export const PALETTES = ['night', 'contrast', 'deutan'] as const;
export type Palette = (typeof PALETTES)[number];

export const QUALITIES = ['auto', 'high', 'low'] as const;
export type Quality = (typeof QUALITIES)[number];

export const TEXT_SIZES = ['100', '125', '150'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const HOLD_WAYS = ['hold', 'toggle'] as const;
export type HoldWay = (typeof HOLD_WAYS)[number];

/** What the first minute teaches, in this order. */
export const HINT_IDS = ['move', 'aim', 'dash', 'switch'] as const;
export type HintId = (typeof HINT_IDS)[number];

export const DEFAULT_SETTINGS: Settings = {
	name: '',
	masterVolume: 0.8,
	effectsVolume: 1,
	musicVolume: 0.5,
	palette: 'night',
	reducedMotion: false,
	flashes: true,
	shake: 0.7,
	quality: 'auto',
	textSize: '100',
	captions: false,
	hints: true,
	hintsDone: [],
	keys: STANDARD_KEYS,
	fireBy: 'hold',
	scoresBy: 'hold',
	doubleTapDash: false,
	showNetGraph: false,
	damageNumbers: false,
	aimAssist: true,
	haptics: true,
};

/** What the system says of its user, where a browser tells. */
export interface SystemWishes {
	reducedMotion: boolean;
	moreContrast: boolean;
}

/** The settings of who has chosen nothing: the standard ones, as far as the system's wishes do not speak against them. */
export function settingsFor({ reducedMotion, moreContrast }: SystemWishes): Settings {
	return {
		...DEFAULT_SETTINGS,
		reducedMotion,
		shake: reducedMotion ? 0 : DEFAULT_SETTINGS.shake,
		palette: moreContrast ? 'contrast' : DEFAULT_SETTINGS.palette,
	};
}
