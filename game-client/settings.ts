/** A player's choices, kept on the device. */

export interface Settings {
	name: string;
	/** 0 to 1. */
	masterVolume: number;
	effectsVolume: number;
	musicVolume: number;
	palette: 'night' | 'contrast' | 'deutan';
	reducedMotion: boolean;
	/** Flashes of the whole screen and strong bloom. */
	flashes: boolean;
	/** 0 to 1. */
	shake: number;
	/** `auto` steps down when frames are late. */
	quality: 'auto' | 'high' | 'low';
	/** `KeyboardEvent.code` by action. */
	keys: Record<KeyAction, string>;
	showNetGraph: boolean;
}

export type KeyAction = 'up' | 'down' | 'left' | 'right' | 'dash' | 'weapon1' | 'weapon2' | 'scoreboard' | 'netGraph';

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
};
