/** The buttons of the replay page: play, step, jump, speed, and whose eyes one looks with. Made by `main.ts`. */

import type { Look } from '../../netcode/replay/replayView.ts';
import { textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { lineDrawing } from '../dom/icons.ts';

export const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 8];

const DRAWINGS = {
	play: 'M8 5v14l11-7Z',
	pause: 'M8 5v14M16 5v14',
	back: 'M7 5v14M18 6 10 12l8 6Z',
	on: 'M17 5v14M6 6l8 6-8 6Z',
} as const;

export interface TransportActions {
	toggle(): void;
	step(ticks: number): void;
	setSpeed(speed: number): void;
	setLook(look: Look): void;
	copyAddress(): void;
}

export interface TransportState {
	isPlaying: boolean;
	speed: number;
	look: Look;
	/** Time in words, and the tick. */
	time: string;
	/** Whether there is a screen to look at: somebody is followed. */
	hasScreen: boolean;
}

export interface Transport {
	readonly root: HTMLElement;
	update(state: TransportState): void;
}

export function createTransport(actions: TransportActions): Transport {
	const button = (label: string, key: string, drawing: string, run: () => void) => {
		const made = element(
			'button',
			{ type: 'button', class: 'replay-button', 'aria-label': label, title: `${label} (${key})` },
			lineDrawing(drawing),
		);
		made.addEventListener('click', run);
		return made;
	};
	const play = button('Play', 'space', DRAWINGS.play, () => actions.toggle());
	const back = button('One tick back', 'comma', DRAWINGS.back, () => actions.step(-1));
	const on = button('One tick on', 'full stop', DRAWINGS.on, () => actions.step(1));
	const time = element('output', { class: 'replay-time' });
	const setTime = textOf(time);
	const speed = element(
		'select',
		{ class: 'replay-select', 'aria-label': 'Speed', title: 'Speed (- and +)' },
		...SPEEDS.map((value) => element('option', { value }, `${value}×`)),
	);
	speed.addEventListener('change', () => actions.setSpeed(Number(speed.value)));
	const looks = (['truth', 'screen'] as const).map((look) => {
		const made = element('button', { type: 'button', class: 'replay-button replay-look', 'aria-pressed': 'false' }, LOOKS[look].label);
		made.title = `${LOOKS[look].about} (V)`;
		made.addEventListener('click', () => actions.setLook(look));
		return { look, made };
	});
	const copy = element(
		'button',
		{ type: 'button', class: 'replay-button replay-copy', title: 'Copy the address of this moment (C)' },
		'Copy link',
	);
	copy.addEventListener('click', () => {
		actions.copyAddress();
		copy.textContent = 'Copied';
		setTimeout(() => (copy.textContent = 'Copy link'), 1500);
	});
	const root = element(
		'div',
		{ class: 'replay-transport', role: 'toolbar', 'aria-label': 'Playing' },
		element('div', { class: 'replay-group' }, back, play, on),
		time,
		speed,
		element('div', { class: 'replay-group', role: 'group', 'aria-label': 'Look' }, ...looks.map(({ made }) => made)),
		copy,
	);
	let wasPlaying: boolean | undefined;
	return {
		root,
		update(state) {
			setTime(state.time);
			if (speed.value !== String(state.speed)) speed.value = String(state.speed);
			for (const { look, made } of looks) {
				made.setAttribute('aria-pressed', String(look === state.look));
				made.disabled = look === 'screen' && !state.hasScreen;
			}
			if (wasPlaying === state.isPlaying) return;
			wasPlaying = state.isPlaying;
			play.replaceChildren(lineDrawing(state.isPlaying ? DRAWINGS.pause : DRAWINGS.play));
			play.setAttribute('aria-label', state.isPlaying ? 'Pause' : 'Play');
		},
	};
}

const LOOKS: Readonly<Record<Look, { label: string; about: string }>> = {
	truth: { label: 'As it was', about: 'Everybody where the server had them' },
	screen: { label: 'On their screen', about: 'The others where the followed player’s screen showed them' },
};
