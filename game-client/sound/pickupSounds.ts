/** What one takes from the floor, told apart by timbre: soft notes, metal, a rising buzz. Played by `eventSounds.ts`. */

import type { PickupKind } from '../../sim/pickup.ts';
import { PRIORITY, type SoundRow } from './soundRow.ts';

const PICKUP = { bus: 'information', ducks: 'all', priority: PRIORITY.information, pitchSpread: 0 } as const;

export const PICKUP_SOUNDS = {
	health: {
		...PICKUP,
		levelDb: -19,
		layers: [
			{ source: 'sine', gain: 1, hz: [587, 587], attack: 0.008, decay: 0.2 },
			{ source: 'sine', gain: 1, hz: [698, 698], delay: 0.09, attack: 0.008, decay: 0.35 },
		],
	},
	shield: {
		...PICKUP,
		levelDb: -19,
		layers: [
			{ source: 'sine', gain: 1, hz: [880, 880], attack: 0.004, decay: 0.45, fm: { ratio: 3.53, depth: [2.4, 0.2] } },
			{ source: 'sine', gain: 0.5, hz: [440, 440], decay: 0.3 },
		],
	},
	energy: {
		...PICKUP,
		levelDb: -20,
		layers: [
			{
				source: 'saw',
				gain: 0.8,
				hz: [220, 1175],
				attack: 0.01,
				decay: 0.26,
				sweep: 0.16,
				filter: { kind: 'low', hz: [900, 4200], q: 1.6 },
			},
			{ source: 'sine', gain: 0.4, hz: [1175, 1175], delay: 0.14, decay: 0.2 },
		],
	},
} as const satisfies Record<PickupKind, SoundRow>;
