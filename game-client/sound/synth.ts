/**
 * Turns a row into samples, once, before it is first heard; `soundBank.ts` calls it. Plain arithmetic on arrays and no
 * audio context, so the same samples can be measured in a test.
 */

import { type Rng, random } from '../../sim/random.ts';
import { loudnessDb } from './loudness.ts';
import type { Layer, SoundRow, Sweep } from './soundRow.ts';
import { createFilter, type Filter, tuneFilter } from './stateFilter.ts';

export const SAMPLE_RATE = 48000;

/** Samples between two updates of pitch, filter and modulation: a third of a millisecond. */
const CONTROL_SAMPLES = 16;
/** A pitched layer that starts at once would click before it sounds. */
const TONE_ATTACK_SECONDS = 0.002;
/** Every layer is faded to nothing over its last 4 ms, so that no end clicks. */
const FADE_SECONDS = 0.004;
/** Above this, peaks are rounded off and never reach 1. */
const KNEE = 0.7;

/** Seconds from the start of a layer's sound to its end. */
function lifeOf(layer: Layer): number {
	return attackOf(layer) + (layer.hold ?? 0) + layer.decay;
}

function attackOf(layer: Layer): number {
	return layer.attack ?? (layer.source === 'noise' ? 0 : TONE_ATTACK_SECONDS);
}

/** Length of a sound at its written pitch, seconds. */
export function soundSeconds(row: SoundRow): number {
	let longest = 0;
	for (const layer of row.layers) longest = Math.max(longest, (layer.delay ?? 0) + lifeOf(layer));
	return longest;
}

/** The samples of a sound at `SAMPLE_RATE`, one channel, brought to the row's loudness, peaks below 1. */
export function renderSound(row: SoundRow, rng: Rng): Float32Array<ArrayBuffer> {
	const samples = new Float32Array(Math.ceil(soundSeconds(row) * SAMPLE_RATE));
	for (const layer of row.layers) addLayer(samples, layer, rng);
	const scale = 10 ** ((row.levelDb - loudnessDb(samples, SAMPLE_RATE)) / 20);
	for (let i = 0; i < samples.length; i++) samples[i] = roundPeak((samples[i] as number) * scale);
	return samples;
}

function roundPeak(sample: number): number {
	const size = Math.abs(sample);
	if (size <= KNEE) return sample;
	return Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)) * 0.95);
}

function sweepAt(sweep: Sweep, share: number): number {
	return sweep[0] * (Math.max(sweep[1], 1e-4) / Math.max(sweep[0], 1e-4)) ** share;
}

function addLayer(samples: Float32Array, layer: Layer, rng: Rng): void {
	const life = lifeOf(layer);
	const first = Math.round((layer.delay ?? 0) * SAMPLE_RATE);
	const count = Math.min(samples.length - first, Math.floor(life * SAMPLE_RATE));
	const attack = attackOf(layer) * SAMPLE_RATE;
	const full = attack + (layer.hold ?? 0) * SAMPLE_RATE;
	const fall = 0.001 ** (1 / (layer.decay * SAMPLE_RATE));
	const fade = Math.min(FADE_SECONDS * SAMPLE_RATE, count / 2);
	const sweepSamples = (layer.sweep ?? life) * SAMPLE_RATE;
	const filter: Filter | undefined = layer.filter && createFilter(layer.filter.kind);
	let phase = 0;
	let modulator = 0;
	let step = 0;
	let depth = 0;
	let decayed = 1;
	for (let i = 0; i < count; i++) {
		if (i % CONTROL_SAMPLES === 0) {
			const share = Math.min(1, i / sweepSamples);
			if (layer.hz) step = sweepAt(layer.hz, share) / SAMPLE_RATE;
			if (layer.fm) depth = sweepAt(layer.fm.depth, share) / (2 * Math.PI);
			if (filter && layer.filter) tuneFilter(filter, sweepAt(layer.filter.hz, share) / SAMPLE_RATE, layer.filter.q);
		}
		phase += step;
		phase -= Math.floor(phase);
		let bent = phase;
		if (layer.fm) {
			modulator += step * layer.fm.ratio;
			bent += Math.sin(2 * Math.PI * modulator) * depth;
			bent -= Math.floor(bent);
		}
		let sample = layer.source === 'noise' ? random(rng) * 2 - 1 : wave(layer.source, bent, step);
		if (filter) sample = filter.process(sample);
		if (i >= full) decayed *= fall;
		const rise = i < attack ? i / attack : 1;
		const end = count - i < fade ? (count - i) / fade : 1;
		samples[first + i] = (samples[first + i] as number) + sample * layer.gain * rise * decayed * end;
	}
}

/** One period from phase 0 to 1; the saw's edge is smoothed over two samples (polyBLEP) so that it does not alias. */
function wave(source: 'sine' | 'triangle' | 'saw', phase: number, step: number): number {
	if (source === 'sine') return Math.sin(2 * Math.PI * phase);
	if (source === 'triangle') return 1 - 4 * Math.abs(((phase + 0.25) % 1) - 0.5);
	let saw = 2 * phase - 1;
	if (phase < step) {
		const t = phase / step;
		saw -= 2 * t - t * t - 1;
	} else if (phase > 1 - step) {
		const t = (phase - 1) / step;
		saw -= t * t + 2 * t + 1;
	}
	return saw;
}
