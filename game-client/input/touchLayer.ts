/** The drawn part of touch: sticks where the thumbs are, and the buttons with how ready they are. Part of the HUD. */

import { classOf, shareOf, shownOf, whenChanged } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import type { HudPart } from '../hud/part.ts';
import { WEAPON_COUNT, weaponIcon, weaponTitle } from '../hud/weaponLook.ts';

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
	onWeapon(): void;
	onMenu(): void;
	onScoreboard(shown: boolean): void;
}

export interface TouchLayer extends HudPart {
	/** Who hears of the buttons; once. */
	connect(buttons: TouchButtons): void;
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

function createButton(className: string, label: string, ...drawings: readonly SVGElement[]): HTMLButtonElement {
	return element('button', { type: 'button', class: `touch-button ${className}`, 'aria-label': label, tabindex: -1 }, ...drawings);
}

function onHold(button: HTMLElement, onDown: (down: boolean) => void): void {
	button.addEventListener('pointerdown', (event) => {
		event.preventDefault();
		button.setPointerCapture(event.pointerId);
		button.classList.add('is-down');
		onDown(true);
	});
	const up = () => {
		if (!button.classList.contains('is-down')) return;
		button.classList.remove('is-down');
		onDown(false);
	};
	button.addEventListener('pointerup', up);
	button.addEventListener('pointercancel', up);
}

export function createTouchLayer(): TouchLayer {
	const move = createStick('stick-move');
	const look = createStick('stick-look');
	look.root.style.setProperty('--fire-beyond', String(FIRE_BEYOND));
	const dash = createButton('touch-dash', 'Dash', icon('dash'));
	const weaponIcons = Array.from({ length: WEAPON_COUNT }, (_, index) => weaponIcon(index));
	const weapon = createButton('touch-weapon', 'Next weapon', ...weaponIcons);
	const menu = createButton('touch-menu', 'Menu', icon('menu'));
	const scores = createButton('touch-scores', 'Scores', icon('scores'));
	const root = element('div', { class: 'touch-layer' }, move.root, look.root, dash, weapon, scores, menu);
	const setShown = shownOf(root);
	const setDash = shareOf(dash, '--ready', 2);
	const setDashWaiting = classOf(dash, 'is-waiting');
	const setFire = shareOf(weapon, '--ready', 2);
	const setFiring = classOf(look.root, 'is-firing');
	const setWeapon = whenChanged((index: number) => {
		for (const [at, drawing] of weaponIcons.entries()) drawing.classList.toggle('is-active', at === index);
		weapon.setAttribute('aria-label', `Next weapon, now ${weaponTitle(index)}`);
	});
	return {
		root,
		connect(buttons) {
			onHold(dash, buttons.onDash);
			onHold(weapon, (down) => {
				if (down) buttons.onWeapon();
			});
			onHold(scores, buttons.onScoreboard);
			menu.addEventListener('click', buttons.onMenu);
		},
		showSticks(moveAt, lookAt, firing) {
			move.show(moveAt);
			look.show(lookAt);
			setFiring(firing);
		},
		update({ view: { self }, device }) {
			setShown(device === 'touch');
			if (!self) return;
			setDash(1 - self.dashCooldown);
			setDashWaiting(self.dashCooldown > 0);
			setFire(1 - self.fireCooldown);
			setWeapon(self.weapon);
		},
	};
}
