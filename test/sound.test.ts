/** The sound of the match, as far as it can be judged without ears: placement, voices, levels, music. */

import assert from 'node:assert/strict';
import { INFORMATION_SOUNDS } from '../game-client/sound/informationSounds.ts';
import { loudnessDb } from '../game-client/sound/loudness.ts';
import { type Mood, moodOf, notesAt } from '../game-client/sound/musicPattern.ts';
import { type Placement, placeSound, placeToward } from '../game-client/sound/placement.ts';
import { createSoundBank, listSounds } from '../game-client/sound/soundBank.ts';
import { SAMPLE_RATE } from '../game-client/sound/synth.ts';
import { chooseSlot } from '../game-client/sound/voiceSlots.ts';
import { WEAPON_LOOKS } from '../game-client/weaponLooks.ts';
import { parseArena } from '../sim/arena.ts';

const open = parseArena('open', 'Open', ['#'.repeat(60), `#S${'.'.repeat(57)}#`, '#'.repeat(60)].join('\n'));
const walled = parseArena('walled', 'Walled', ['#'.repeat(20), `#S${'.'.repeat(8)}#${'.'.repeat(8)}#`, '#'.repeat(20)].join('\n'));

function place(arena: typeof open, earX: number, x: number): Placement {
	return placeSound(arena, { x: earX, y: 75 }, x, 75, { gain: 0, pan: 0, cutoffHz: 0 });
}

describe('sound: where it is heard', () => {
	it('is to the side on which it is, and in the middle at the ear', () => {
		assert.ok(place(open, 1500, 1000).pan < -0.3);
		assert.ok(place(open, 1500, 2000).pan > 0.3);
		assert.equal(place(open, 1500, 1500).pan, 0);
	});

	it('never comes from one ear only', () => {
		assert.ok(place(open, 1500, 2900).pan < 1);
	});

	it('is softer and duller with distance, without a step, and gone far outside the picture', () => {
		let before = place(open, 100, 100);
		assert.equal(before.gain, 1);
		for (let x = 120; x <= 1900; x += 20) {
			const next = place(open, 100, x);
			assert.ok(next.gain <= before.gain && next.cutoffHz <= before.cutoffHz, `at ${x}`);
			assert.ok(before.gain - next.gain < 0.1, `a step of ${before.gain - next.gain} at ${x}`);
			before = next;
		}
		assert.equal(before.gain, 0);
	});

	it('is muffled behind a wall, and not where the wall is only what it struck', () => {
		assert.ok(place(walled, 100, 600).cutoffHz < 1000);
		assert.ok(place(walled, 100, 480).cutoffHz > 10000);
		// The wall's own face, at x = 500.
		assert.ok(place(walled, 100, 500).cutoffHz > 10000);
	});

	it('says from which side one was hurt at full level, however far the shooter', () => {
		const out = { gain: 0, pan: 0, cutoffHz: 0 };
		assert.ok(placeToward({ x: 500, y: 500 }, 490, 500, out).pan < -0.7);
		assert.equal(placeToward({ x: 500, y: 500 }, 2500, 500, out).gain, 1);
	});
});

describe('sound: voices', () => {
	const busy = (priority: number, startedAt: number) => ({ priority, startedAt, endsAt: 10 });

	it('takes a free voice first', () => {
		assert.equal(chooseSlot([busy(0, 1), { priority: 5, startedAt: 1, endsAt: 2 }], 0, 3), 1);
	});

	it('steals the least important, of those the oldest', () => {
		assert.equal(chooseSlot([busy(2, 1), busy(1, 3), busy(1, 2)], 5, 4), 2);
	});

	it('steals from its equals but never from what is worth more', () => {
		assert.equal(chooseSlot([busy(3, 2), busy(3, 1)], 3, 4), 1);
		assert.equal(chooseSlot([busy(3, 1), busy(5, 1)], 2, 4), -1);
	});

	it('gives twenty-four footsteps up for what informs', () => {
		const slots = Array.from({ length: 24 }, (_, i) => busy(0, i));
		for (let i = 0; i < 24; i++) {
			const chosen = slots[chooseSlot(slots, 5, 4)];
			assert.equal(chosen?.priority, 0);
			if (chosen) chosen.priority = 5;
		}
		assert.equal(chooseSlot(slots, 3, 4), -1);
	});
});

