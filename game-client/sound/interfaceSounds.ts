/** What menus sound like; asked for by the page through `Sound.ui`. */

import { PRIORITY, type SoundRow } from './soundRow.ts';

export type InterfaceSound = 'hover' | 'press' | 'back' | 'count';

const INTERFACE = { bus: 'information', ducks: 'nothing', priority: PRIORITY.interface, pitchSpread: 0 } as const;

export const INTERFACE_SOUNDS = {
	hover: { ...INTERFACE, levelDb: -36, layers: [{ source: 'sine', gain: 1, hz: [2349, 2349], attack: 0.002, decay: 0.03 }] },
	press: {
		...INTERFACE,
		levelDb: -25,
		layers: [
			{ source: 'triangle', gain: 1, hz: [587, 587], decay: 0.07 },
			{ source: 'triangle', gain: 1, hz: [880, 880], delay: 0.045, decay: 0.14 },
		],
	},
	back: {
		...INTERFACE,
		levelDb: -27,
		layers: [
			{ source: 'triangle', gain: 1, hz: [587, 587], decay: 0.07 },
			{ source: 'triangle', gain: 1, hz: [440, 440], delay: 0.045, decay: 0.14 },
		],
	},
	count: { ...INTERFACE, levelDb: -24, layers: [{ source: 'sine', gain: 1, hz: [698, 698], attack: 0.002, decay: 0.12 }] },
} as const satisfies Record<InterfaceSound, SoundRow>;
