/** The menu: settings, and in a match the way back and the way out. The match goes on behind it. */

import { element } from '../dom/element.ts';
import type { LiveSettings } from '../liveSettings.ts';
import type { Settings } from '../settings.ts';
import { createChoice, createSlider, createSwitch, type Field } from './fields.ts';
import { createKeyFields } from './keyFields.ts';

export interface Menu {
	readonly root: HTMLDialogElement;
	readonly isOpen: boolean;
	open(inMatch: boolean): void;
	close(): void;
}

export interface MenuActions {
	onClosed(): void;
	onLeave(): void;
	onDesk(): void;
}

export function createMenu(settings: LiveSettings, actions: MenuActions): Menu {
	const shows: ((now: Readonly<Settings>) => void)[] = [];
	function bind<K extends keyof Settings>(key: K, make: (onChange: (value: Settings[K]) => void) => Field<Settings[K]>): HTMLElement {
		const field = make((value) => settings.change({ [key]: value } as Partial<Settings>));
		shows.push((now) => field.show(now[key]));
		return field.root;
	}
	const section = (title: string, ...fields: readonly HTMLElement[]) =>
		element('section', { class: 'menu-section' }, element('h3', {}, title), ...fields);

	const sound = section(
		'Sound',
		bind('masterVolume', (onChange) => createSlider('Everything', onChange)),
		bind('effectsVolume', (onChange) => createSlider('Effects', onChange)),
		bind('musicVolume', (onChange) => createSlider('Music', onChange)),
	);
	const picture = section(
		'Picture',
		bind('palette', (onChange) =>
			createChoice(
				'Colours',
				[
					['night', 'Night'],
					['contrast', 'High contrast'],
					['deutan', 'Red-green safe'],
				],
				onChange,
			),
		),
		bind('quality', (onChange) =>
			createChoice(
				'Quality',
				[
					['auto', 'Automatic'],
					['high', 'High'],
					['low', 'Low'],
				],
				onChange,
			),
		),
		bind('shake', (onChange) => createSlider('Camera shake', onChange)),
		bind('flashes', (onChange) => createSwitch('Flashes', 'Full-screen flashes and strong glow', onChange)),
		bind('reducedMotion', (onChange) => createSwitch('Reduced motion', 'Marks fade instead of moving', onChange)),
		bind('damageNumbers', (onChange) => createSwitch('Damage numbers', 'Your hits as numbers over whom they hurt', onChange)),
		bind('showNetGraph', (onChange) => createSwitch('Net graph', 'Figures of the connection while playing', onChange)),
	);
	const touch = section(
		'Touch',
		bind('aimAssist', (onChange) => createSwitch('Aim help', 'Draws the aim a little toward an enemy beside it', onChange)),
		bind('haptics', (onChange) => createSwitch('Vibration', 'Shots, hits, kills and low health, on phones that can', onChange)),
	);
	const keys = section('Keys', createKeyFields(settings));
	const title = element('h2', { id: 'menu-title' }, 'Settings');
	const leave = element('button', { type: 'button', class: 'button button-quiet', id: 'leave' }, 'Leave match');
	const desk = element('button', { type: 'button', class: 'button button-quiet', id: 'open-desk' }, 'Designer’s desk');
	const done = element('button', { type: 'button', class: 'button button-primary', id: 'resume' }, 'Done');
	const root = element(
		'dialog',
		{ class: 'menu', 'aria-labelledby': 'menu-title' },
		element('header', { class: 'menu-head' }, title),
		element('div', { class: 'menu-body' }, sound, picture, touch, keys),
		element('footer', { class: 'menu-foot' }, leave, desk, done),
	);
	settings.watch((now) => {
		for (const show of shows) show(now);
	});
	done.addEventListener('click', () => root.close());
	leave.addEventListener('click', () => {
		root.close();
		actions.onLeave();
	});
	desk.addEventListener('click', () => {
		root.close();
		actions.onDesk();
	});
	root.addEventListener('close', actions.onClosed);
	root.addEventListener('pointerdown', (event) => {
		if (event.target === root) root.close();
	});
	return {
		root,
		get isOpen() {
			return root.open;
		},
		open(inMatch) {
			if (root.open) return;
			title.textContent = inMatch ? 'Menu' : 'Settings';
			leave.hidden = !inMatch;
			desk.hidden = !inMatch;
			done.textContent = inMatch ? 'Back to the match' : 'Done';
			root.showModal();
			done.focus();
		},
		close: () => root.close(),
	};
}
