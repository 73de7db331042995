/** A button a weapon, the one in hand marked with how ready it is and how much energy there is. Part of the touch layer. */

import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { classOf, shareOf, whenChanged } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from '../hud/part.ts';
import { WEAPON_COUNT, weaponIcon, weaponTitle } from '../hud/weaponLook.ts';
import { createTouchButton } from './touchButton.ts';

/** `onWeapon` is told the index of a touched weapon. */
export function createTouchWeapons(onWeapon: (index: number) => void): HudPart {
	const slots = Array.from({ length: WEAPON_COUNT }, (_, index) => {
		const { root } = createTouchButton('touch-weapon', weaponTitle(index), weaponIcon(index), { onDown: () => onWeapon(index) });
		return {
			root,
			setActive: whenChanged((active: boolean) => {
				root.classList.toggle('is-active', active);
				root.setAttribute('aria-pressed', String(active));
			}),
			setReady: shareOf(root, '--ready', 2),
			setEmpty: classOf(root, 'is-empty'),
		};
	});
	const root = element('div', { class: 'touch-weapons' }, ...slots.map((slot) => slot.root));
	const setEnergy = shareOf(root, '--energy', 2);
	return {
		root,
		update({ view: { self, tuning } }) {
			if (!self) return;
			setEnergy(self.energy / Math.max(1, self.energyMax));
			for (const [index, slot] of slots.entries()) {
				const id = WEAPON_IDS[index];
				const active = index === self.weapon;
				slot.setActive(active);
				slot.setReady(active ? 1 - self.fireCooldown : 1);
				slot.setEmpty(id !== undefined && self.energy < tuning.weapons[id].energyPerShot);
			}
		},
	};
}
