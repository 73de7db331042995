/** All sound of a match on one audio context, live or offline; `createSound` makes it when the page may be heard. */

import type { View, ViewEvent } from '../../netcode/view.ts';
import type { Settings } from '../settings.ts';
import { soundEvent } from './eventSounds.ts';
import { createFootsteps } from './footsteps.ts';
import { INTERFACE_SOUNDS, type InterfaceSound } from './interfaceSounds.ts';
import { createMixer, type Volumes } from './mixer.ts';
import { createMusic } from './music.ts';
import { moodOf } from './musicPattern.ts';
import type { SoundBank } from './soundBank.ts';
import { createSpeaker } from './speaker.ts';
import { createVoices } from './voices.ts';
import { createWatchSounds } from './watchSounds.ts';

/** After a longer frame than this (a hidden tab) what happened meanwhile is old news and is not played. */
const STALE_MS = 500;
/** Behind the start screen a match is heard from afar: this share of the effects slider. */
const WATCHING_EFFECTS = 0.5;

export interface SoundScene {
	/** Once a drawn frame. `followId` as for the stage: the player at whose place the ear is while one does not live. */
	frame(view: View, events: readonly ViewEvent[], settings: Settings, deltaMs: number, followId: number): void;
	ui(kind: InterfaceSound): void;
	activeVoices(): number;
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
	const volumes: Volumes = { master: 0, effects: 0, music: 0 };

	function moveEar(view: View, followId: number): void {
		speaker.arena = view.arena;
		const self = view.players.get(view.selfId);
		const at = self?.alive ? self : (view.players.get(followId || (view.self?.killerId ?? 0)) ?? self);
		// Between lives and with nobody to follow it stays where it was; a watcher's is in the middle of the map.
		if (!at && view.selfId !== 0) return;
		speaker.ear.x = at?.x ?? view.arena.width / 2;
		speaker.ear.y = at?.y ?? view.arena.height / 2;
	}

	return {
		frame(view, events, settings, deltaMs, followId) {
			volumes.master = settings.masterVolume;
			volumes.effects = settings.effectsVolume * (view.selfId === 0 ? WATCHING_EFFECTS : 1);
			volumes.music = settings.musicVolume;
			mixer.setVolumes(volumes);
			moveEar(view, followId);
			if (deltaMs < STALE_MS) for (const event of events) soundEvent(event, view, speaker);
			watch.step(view, deltaMs, speaker);
			footsteps.step(view, Math.min(deltaMs, STALE_MS), speaker.ear, speaker);
			if (settings.musicVolume > 0) music.step(moodOf(view));
		},
		ui(kind) {
			speaker.flat(INTERFACE_SOUNDS[kind]);
		},
		activeVoices: voices.active,
		dispose() {
			voices.stop();
			music.stop();
			mixer.disconnect();
		},
	};
}
