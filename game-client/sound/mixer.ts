/**
 * The way from a voice to the speakers: three buses, ducking, volumes, a limiter and a rounding of the last peaks.
 *
 *   effects ---- duck -+- effects volume -+
 *   information -------+                  +- limiter - clipper - master volume - out
 *   music ------ duck --- music volume ---+
 */

import type { SoundRow } from './soundRow.ts';

/** Held down to this by a sound that `ducks`, at once, for as long as its beginning matters. */
const DUCKED = { effects: 0.45, music: 0.3 } as const;
const DUCK_SECONDS = { fall: 0.006, hold: 0.11, rise: 0.09 } as const;
/** Time constant of a slider, so that it does not crackle. */
const VOLUME_SECONDS = 0.03;

const LIMITER = { threshold: -5, knee: 3, ratio: 20, attack: 0.002, release: 0.12 } as const;
/** The limiter lets the first milliseconds of a peak through; this rounds them off below full scale. */
const CLIPPER_KNEE = 0.75;
const CLIPPER_CEILING = 0.97;

export interface Volumes {
	/** Each 0 to 1, as on the slider. */
	master: number;
	effects: number;
	music: number;
}

export interface Mixer {
	inputs: Readonly<Record<SoundRow['bus'], AudioNode>>;
	setVolumes(volumes: Volumes): void;
	duck(what: SoundRow['ducks']): void;
	disconnect(): void;
}

/** Builds the graph on a context and connects it to its output. */
export function createMixer(context: BaseAudioContext): Mixer {
	const effects = context.createGain();
	const information = context.createGain();
	const music = context.createGain();
	const effectsVolume = context.createGain();
	const musicVolume = context.createGain();
	const limiter = context.createDynamicsCompressor();
	for (const key of ['threshold', 'knee', 'ratio', 'attack', 'release'] as const) limiter[key].value = LIMITER[key];
	const clipper = context.createWaveShaper();
	clipper.curve = clipperCurve();
	const master = context.createGain();

	effects.connect(effectsVolume);
	information.connect(effectsVolume);
	music.connect(musicVolume);
	effectsVolume.connect(limiter);
	musicVolume.connect(limiter);
	limiter.connect(clipper).connect(master).connect(context.destination);

	const applied: Volumes = { master: -1, effects: -1, music: -1 };
	const volumeParams = { master: master.gain, effects: effectsVolume.gain, music: musicVolume.gain } as const;

	return {
		inputs: { effects, information, music },
		setVolumes(volumes) {
			for (const key of ['master', 'effects', 'music'] as const) {
				if (volumes[key] === applied[key]) continue;
				// Squared: a slider's middle sounds half as loud.
				const gain = volumes[key] ** 2;
				if (applied[key] < 0) volumeParams[key].value = gain;
				else volumeParams[key].setTargetAtTime(gain, context.currentTime, VOLUME_SECONDS);
				applied[key] = volumes[key];
			}
		},
		duck(what) {
			if (what === 'all') dip(effects.gain, DUCKED.effects, context.currentTime);
			if (what !== 'nothing') dip(music.gain, DUCKED.music, context.currentTime);
		},
		disconnect() {
			for (const node of [effects, information, music, effectsVolume, musicVolume, limiter, clipper, master]) node.disconnect();
		},
	};
}

/** Starts from wherever the gain is, so that dips that follow each other merge. */
function dip(gain: AudioParam, to: number, now: number): void {
	gain.cancelScheduledValues(now);
	gain.setTargetAtTime(to, now, DUCK_SECONDS.fall);
	gain.setTargetAtTime(1, now + DUCK_SECONDS.hold, DUCK_SECONDS.rise);
}

function clipperCurve(): Float32Array<ArrayBuffer> {
	const curve = new Float32Array(2049);
	const room = CLIPPER_CEILING - CLIPPER_KNEE;
	for (let i = 0; i < curve.length; i++) {
		const input = i / 1024 - 1;
		const size = Math.abs(input);
		const output = size <= CLIPPER_KNEE ? size : CLIPPER_KNEE + room * Math.tanh((size - CLIPPER_KNEE) / room);
		curve[i] = Math.sign(input) * output;
	}
	return curve;
}
