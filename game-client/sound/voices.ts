/** The voices of a fight: at most 24 sounds at a time, each a few nodes that go when it ends. Used by `speaker.ts`. */

import type { Mixer } from './mixer.ts';
import { OPEN_HZ, type Placement } from './placement.ts';
import type { SoundBank } from './soundBank.ts';
import type { SoundRow } from './soundRow.ts';
import { chooseSlot, type VoiceSlot } from './voiceSlots.ts';

export const VOICES = 24;
/** A stolen voice is faded with this time constant, so that it does not click, and ends soon after. */
const STEAL_SECONDS = 0.004;

interface Voice extends VoiceSlot {
	source: AudioBufferSourceNode | undefined;
	level: GainNode | undefined;
}

export interface Voices {
	/** Starts a sound now; `rate` 2 is an octave up. False when every voice is worth more. */
	play(row: SoundRow, placement: Readonly<Placement>, rate: number, priority: number): boolean;
	/** Fades all of them. */
	stop(): void;
}

export function createVoices(context: BaseAudioContext, mixer: Mixer, bank: SoundBank): Voices {
	const voices: Voice[] = Array.from({ length: VOICES }, () => ({
		priority: 0,
		startedAt: 0,
		endsAt: 0,
		source: undefined,
		level: undefined,
	}));

	return {
		play(row, placement, rate, priority) {
			const now = context.currentTime;
			const voice = voices[chooseSlot(voices, priority, now)];
			if (!voice) return false;
			silence(voice, now);

			const source = context.createBufferSource();
			source.buffer = bank.buffer(context, row);
			source.playbackRate.value = rate;
			const level = context.createGain();
			level.gain.value = placement.gain;
			const panner = context.createStereoPanner();
			panner.pan.value = placement.pan;
			const filter = placement.cutoffHz < OPEN_HZ ? dullness(context, placement.cutoffHz) : undefined;
			source.connect(level);
			if (filter) level.connect(filter).connect(panner);
			else level.connect(panner);
			panner.connect(mixer.inputs[row.bus]);
			source.onended = () => {
				source.disconnect();
				level.disconnect();
				filter?.disconnect();
				panner.disconnect();
				if (voice.source === source) {
					voice.source = undefined;
					voice.level = undefined;
				}
			};
			source.start();

			voice.priority = priority;
			voice.startedAt = now;
			voice.endsAt = now + source.buffer.duration / rate;
			voice.source = source;
			voice.level = level;
			return true;
		},
		stop() {
			for (const voice of voices) silence(voice, context.currentTime);
		},
	};
}

function silence(voice: Voice, now: number): void {
	if (!voice.source || voice.endsAt <= now) return;
	voice.level?.gain.setTargetAtTime(0, now, STEAL_SECONDS);
	voice.source.stop(now + STEAL_SECONDS * 5);
	voice.endsAt = now;
}

function dullness(context: BaseAudioContext, hz: number): BiquadFilterNode {
	const filter = context.createBiquadFilter();
	filter.type = 'lowpass';
	filter.frequency.value = hz;
	return filter;
}
