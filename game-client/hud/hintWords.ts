/** What each hint says and shows, by the device in hand and the keys that are really bound. Drawn by `hintPictures.ts`. */

import type { DeviceKind } from '../input/device.ts';
import { keyName } from '../input/keyNames.ts';
import { padName } from '../input/padNames.ts';
import type { HintId } from '../settings.ts';
import { type Keys, WEAPON_ACTIONS } from '../settingsKeys.ts';

export type HintPicture =
	| { kind: 'keys'; names: readonly string[] }
	/** Up, left, down, right as they lie under the hand. */
	| { kind: 'cross'; names: readonly [up: string, left: string, down: string, right: string] }
	| { kind: 'mouse' }
	/** `letter`: which stick of a gamepad; empty for a thumb on glass. */
	| { kind: 'stick'; letter: string; fires: boolean }
	| { kind: 'round'; icon: 'dash' | 'swap' };

export interface HintWords {
	title: string;
	/** How, in a few words; read after the pictures. */
	how: string;
	pictures: readonly HintPicture[];
}

const TITLES: Readonly<Record<HintId, string>> = { move: 'Move', aim: 'Aim and fire', dash: 'Dash', switch: 'Change weapon' };

function onKeyboard(keys: Keys): Readonly<Record<HintId, Omit<HintWords, 'title'>>> {
	const name = (code: string | undefined) => keyName(code ?? '');
	const weapons = WEAPON_ACTIONS.map((action) => keys[action] ?? '').filter((code) => code !== '');
	return {
		move: {
			how: 'With these keys',
			pictures: [{ kind: 'cross', names: [name(keys.up), name(keys.left), name(keys.down), name(keys.right)] }],
		},
		aim: { how: 'Point with the mouse, left button fires', pictures: [{ kind: 'mouse' }] },
		dash: {
			how: keys.dash === '' ? 'With the right mouse button' : 'To dodge a shot; the right mouse button does it too',
			pictures: keys.dash === '' ? [{ kind: 'mouse' }] : [{ kind: 'keys', names: [name(keys.dash)] }],
		},
		switch: { how: 'Or turn the wheel', pictures: [{ kind: 'keys', names: weapons.map(name) }] },
	};
}

function onGamepad(): Readonly<Record<HintId, Omit<HintWords, 'title'>>> {
	return {
		move: { how: 'Left stick', pictures: [{ kind: 'stick', letter: 'L', fires: false }] },
		aim: {
			how: `Right stick aims, ${padName('rightTrigger')} fires`,
			pictures: [
				{ kind: 'stick', letter: 'R', fires: false },
				{ kind: 'keys', names: [padName('rightTrigger')] },
			],
		},
		dash: { how: 'To dodge a shot', pictures: [{ kind: 'keys', names: [padName('south')] }] },
		switch: { how: 'To the one before, to the next', pictures: [{ kind: 'keys', names: [padName('leftBumper'), padName('rightBumper')] }] },
	};
}

const ON_TOUCH: Readonly<Record<HintId, Omit<HintWords, 'title'>>> = {
	move: { how: 'Slide your left thumb', pictures: [{ kind: 'stick', letter: '', fires: false }] },
	aim: { how: 'Slide your right thumb, further out to fire', pictures: [{ kind: 'stick', letter: '', fires: true }] },
	dash: { how: 'Tap this button to dodge a shot', pictures: [{ kind: 'round', icon: 'dash' }] },
	switch: { how: 'Tap another weapon', pictures: [{ kind: 'round', icon: 'swap' }] },
};

export function hintWords(id: HintId, device: DeviceKind, keys: Keys): HintWords {
	const words = device === 'touch' ? ON_TOUCH : device === 'gamepad' ? onGamepad() : onKeyboard(keys);
	return { title: TITLES[id], ...words[id] };
}
