/** A player's choices, kept on the device: read by the page, the drawing and the sound. */

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
	/** `KeyboardEvent.code` by action. */
	keys: Record<KeyAction, string>;
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

export const KEY_ACTIONS = ['up', 'left', 'down', 'right', 'dash', 'weapon1', 'weapon2', 'scoreboard', 'netGraph'] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

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
	keys: {
		up: 'KeyW',
		down: 'KeyS',
		left: 'KeyA',
		right: 'KeyD',
		dash: 'Space',
		weapon1: 'Digit1',
		weapon2: 'Digit2',
		scoreboard: 'Tab',
		netGraph: 'F3',
	},
	showNetGraph: false,
	damageNumbers: false,
	aimAssist: true,
	haptics: true,
};
