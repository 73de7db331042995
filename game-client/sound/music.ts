/** Plays the pattern ahead on the audio clock, so that a late frame does not make it stumble. One step a frame. */

import type { Rng } from '../../sim/random.ts';
import type { Mixer } from './mixer.ts';
import { type Mood, type MusicNote, notesAt, STEP_SECONDS } from './musicPattern.ts';
import { MUSIC_SOUNDS } from './musicSounds.ts';
import type { SoundBank } from './soundBank.ts';

/** How far ahead notes are handed to the audio clock: a frame may be this late. A hidden tab falls silent after it. */
const AHEAD_SECONDS = 0.3;
/** A mood that ended takes what it still sounds with it, over about three times this. */
const MOOD_FADE_SECONDS = 0.4;

export interface Music {
	step(mood: Mood): void;
	stop(): void;
}

/** The notes of one mood, faded together; leaves the graph with its last note. */
interface MoodGroup {
	level: GainNode;
	notes: number;
}

export function createMusic(context: BaseAudioContext, mixer: Mixer, bank: SoundBank, rng: Rng): Music {
	let stepNumber = 0;
	let nextStepAt = 0;
	let playing: Mood | undefined;
	let group: MoodGroup | undefined;
	const sounding = new Set<AudioBufferSourceNode>();

	function begin(mood: Mood): MoodGroup {
		const now = context.currentTime;
		group?.level.gain.setTargetAtTime(0, now, MOOD_FADE_SECONDS);
		if (group?.notes === 0) group.level.disconnect();
		group = { level: context.createGain(), notes: 0 };
		group.level.connect(mixer.inputs.music);
		playing = mood;
		// A new mood begins at the start of a chord: its pad is the first thing heard.
		stepNumber = 0;
		nextStepAt = Math.max(nextStepAt, now + 0.02);
		return group;
	}

	function play(note: MusicNote, at: number, to: MoodGroup): void {
		const source = context.createBufferSource();
		source.buffer = bank.buffer(context, MUSIC_SOUNDS[note.instrument]);
		source.playbackRate.value = 2 ** (note.semitones / 12);
		const level = context.createGain();
		level.gain.value = note.gain;
		const panner = context.createStereoPanner();
		panner.pan.value = note.pan;
		source.connect(level).connect(panner).connect(to.level);
		to.notes++;
		sounding.add(source);
		source.onended = () => {
			sounding.delete(source);
			source.disconnect();
			level.disconnect();
			panner.disconnect();
			to.notes--;
			if (to.notes === 0 && to !== group) to.level.disconnect();
		};
		source.start(at);
	}

	return {
		step(mood) {
			const now = context.currentTime;
			const to = mood === playing && group ? group : begin(mood);
			// After a pause (a hidden tab) it goes on from here instead of catching up.
			if (nextStepAt < now) nextStepAt = now + 0.02;
			while (nextStepAt < now + AHEAD_SECONDS) {
				for (const note of notesAt(mood, stepNumber, rng)) play(note, nextStepAt, to);
				stepNumber++;
				nextStepAt += STEP_SECONDS;
			}
		},
		stop() {
			for (const source of sounding) source.stop();
			group?.level.disconnect();
			group = undefined;
			playing = undefined;
		},
	};
}
