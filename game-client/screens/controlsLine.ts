/** The controls in a few words, by device. Shown on the start screen. */

import type { DeviceKind } from '../input/device.ts';
import { keyName } from '../input/keyNames.ts';
import type { Settings } from '../settings.ts';

export type Control = readonly [keys: readonly string[], what: string];

export function controlsOf(device: DeviceKind, keys: Settings['keys']): readonly Control[] {
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
			[['RT'], 'fire'],
			[['A'], 'dash'],
			[['LB', 'RB'], 'weapon'],
		];
	}
	return [
		[[keyName(keys.up), keyName(keys.left), keyName(keys.down), keyName(keys.right)], 'move'],
		[['Mouse'], 'aim and fire'],
		[[keyName(keys.dash)], 'dash'],
		[[keyName(keys.weapon1), keyName(keys.weapon2)], 'weapon'],
	];
}
