/** Health, shield and energy as numbers and bars. The energy bar is notched by the cost of the weapon in hand. */

import { isStill } from '../../sim/phase.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { classOf, shareOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

/** Share of health below which it counts as low; the vignette begins here as well. */
export const LOW_HEALTH = 0.35;

function createBar(name: string, label: string) {
	const fill = element('div', { class: 'bar-fill' });
	const ghost = element('div', { class: 'bar-ghost' });
	const value = element('span', { class: 'vital-value' });
	const track = element('div', { class: 'bar' }, ghost, fill);
	const row = element('div', { class: `vital vital-${name}` }, element('span', { class: 'vital-label' }, label), value, track);
	return { row, track, setShare: shareOf(row, '--share'), setText: textOf(value) };
}

export function createVitals(): HudPart {
	const shield = createBar('shield', 'Shield');
	const health = createBar('health', 'Health');
	const energy = createBar('energy', 'Energy');
	const protectedNote = element('div', { class: 'protected-note', hidden: true }, 'Protected until you fire');
	const root = element('section', { class: 'vitals', 'aria-label': 'Own state' }, protectedNote, shield.row, health.row, energy.row);
	const setShown = shownOf(root);
	const setLow = classOf(root, 'is-low');
	const setProtected = shownOf(protectedNote);
	const setCost = shareOf(energy.row, '--cost');
	return {
		root,
		update({ view }) {
			const { self } = view;
			setShown(self?.alive === true && !isStill(view.phase));
			if (!self) return;
			const weapon = WEAPON_IDS[self.weapon];
			health.setShare(self.health / Math.max(1, self.healthMax));
			shield.setShare(self.shield / Math.max(1, self.shieldMax));
			energy.setShare(self.energy / Math.max(1, self.energyMax));
			health.setText(String(Math.ceil(self.health)));
			shield.setText(String(Math.ceil(self.shield)));
			energy.setText(String(Math.floor(self.energy)));
			setCost(weapon ? view.tuning.weapons[weapon].energyPerShot / Math.max(1, self.energyMax) : 1);
			setLow(self.alive && self.health < self.healthMax * LOW_HEALTH);
			setProtected(self.protectedSeconds > 0);
		},
	};
}
