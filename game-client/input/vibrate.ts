/** Plays the haptics of each frame on the phone, where there is a motor and the player wants it. Called by the loop. */

import type { View, ViewEvent } from '../../netcode/view.ts';
import type { Settings } from '../settings.ts';
import type { DeviceKind } from './device.ts';
import { HapticChoice } from './haptics.ts';

export interface Haptics {
	frame(view: View, events: readonly ViewEvent[], settings: Settings, device: DeviceKind, nowMs: number): void;
}

export function createHaptics(): Haptics {
	const choice = new HapticChoice();
	return {
		frame(view, events, settings, device, nowMs) {
			const pattern = choice.choose({ nowMs, events, self: view.self, reducedMotion: settings.reducedMotion });
			if (!pattern || !settings.haptics || device !== 'touch') return;
			// Before the first touch the browser would only warn.
			if (navigator.userActivation?.hasBeenActive === false) return;
			navigator.vibrate?.([...pattern]);
		},
	};
}
