/** A two-pole filter that can be swept without clicks (state variable, trapezoidal; A. Simper, 2013). Used by `synth.ts`. */

export interface Filter {
	/** Coefficients, set by `tuneFilter`. */
	a1: number;
	a2: number;
	a3: number;
	damping: number;
	process(sample: number): number;
}

/** Highest corner, as a share of the sample rate. */
const MAX_CORNER = 0.45;

/** A filter at rest; tune it before use. */
export function createFilter(kind: 'low' | 'band' | 'high'): Filter {
	let state1 = 0;
	let state2 = 0;
	return {
		a1: 0,
		a2: 0,
		a3: 0,
		damping: 1,
		process(sample) {
			const v3 = sample - state2;
			const band = this.a1 * state1 + this.a2 * v3;
			const low = state2 + this.a2 * state1 + this.a3 * v3;
			state1 = 2 * band - state1;
			state2 = 2 * low - state2;
			if (kind === 'low') return low;
			if (kind === 'band') return band * this.damping;
			return sample - this.damping * band - low;
		},
	};
}

/** Moves the corner, given as a share of the sample rate. */
export function tuneFilter(filter: Filter, corner: number, q: number): void {
	const g = Math.tan(Math.PI * Math.min(corner, MAX_CORNER));
	filter.damping = 1 / q;
	filter.a1 = 1 / (1 + g * (g + filter.damping));
	filter.a2 = g * filter.a1;
	filter.a3 = g * filter.a2;
}
