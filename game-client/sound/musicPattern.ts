/** What the music plays at which sixteenth: D minor, sparse, chosen by the match and a seeded chance. `music.ts` plays it. */

import type { Phase } from '../../sim/phase.ts';
import { type Rng, random, randomIndex } from '../../sim/random.ts';
import type { MUSIC_SOUNDS } from './musicSounds.ts';

export type Instrument = keyof typeof MUSIC_SOUNDS;
export type Mood = 'calm' | 'warmUp' | 'fight' | 'final' | 'results';

export interface MusicNote {
	instrument: Instrument;
	/** From the D that the instrument is written at. */
	semitones: number;
	gain: number;
	pan: number;
}

/** Sixteenths at 104 beats a minute. */
export const STEP_SECONDS = 60 / 104 / 4;
const BAR_STEPS = 16;
const CHORD_STEPS = 2 * BAR_STEPS;
/** From here on the match is in its end, seconds. */
const FINAL_SECONDS = 30;

/** D minor, B flat, G minor, A minor, each with its bass and three voices led by small moves; semitones from D. */
const CHORDS = [
	{ bass: 0, pad: [0, 3, 7] },
	{ bass: -4, pad: [0, 3, 8] },
	{ bass: -7, pad: [0, 5, 8] },
	{ bass: -5, pad: [-2, 2, 7] },
] as const;
/** D minor without its half-steps: any two of these go together. */
const BELL_NOTES = [0, 3, 5, 7, 10, 12] as const;

/** A digit is a stroke and its strength in ninths, a point is a rest. */
interface MoodRow {
	pad: number;
	bass: string;
	/** Chance that a written stroke of the bass sounds. */
	bassChance: number;
	hat: string;
	/** Chance of a bell at every eighth. */
	bell: number;
}

export const MOODS = {
	calm: { pad: 0.8, bass: '................', bassChance: 0, hat: '................', bell: 0.1 },
	warmUp: { pad: 1, bass: '6...............', bassChance: 0.7, hat: '................', bell: 0.05 },
	fight: { pad: 0.35, bass: '9.....6...7.....', bassChance: 0.85, hat: '....5.......6...', bell: 0 },
	final: { pad: 0.35, bass: '9..6..6.9..6..7.', bassChance: 0.95, hat: '6.4.7.4.6.4.7.44', bell: 0 },
	results: { pad: 1, bass: '5...............', bassChance: 0.5, hat: '................', bell: 0.07 },
} as const satisfies Record<Mood, MoodRow>;

/** The mood of a match at this instant; `selfId` 0 watches from the start screen. */
export function moodOf(view: { phase: Phase; phaseSecondsLeft: number; selfId: number }): Mood {
	if (view.selfId === 0) return 'calm';
	if (view.phase === 'warmUp') return 'warmUp';
	if (view.phase === 'overtime') return 'final';
	if (view.phase === 'play') return view.phaseSecondsLeft <= FINAL_SECONDS ? 'final' : 'fight';
	return 'results';
}

/** Everything that begins at a step, counted from the start of the music. */
export function notesAt(mood: Mood, step: number, rng: Rng): MusicNote[] {
	const row: MoodRow = MOODS[mood];
	const chord = CHORDS[Math.floor(step / CHORD_STEPS) % CHORDS.length] as (typeof CHORDS)[number];
	const inBar = step % BAR_STEPS;
	const notes: MusicNote[] = [];
	if (step % CHORD_STEPS === 0) {
		for (const [voice, semitones] of chord.pad.entries())
			notes.push({ instrument: 'pad', semitones, gain: row.pad, pan: (voice - 1) * 0.6 });
	}
	const bass = strengthAt(row.bass, inBar);
	if (bass > 0 && random(rng) < row.bassChance) {
		const octave = inBar !== 0 && random(rng) < 0.2 ? 12 : 0;
		notes.push({ instrument: 'bass', semitones: chord.bass + octave, gain: bass, pan: 0 });
	}
	const hat = strengthAt(row.hat, inBar);
	if (hat > 0) notes.push({ instrument: 'hat', semitones: 0, gain: hat, pan: 0.3 });
	if (step % 2 === 0 && random(rng) < row.bell) {
		const semitones = BELL_NOTES[randomIndex(rng, BELL_NOTES.length)] as number;
		notes.push({ instrument: 'bell', semitones, gain: 0.4 + 0.5 * random(rng), pan: random(rng) - 0.5 });
	}
	return notes;
}

function strengthAt(pattern: string, step: number): number {
	const sign = pattern[step];
	return sign === undefined || sign === '.' ? 0 : Number(sign) / 9;
}
