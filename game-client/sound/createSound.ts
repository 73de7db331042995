/** The sound of the page: silent, and harmless, until somebody presses Play and wherever there is no audio. */

import type { View, ViewEvent } from '../../netcode/view.ts';
import type { Settings } from '../settings.ts';
import type { InterfaceSound } from './interfaceSounds.ts';
import { createSoundBank } from './soundBank.ts';
import { createSoundScene, type SoundScene } from './soundScene.ts';

export interface Sound {
	/** Call from a press or a key: browsers give audio only then. Calling it again wakes audio that was put to sleep. */
	unlock(): void;
	/** Once a drawn frame. `followId` as for the stage: the ear is where the camera is; 0 the middle of the map. */
	frame(view: View, events: readonly ViewEvent[], settings: Settings, deltaMs: number, followId: number): void;
	/** Menus. The respawn count comes from `frame`; `count` here is for a page's own counting. */
	ui(kind: InterfaceSound): void;
	/** Ends all sound and gives the device back; every later call does nothing. */
	dispose(): void;
}

const NOISE_SEED = 0x46726179;

export function createSound(): Sound {
	const bank = createSoundBank(NOISE_SEED);
	let context: AudioContext | undefined;
	let scene: SoundScene | undefined;
	/** Asked for while the device was waking up; played once it has. */
	let waiting: InterfaceSound | undefined;
	let disposed = false;

	function start(): void {
		if (disposed || typeof AudioContext === 'undefined') return;
		if (!context) {
			try {
				context = new AudioContext({ latencyHint: 'interactive' });
			} catch {
				// No device, or too many contexts in other tabs: the game goes on silently, the next press asks again.
				return;
			}
			scene = createSoundScene(context, bank, NOISE_SEED);
		}
		// Refused outside a press or key: then it stays asleep until the next one.
		if (context.state !== 'running') context.resume().catch(() => undefined);
	}

	return {
		unlock: start,
		frame(view, events, settings, deltaMs, followId) {
			if (disposed) return;
			bank.prepareNext();
			if (context?.state !== 'running') return;
			scene?.frame(view, events, settings, deltaMs, followId);
			if (waiting) scene?.ui(waiting);
			waiting = undefined;
		},
		ui(kind) {
			if (context?.state === 'running') scene?.ui(kind);
			else if (context) {
				waiting = kind;
				start();
			}
		},
		dispose() {
			disposed = true;
			scene?.dispose();
			context?.close().catch(() => undefined);
			scene = undefined;
			context = undefined;
		},
	};
}
