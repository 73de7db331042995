/** The controls in a few words, by device. Shown on the start screen. */

import type { DeviceKind } from '../input/device.ts';
import { keyName } from '../input/keyNames.ts';
import { padName } from '../input/padNames.ts';
import { type Keys, WEAPON_ACTIONS } from '../settingsKeys.ts';

export type Control = readonly [keys: readonly string[], what: string];

export function controlsOf(device: DeviceKind, keys: Keys): readonly Control[] {
	if (device === 'touch') {
		return [
			[['Left thumb'], 'move'],
			[['Right thumb'], 'aim, further out to fire'],
		];
	}
	if (device === 'gamepad') {
		return [
			[['Left stick'], 'move'],
			[['Right stick'], 'aim'],
			[[padName('rightTrigger')], 'fire'],
			[[padName('south')], 'dash'],
			[[padName('leftBumper'), padName('rightBumper')], 'weapon'],
		];
	}
	return [
		[[keyName(keys.up), keyName(keys.left), keyName(keys.down), keyName(keys.right)], 'move'],
		[['Mouse'], 'aim and fire'],
		[[keyName(keys.dash)], 'dash'],
		[
			WEAPON_ACTIONS.map((action) => keys[action] ?? '')
				.filter(Boolean)
				.map((code) => keyName(code)),
			'weapon',
		],
	];
}
