/** All sound of a match on one audio context, live or offline; `createSound` makes it when the page may be heard. */

import type { View, ViewEvent } from '../../netcode/view.ts';
import type { Settings } from '../settings.ts';
import { soundEvent } from './eventSounds.ts';
import { createFlightSound } from './flightSound.ts';
import { createFootsteps } from './footsteps.ts';
import { INTERFACE_SOUNDS, type InterfaceSound } from './interfaceSounds.ts';
import { createMixer, type Volumes } from './mixer.ts';
import { createMusic } from './music.ts';
import { moodOf } from './musicPattern.ts';
import type { SoundBank } from './soundBank.ts';
import { createSpeaker } from './speaker.ts';
import { createVoices } from './voices.ts';
import { createWatchSounds } from './watchSounds.ts';

/** After a longer pause than this on the audio clock (a hidden tab) what happened meanwhile is old news, not played. */
const STALE_SECONDS = 0.5;

export interface SoundScene {
	/** Once a drawn frame. `followId` as for the stage: the ear is where the camera is; 0 the middle of the map. */
	frame(view: View, events: readonly ViewEvent[], settings: Settings, deltaMs: number, followId: number): void;
	ui(kind: InterfaceSound): void;
	dispose(): void;
}

/** `seed` chooses the small differences of pitch and the turns of the music. */
export function createSoundScene(context: BaseAudioContext, bank: SoundBank, seed: number): SoundScene {
	const mixer = createMixer(context);
	const voices = createVoices(context, mixer, bank);
	const speaker = createSpeaker(voices, mixer, { seed });
	const music = createMusic(context, mixer, bank, { seed: seed + 1 });
	const watch = createWatchSounds();
	const footsteps = createFootsteps();
	const flight = createFlightSound(context, mixer, bank);
	const volumes: Volumes = { master: 0, effects: 0, music: 0 };
	let lastFrameAt = context.currentTime;

	function moveEar(view: View, followId: number): void {
		speaker.arena = view.arena;
		const followed = view.players.get(followId);
		// Somebody who has just gone leaves the ear where it was.
		if (!followed && followId !== 0) return;
		speaker.ear.x = followed?.x ?? view.arena.width / 2;
		speaker.ear.y = followed?.y ?? view.arena.height / 2;
	}

	return {
		frame(view, events, settings, deltaMs, followId) {
			volumes.master = settings.masterVolume;
			volumes.effects = settings.effectsVolume;
			volumes.music = settings.musicVolume;
			mixer.setVolumes(volumes);
			moveEar(view, followId);
			const fresh = context.currentTime - lastFrameAt < STALE_SECONDS;
			lastFrameAt = context.currentTime;
			if (fresh) for (const event of events) soundEvent(event, view, speaker);
			watch.step(view, deltaMs, speaker);
			// Behind the start screen nobody is heard running.
			if (view.selfId !== 0) footsteps.step(view, deltaMs, speaker.ear, speaker);
			flight.step(view, speaker.ear, followId);
			if (settings.musicVolume > 0) music.step(moodOf(view));
		},
		ui(kind) {
			speaker.flat(INTERFACE_SOUNDS[kind]);
		},
		dispose() {
			voices.stop();
			flight.stop();
			music.stop();
			mixer.disconnect();
		},
	};
}
