/** The drawn part of touch: sticks where the thumbs are, and the buttons with how ready they are. Part of the HUD. */

import { isStill } from '../../sim/phase.ts';
import { classOf, shareOf, shownOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import type { HudPart } from '../hud/part.ts';
import { createTouchButton } from './touchButton.ts';
import { createTouchWeapons } from './touchWeapons.ts';

/** Throw of a drawn stick, CSS pixels: what a thumb does without the hand moving. */
export const STICK_RADIUS_PX = 52;
/** Share of the throw beyond which the aiming stick fires. */
export const FIRE_BEYOND = 0.62;

export interface StickPlace {
	baseX: number;
	baseY: number;
	x: number;
	y: number;
}

export interface TouchButtons {
	onDash(down: boolean): void;
	/** Index into `WEAPON_IDS`. */
	onWeapon(index: number): void;
	onMenu(): void;
	onScoreboard(shown: boolean): void;
}

export interface TouchLayer extends HudPart {
	/** Who hears of the buttons; once. */
	connect(buttons: TouchButtons): void;
	/** Lets go of every button. */
	letGo(): void;
	showSticks(move: StickPlace | undefined, look: StickPlace | undefined, firing: boolean): void;
}

function createStick(className: string): { root: HTMLElement; show(place: StickPlace | undefined): void } {
	const knob = element('div', { class: 'stick-knob' });
	const root = element('div', { class: `stick ${className}`, style: `--radius:${STICK_RADIUS_PX}px`, hidden: true }, knob);
	return {
		root,
		show(place) {
			root.hidden = !place;
			if (!place) return;
			root.style.transform = `translate(${place.baseX}px, ${place.baseY}px)`;
			knob.style.transform = `translate(${place.x - place.baseX}px, ${place.y - place.baseY}px)`;
		},
	};
}

export function createTouchLayer(): TouchLayer {
	let heard: TouchButtons | undefined;
	const move = createStick('stick-move');
	const look = createStick('stick-look');
	look.root.style.setProperty('--fire-beyond', String(FIRE_BEYOND));
	const dash = createTouchButton('touch-dash', 'Dash', icon('dash'), {
		onDown: () => heard?.onDash(true),
		onUp: () => heard?.onDash(false),
	});
	const weapons = createTouchWeapons((index) => heard?.onWeapon(index));
	const scores = createTouchButton('touch-scores', 'Scores', icon('scores'), {
		onDown: () => heard?.onScoreboard(true),
		onUp: () => heard?.onScoreboard(false),
	});
	// Not under a finger that is still down.
	const menu = createTouchButton('touch-menu', 'Menu', icon('menu'), { onTap: () => heard?.onMenu() });
	const root = element('div', { class: 'touch-layer' }, move.root, look.root, dash.root, weapons.root, scores.root, menu.root);
	// A thumb that rests is no wish for the menu of the browser.
	root.addEventListener('contextmenu', (event) => event.preventDefault());
	const setShown = shownOf(root);
	const setFighting = classOf(root, 'is-fighting');
	const setDash = shareOf(dash.root, '--ready', 2);
	const setDashWaiting = classOf(dash.root, 'is-waiting');
	const setFiring = classOf(look.root, 'is-firing');
	return {
		root,
		connect(buttons) {
			heard = buttons;
		},
		letGo() {
			for (const button of [dash, scores, menu]) button.letGo();
		},
		showSticks(moveAt, lookAt, firing) {
			move.show(moveAt);
			look.show(lookAt);
			setFiring(firing);
		},
		update(frame) {
			const { self, phase } = frame.view;
			setShown(frame.device === 'touch');
			setFighting(self?.alive === true && !isStill(phase));
			weapons.update(frame);
			if (!self) return;
			setDash(1 - self.dashCooldown);
			setDashWaiting(self.dashCooldown > 0);
		},
	};
}