describe('sound: the mix', function () {
	// Half a second of arithmetic, on a machine that may be busy.
	this.timeout(20_000);
	const bank = createSoundBank(7);

	it('makes every sound as loud as its row says, and none of them clips', () => {
		for (const [name, row] of listSounds()) {
			const samples = bank.samples(row);
			assert.ok(Math.abs(loudnessDb(samples, SAMPLE_RATE) - row.levelDb) < 1, `${name}: ${loudnessDb(samples, SAMPLE_RATE)} dB`);
			assert.ok(
				samples.every((sample) => Math.abs(sample) < 1),
				`${name} clips`,
			);
			assert.ok(Math.abs(samples[samples.length - 1] ?? 1) < 0.01, `${name} ends with a click`);
		}
	});

	it('has what happens to oneself louder than any shot of anybody', () => {
		const shots = Object.values(WEAPON_LOOKS).flatMap(({ sound }) => [sound.shot.levelDb, sound.blast.levelDb]);
		for (const name of ['hitTick', 'shieldBreak', 'kill', 'hurt', 'death'] as const) {
			assert.ok(INFORMATION_SOUNDS[name].levelDb > Math.max(...shots), name);
		}
	});

	it('makes the same samples from the same seed', () => {
		const row = WEAPON_LOOKS.rail.sound.shot;
		assert.deepEqual(createSoundBank(3).samples(row), createSoundBank(3).samples(row));
		assert.notDeepEqual(createSoundBank(3).samples(row), createSoundBank(4).samples(row));
	});

	it('is prepared one sound a frame until all are there', () => {
		const fresh = createSoundBank(1);
		let frames = 0;
		while (fresh.prepareNext()) frames++;
		assert.equal(frames, listSounds().size);
	});
});

describe('sound: music', () => {
	const count = (mood: Mood, instrument: string) => {
		const rng = { seed: 5 };
		let found = 0;
		for (let step = 0; step < 512; step++) for (const note of notesAt(mood, step, rng)) if (note.instrument === instrument) found++;
		return found;
	};

	it('follows the match: calm, warm-up, fight, the last 30 seconds, results', () => {
		assert.equal(moodOf({ phase: 'play', phaseSecondsLeft: 99, selfId: 0 }), 'calm');
		assert.equal(moodOf({ phase: 'warmUp', phaseSecondsLeft: 5, selfId: 1 }), 'warmUp');
		assert.equal(moodOf({ phase: 'play', phaseSecondsLeft: 31, selfId: 1 }), 'fight');
		assert.equal(moodOf({ phase: 'play', phaseSecondsLeft: 30, selfId: 1 }), 'final');
		assert.equal(moodOf({ phase: 'results', phaseSecondsLeft: 9, selfId: 1 }), 'results');
	});

	it('has a pad in the warm-up, bass in the fight, and more hats at the end', () => {
		assert.ok(count('warmUp', 'pad') > 0 && count('warmUp', 'hat') === 0);
		assert.ok(count('fight', 'bass') > 2 * count('warmUp', 'bass'));
		assert.ok(count('final', 'hat') > 3 * count('fight', 'hat'));
		assert.equal(count('calm', 'bass') + count('calm', 'hat'), 0);
	});

	it('stays in D minor', () => {
		const scale = new Set([0, 2, 3, 5, 7, 8, 10]);
		for (const mood of ['calm', 'warmUp', 'fight', 'final', 'results'] as const) {
			const rng = { seed: 11 };
			for (let step = 0; step < 512; step++) {
				for (const note of notesAt(mood, step, rng)) {
					if (note.instrument !== 'hat') assert.ok(scale.has((note.semitones + 24) % 12), `${note.instrument} ${note.semitones}`);
				}
			}
		}
	});

	it('is the same for the same seed', () => {
		const run = (seed: number) => {
			const rng = { seed };
			return Array.from({ length: 128 }, (_, step) => notesAt('fight', step, rng));
		};
		assert.deepEqual(run(1), run(1));
		assert.notDeepEqual(run(1), run(2));
	});
});
