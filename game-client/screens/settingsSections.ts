/** The settings in their sections, each bound to its value; the menu puts them into its columns. */

import { element } from '../dom/element.ts';
import type { LiveSettings } from '../liveSettings.ts';
import type { HoldWay, Settings, TextSize } from '../settings.ts';
import { createChoice, createPress, createSlider, createSwitch, type Field } from './fields.ts';
import { createKeyFields } from './keyFields.ts';

const COLOURS: readonly (readonly [Settings['palette'], string])[] = [
	['night', 'Night'],
	['contrast', 'High contrast'],
	['deutan', 'Red-green safe'],
];
const QUALITIES: readonly (readonly [Settings['quality'], string])[] = [
	['auto', 'Automatic'],
	['high', 'High'],
	['low', 'Low'],
];
const TEXT: readonly (readonly [TextSize, string])[] = [
	['100', '100 %'],
	['125', '125 %'],
	['150', '150 %'],
];
const HOLD: readonly (readonly [HoldWay, string])[] = [
	['hold', 'While held'],
	['toggle', 'Press on, press off'],
];

/** Columns of sections, in the order of the Tab key. */
export function createSettingsSections(settings: LiveSettings): readonly (readonly HTMLElement[])[] {
	const shows: ((now: Readonly<Settings>) => void)[] = [];
	function bind<K extends keyof Settings>(key: K, make: (onChange: (value: Settings[K]) => void) => Field<Settings[K]>): HTMLElement {
		const field = make((value) => settings.change({ [key]: value } as Partial<Settings>));
		shows.push((now) => field.show(now[key]));
		return field.root;
	}
	const section = (title: string, ...fields: readonly HTMLElement[]) =>
		element('section', { class: 'menu-section', 'aria-label': title }, element('h3', {}, title), ...fields);

	const picture = section(
		'Picture',
		bind('palette', (onChange) => createChoice('Colours', COLOURS, onChange)),
		bind('quality', (onChange) => createChoice('Quality', QUALITIES, onChange)),
		bind('shake', (onChange) => createSlider('Camera shake', onChange)),
		bind('flashes', (onChange) => createSwitch('Flashes', 'Full-screen flashes and strong glow', onChange)),
		bind('reducedMotion', (onChange) => createSwitch('Reduced motion', 'Marks fade instead of moving, nothing shakes', onChange)),
	);
	const again = createPress('Show hints again', () => settings.change({ hints: true, hintsDone: [] }));
	const reading = section(
		'Reading',
		bind('textSize', (onChange) => createChoice('Size of text', TEXT, onChange)),
		bind('captions', (onChange) => createSwitch('Captions', 'Words and arrows for sounds that matter', onChange)),
		bind('hints', (onChange) => createSwitch('Hints', 'Teach the controls, each until it was done', onChange)),
		again,
		bind('damageNumbers', (onChange) => createSwitch('Damage numbers', 'Your hits as numbers over whom they hurt', onChange)),
		bind('showNetGraph', (onChange) => createSwitch('Net graph', 'Figures of the connection while playing', onChange)),
	);
	const sound = section(
		'Sound',
		bind('masterVolume', (onChange) => createSlider('Everything', onChange)),
		bind('effectsVolume', (onChange) => createSlider('Effects', onChange)),
		bind('musicVolume', (onChange) => createSlider('Music', onChange)),
	);
	const hands = section(
		'Controls',
		bind('fireBy', (onChange) => createChoice('Fire', HOLD, onChange)),
		bind('scoresBy', (onChange) => createChoice('Scores', HOLD, onChange)),
		bind('doubleTapDash', (onChange) => createSwitch('Dash by double press', 'Of a direction, twice in quick succession', onChange)),
		bind('aimAssist', (onChange) => createSwitch('Aim help', 'On touch: draws the aim a little toward an enemy beside it', onChange)),
		bind('haptics', (onChange) => createSwitch('Vibration', 'Shots, hits, kills and low health, on phones that can', onChange)),
	);
	const keys = section('Keys', createKeyFields(settings));
	settings.watch((now) => {
		for (const show of shows) show(now);
	});
	return [
		[picture, reading],
		[sound, hands, keys],
	];
}
