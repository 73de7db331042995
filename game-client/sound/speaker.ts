/** Plays a row flat, from a place, or from a side: what `eventSounds.ts`, `watchSounds.ts` and `footsteps.ts` speak to. */

import type { Arena } from '../../sim/arena.ts';
import { type Rng, random } from '../../sim/random.ts';
import type { Mixer } from './mixer.ts';
import { type Ear, FLAT, type Placement, placeSound, placeToward } from './placement.ts';
import type { SoundRow } from './soundRow.ts';
import type { Voices } from './voices.ts';

export interface Speaker {
	/** In the middle, as written: menus and what one does oneself. `rate` 2 is an octave up. */
	flat(row: SoundRow, rate?: number): void;
	/** From a place in the world, units. */
	at(row: SoundRow, x: number, y: number): void;
	/** At full level, from the side on which x, y lies. */
	toward(row: SoundRow, x: number, y: number, rate?: number): void;
}

/** A speaker with an ear in the world; whoever makes it moves both once a frame. */
export interface PlacedSpeaker extends Speaker {
	ear: Ear;
	arena: Arena | undefined;
}

/** What is softer than this is not worth a voice, nor a duck. */
const INAUDIBLE = 0.04;
const DUCKS_FROM = 0.3;
/** One's own counts more than the same by others. */
const OWN_PRIORITY = 0.5;

export function createSpeaker(voices: Voices, mixer: Mixer, rng: Rng): PlacedSpeaker {
	const scratch: Placement = { gain: 0, pan: 0, cutoffHz: 0 };

	function play(row: SoundRow, placement: Readonly<Placement>, rate: number, priority: number): void {
		if (placement.gain < INAUDIBLE) return;
		const varied = rate * (1 + (random(rng) * 2 - 1) * row.pitchSpread);
		if (voices.play(row, placement, varied, priority) && placement.gain >= DUCKS_FROM) mixer.duck(row.ducks);
	}

	const speaker: PlacedSpeaker = {
		ear: { x: 0, y: 0 },
		arena: undefined,
		flat(row, rate = 1) {
			play(row, FLAT, rate, row.priority + OWN_PRIORITY);
		},
		at(row, x, y) {
			if (speaker.arena) play(row, placeSound(speaker.arena, speaker.ear, x, y, scratch), 1, row.priority);
		},
		toward(row, x, y, rate = 1) {
			play(row, placeToward(speaker.ear, x, y, scratch), rate, row.priority + OWN_PRIORITY);
		},
	};
	return speaker;
}
