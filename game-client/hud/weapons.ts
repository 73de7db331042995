/** Dash and weapons with their keys and how ready each is; not shown on touch, where the buttons say it. */

import { isStill } from '../../sim/phase.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { classOf, shareOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import { keyName } from '../input/keyNames.ts';
import { padName } from '../input/padNames.ts';
import { WEAPON_ACTIONS } from '../settingsKeys.ts';
import type { HudPart } from './part.ts';
import { WEAPON_COUNT, weaponIcon, weaponTitle } from './weaponLook.ts';

/** A pad steps: its buttons stand at the weapons that they lead to. */
function padKey(index: number, active: number): string {
	if (index === active) return '';
	if (index === (active + 1) % WEAPON_COUNT) return padName('rightBumper');
	return index === (active - 1 + WEAPON_COUNT) % WEAPON_COUNT ? padName('leftBumper') : '';
}

function createSlot(title: string, drawing: SVGElement) {
	const key = element('kbd', { class: 'slot-key' });
	const root = element(
		'div',
		{ class: 'slot' },
		key,
		drawing,
		element('span', { class: 'slot-title' }, title),
		element('div', { class: 'slot-ready' }),
	);
	return {
		root,
		setKey: textOf(key),
		setReady: shareOf(root, '--ready', 2),
		setActive: classOf(root, 'is-active'),
		setEmpty: classOf(root, 'is-empty'),
		setWaiting: classOf(root, 'is-waiting'),
	};
}

export function createWeapons(): HudPart {
	const dash = createSlot('Dash', icon('dash', 'slot-icon'));
	dash.root.classList.add('slot-dash');
	const slots = Array.from({ length: WEAPON_COUNT }, (_, index) => createSlot(weaponTitle(index), weaponIcon(index, 'slot-icon')));
	const root = element('section', { class: 'weapons', 'aria-label': 'Weapons' }, dash.root, ...slots.map((slot) => slot.root));
	const setShown = shownOf(root);
	return {
		root,
		update({ view, settings, device }) {
			const { self } = view;
			setShown(self?.alive === true && !isStill(view.phase));
			if (!self) return;
			const pad = device === 'gamepad';
			dash.setKey(pad ? padName('south') : keyName(settings.keys.dash));
			dash.setReady(1 - self.dashCooldown);
			dash.setWaiting(self.dashCooldown > 0);
			for (const [index, slot] of slots.entries()) {
				const action = WEAPON_ACTIONS[index];
				const id = WEAPON_IDS[index];
				const active = index === self.weapon;
				const code = action ? settings.keys[action] : '';
				slot.setKey(pad ? padKey(index, self.weapon) : code ? keyName(code) : '');
				slot.setActive(active);
				slot.setReady(active ? 1 - self.fireCooldown : 0);
				slot.setEmpty(id !== undefined && self.energy < view.tuning.weapons[id].energyPerShot);
			}
		},
	};
}
