/**
 * What a player must not miss: louder than everything else, which it holds down while it begins. Pitches are those of
 * D minor, the key of the music. Played by `eventSounds.ts` and `watchSounds.ts`.
 */

import { PRIORITY, type SoundRow } from './soundRow.ts';

const INFORMATION = { bus: 'information', ducks: 'all', priority: PRIORITY.information, pitchSpread: 0 } as const;
/** Told softly and often, or while one can do nothing: it does not hold the rest down. */
const ASIDE = { ...INFORMATION, ducks: 'nothing' } as const;
const BELL = { ratio: 2, depth: [2.2, 0.1] } as const;

export const INFORMATION_SOUNDS = {
	/** An own shot met somebody; pitched by damage. */
	hitTick: {
		...INFORMATION,
		levelDb: -18,
		layers: [
			{ source: 'sine', gain: 1, hz: [1175, 1175], decay: 0.09 },
			{ source: 'sine', gain: 0.6, hz: [2349, 2349], decay: 0.06 },
			{ source: 'noise', gain: 0.5, decay: 0.012, filter: { kind: 'high', hz: [4000, 4000], q: 0.7 } },
		],
	},
	/** Glass: the shield of somebody whom one hit, or one's own, is gone. */
	shieldBreak: {
		...INFORMATION,
		levelDb: -17,
		layers: [
			{ source: 'noise', gain: 0.7, decay: 0.22, filter: { kind: 'high', hz: [5200, 5200], q: 0.8 } },
			{ source: 'sine', gain: 0.6, hz: [2637, 2610], decay: 0.3 },
			{ source: 'sine', gain: 0.5, hz: [3729, 3700], delay: 0.012, decay: 0.26 },
			{ source: 'sine', gain: 0.45, hz: [5127, 5090], delay: 0.03, decay: 0.34 },
			{ source: 'sine', gain: 0.35, hz: [6891, 6840], delay: 0.055, decay: 0.24 },
			{ source: 'noise', gain: 0.4, delay: 0.07, decay: 0.2, filter: { kind: 'band', hz: [7600, 6400], q: 4 } },
		],
	},
	/** Two rising notes. */
	kill: {
		...INFORMATION,
		levelDb: -15,
		layers: [
			{ source: 'sine', gain: 0.9, hz: [587, 587], decay: 0.22, fm: BELL },
			{ source: 'sine', gain: 1, hz: [880, 880], delay: 0.1, decay: 0.5, fm: BELL },
			{ source: 'sine', gain: 0.4, hz: [1760, 1760], delay: 0.1, decay: 0.3 },
		],
	},
	/** Panned to where it came from. */
	hurt: {
		...INFORMATION,
		levelDb: -17,
		layers: [
			{ source: 'sine', gain: 0.6, hz: [170, 52], decay: 0.22, sweep: 0.1 },
			{ source: 'triangle', gain: 1, hz: [420, 110], decay: 0.15, sweep: 0.07 },
			{ source: 'noise', gain: 0.6, decay: 0.09, filter: { kind: 'low', hz: [1400, 300], q: 0.9 } },
		],
	},
	death: {
		...INFORMATION,
		levelDb: -16,
		layers: [
			{ source: 'saw', gain: 0.6, hz: [440, 55], decay: 0.9, sweep: 0.7, filter: { kind: 'low', hz: [2400, 160], q: 1.2 } },
			{ source: 'sine', gain: 0.8, hz: [147, 37], decay: 0.6, sweep: 0.4 },
			{ source: 'noise', gain: 0.5, decay: 0.5, filter: { kind: 'low', hz: [3000, 200], q: 0.8 } },
		],
	},
	/** Two beats of a heart; the upper part is for speakers without bass. */
	lowHealth: {
		...INFORMATION,
		levelDb: -22,
		layers: [
			{ source: 'sine', gain: 0.6, hz: [110, 62], attack: 0.004, decay: 0.15, sweep: 0.06 },
			{ source: 'triangle', gain: 0.8, hz: [294, 220], attack: 0.004, decay: 0.1 },
			{ source: 'sine', gain: 0.45, hz: [98, 58], delay: 0.17, attack: 0.004, decay: 0.17, sweep: 0.06 },
			{ source: 'triangle', gain: 0.6, hz: [262, 196], delay: 0.17, attack: 0.004, decay: 0.1 },
		],
	},
	/** The weapon in hand would be ready, but its energy is missing. */
	empty: {
		...ASIDE,
		levelDb: -25,
		layers: [
			{ source: 'noise', gain: 1, decay: 0.018, filter: { kind: 'band', hz: [1500, 1500], q: 2 } },
			{ source: 'triangle', gain: 0.7, hz: [210, 160], decay: 0.04 },
			{ source: 'noise', gain: 0.6, delay: 0.055, decay: 0.016, filter: { kind: 'band', hz: [2300, 2300], q: 2 } },
		],
	},
	/** One's own new life. */
	spawn: {
		...INFORMATION,
		levelDb: -20,
		layers: [
			{ source: 'sine', gain: 0.8, hz: [147, 587], attack: 0.05, decay: 0.4, sweep: 0.22, fm: { ratio: 2, depth: [0.6, 1.8] } },
			{ source: 'sine', gain: 0.5, hz: [880, 880], delay: 0.18, attack: 0.02, decay: 0.4 },
			{ source: 'noise', gain: 0.25, attack: 0.16, decay: 0.2, filter: { kind: 'band', hz: [700, 6000], q: 2 } },
		],
	},
	/** A whole second less until the next life, or until play begins. */
	count: {
		...ASIDE,
		levelDb: -22,
		layers: [
			{ source: 'sine', gain: 1, hz: [440, 440], decay: 0.12 },
			{ source: 'triangle', gain: 0.3, hz: [880, 880], decay: 0.06 },
		],
	},
	/** One of the last seconds of a match. */
	lastSeconds: {
		...INFORMATION,
		levelDb: -20,
		layers: [
			{ source: 'triangle', gain: 1, hz: [880, 860], decay: 0.07 },
			{ source: 'sine', gain: 0.5, hz: [1760, 1720], decay: 0.05 },
			{ source: 'noise', gain: 0.3, decay: 0.01, filter: { kind: 'high', hz: [3000, 3000], q: 0.7 } },
		],
	},
	/** Warm-up is over: points count. */
	playBegins: {
		...INFORMATION,
		levelDb: -17,
		layers: [
			{ source: 'saw', gain: 0.5, hz: [294, 294], attack: 0.02, hold: 0.1, decay: 0.7, filter: { kind: 'low', hz: [2600, 500], q: 0.9 } },
			{ source: 'saw', gain: 0.5, hz: [440, 440], attack: 0.02, hold: 0.1, decay: 0.8, filter: { kind: 'low', hz: [2900, 500], q: 0.9 } },
			{ source: 'triangle', gain: 0.5, hz: [587, 587], delay: 0.12, attack: 0.02, hold: 0.1, decay: 0.9 },
		],
	},
	/** The own team has taken what the match is about: a rising fourth. */
	objectiveTaken: {
		...INFORMATION,
		levelDb: -17,
		layers: [
			{ source: 'triangle', gain: 0.8, hz: [440, 440], hold: 0.05, decay: 0.25, fm: BELL },
			{ source: 'triangle', gain: 1, hz: [587, 587], delay: 0.13, hold: 0.08, decay: 0.6, fm: BELL },
			{ source: 'sine', gain: 0.5, hz: [147, 147], attack: 0.01, hold: 0.1, decay: 0.5 },
		],
	},
	/** The others have: a falling second, with a low drone below. */
	objectiveLost: {
		...INFORMATION,
		levelDb: -17.5,
		layers: [
			{ source: 'triangle', gain: 0.8, hz: [349, 349], hold: 0.05, decay: 0.25 },
			{ source: 'triangle', gain: 1, hz: [294, 290], delay: 0.15, hold: 0.1, decay: 0.55 },
			{ source: 'saw', gain: 0.25, hz: [73, 73], attack: 0.02, hold: 0.15, decay: 0.5, filter: { kind: 'low', hz: [700, 200], q: 0.9 } },
		],
	},
	/** One plays for the other team from this life on. */
	newSide: {
		...INFORMATION,
		levelDb: -20,
		layers: [
			{ source: 'sine', gain: 0.8, hz: [440, 440], decay: 0.16, fm: BELL },
			{ source: 'sine', gain: 0.8, hz: [349, 349], delay: 0.12, decay: 0.16, fm: BELL },
			{ source: 'sine', gain: 1, hz: [440, 440], delay: 0.24, decay: 0.35, fm: BELL },
		],
	},
	win: {
		...INFORMATION,
		levelDb: -16,
		layers: [
			{ source: 'triangle', gain: 0.8, hz: [587, 587], decay: 0.4, fm: BELL },
			{ source: 'triangle', gain: 0.8, hz: [740, 740], delay: 0.14, decay: 0.4, fm: BELL },
			{ source: 'triangle', gain: 0.8, hz: [880, 880], delay: 0.28, decay: 0.5, fm: BELL },
			{ source: 'triangle', gain: 1, hz: [1175, 1175], delay: 0.42, hold: 0.1, decay: 1.2, fm: BELL },
			{ source: 'triangle', gain: 0.5, hz: [587, 587], delay: 0.42, hold: 0.1, decay: 1.2 },
		],
	},
	lose: {
		...INFORMATION,
		levelDb: -18,
		layers: [
			{ source: 'triangle', gain: 0.8, hz: [440, 440], decay: 0.4 },
			{ source: 'triangle', gain: 0.8, hz: [349, 349], delay: 0.2, decay: 0.4 },
			{ source: 'triangle', gain: 1, hz: [294, 294], delay: 0.4, hold: 0.1, decay: 1.1 },
			{ source: 'sine', gain: 0.6, hz: [147, 147], delay: 0.4, hold: 0.1, decay: 1.1 },
		],
	},
} as const satisfies Record<string, SoundRow>;
