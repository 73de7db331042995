/** How loud samples are to a player: what `synth.ts` levels sounds by, so that the mix is a column of numbers. */

import { createFilter, tuneFilter } from './stateFilter.ts';

/** About the time over which the ear adds up energy; a shorter sound is softer at the same peak. */
const WINDOW_SECONDS = 0.1;
/** Below this the ear, and even more so a laptop's or a phone's speaker, counts little. */
const BASS_HZ = 200;

/** Root mean square of the loudest 100 ms without the deep bass, dB below full scale; -Infinity for silence. */
export function loudnessDb(samples: Float32Array, sampleRate: number): number {
	const filter = createFilter('high');
	tuneFilter(filter, BASS_HZ / sampleRate, Math.SQRT1_2);
	const window = Math.round(WINDOW_SECONDS * sampleRate);
	const squares = new Float64Array(samples.length);
	let sum = 0;
	let loudest = 0;
	for (let i = 0; i < samples.length; i++) {
		const heard = filter.process(samples[i] as number);
		squares[i] = heard * heard;
		sum += squares[i] as number;
		if (i >= window) sum -= squares[i - window] as number;
		loudest = Math.max(loudest, sum);
	}
	return 10 * Math.log10(loudest / window);
}
