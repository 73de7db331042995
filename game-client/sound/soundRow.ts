/** What a sound is, as a row of numbers: written in the tables of this folder, made into samples by `synth.ts`. */

/** From, to: moves evenly in octaves over the layer's `sweep`. */
export type Sweep = readonly [from: number, to: number];

/** One source with its envelope; a sound is the sum of a few. Times in seconds. */
export interface Layer {
	source: 'sine' | 'triangle' | 'saw' | 'noise';
	/** Share of this layer in the sum; only the proportion to the other layers matters. */
	gain: number;
	/** Pitch in Hz; unused by noise. */
	hz?: Sweep;
	delay?: number;
	/** 2 ms for pitched sources and none for noise unless told. */
	attack?: number;
	hold?: number;
	/** Time to fall by 60 dB. */
	decay: number;
	/** Time that pitch, filter and modulation take from their first to their last value; the layer's whole life unless told. */
	sweep?: number;
	/** Frequency modulation by a sine at `ratio` times the pitch, depth in radians. */
	fm?: { ratio: number; depth: Sweep };
	/** Two-pole filter; `q` above 1 rings. */
	filter?: { kind: 'low' | 'band' | 'high'; hz: Sweep; q: number };
}

export interface SoundRow {
	/** `information` is never ducked. */
	bus: 'effects' | 'information' | 'music';
	/** What it holds down while it begins. */
	ducks: 'nothing' | 'music' | 'all';
	/** When voices run out the lowest goes first; see `PRIORITY`. */
	priority: number;
	/** Loudness of its loudest 100 ms when played flat, dB; see `loudness.ts`. */
	levelDb: number;
	/** Largest random change of pitch, as a share; 0 where pitch carries a meaning. */
	pitchSpread: number;
	layers: readonly Layer[];
}

/** Higher keeps its voice longer. What is played flat, being one's own, counts half a step more. */
export const PRIORITY = { footstep: 0, impact: 1, action: 2, shot: 3, interface: 4, information: 5 } as const;
