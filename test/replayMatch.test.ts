/** A recorded match as it is watched: any tick in any order is the tick that was played, and what is drawn is what was. */

import assert from 'node:assert/strict';
import { ReplayMatch } from '../netcode/replay/replayMatch.ts';
import type { ViewEvent } from '../netcode/view.ts';
import { BUTTONS, NEUTRAL, SEEN_PARTS } from '../sim/command.ts';
import { hashWorld } from '../sim/hash.ts';
import { encodeJournalHeader, type Journal, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { readJournal } from '../sim/journalReader.ts';
import { randomIndex } from '../sim/random.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput, type TickInput } from '../sim/tickInput.ts';
import { createWorld } from '../sim/world.ts';
import { RECORDED_BY, recordMatch } from './recordMatch.ts';
import { createScript } from './scriptedPlayers.ts';

const TICKS = 1500;

function lively(): Journal {
	const tunings = [{ atTick: 700, key: 'player.speed', value: 400 }];
	return readJournal(recordMatch({ script: createScript(5, 8, 0.01, tunings), ticks: TICKS, endReason: 'over' }).bytes);
}

/** Ada walks right for some seconds and looks at the others as they were `back` ticks before. */
function walkOfAda(back: number): Journal {
	const world = createWorld({
		seed: 3,
		arenaId: 'foundry',
		modeId: 'deathmatch',
		tickRate: 30,
		startTick: 0,
		tuning: { 'match.warmUpSeconds': 0 },
	});
	const start = journalStart(world);
	const encoder = new JournalEncoder(start);
	const parts = [encodeJournalHeader({ ...start, ...RECORDED_BY }).slice()];
	for (let tick = 1; tick <= 200; tick++) {
		const input: TickInput = createTickInput();
		if (tick === 1) for (const id of [1, 2]) input.joins.push({ id, name: id === 1 ? 'Ada' : 'Bo', bot: id === 2 });
		const seen = Math.max(0, tick - 1 - back) * SEEN_PARTS;
		// Turns round every second.
		const moveX = Math.floor(tick / 30) % 2 === 0 ? 127 : -127;
		if (tick > 1) {
			input.commands.set(1, {
				commands: [{ ...NEUTRAL, moveX, seen }],
				frame: tick,
				told: { received: Math.max(1, tick - back), beyond: 0 },
			});
			const buttons = tick === 120 ? BUTTONS.fire : 0;
			input.commands.set(2, { commands: [{ ...NEUTRAL, moveX: -moveX, buttons }], frame: 0 });
		}
		stepWorld(world, input);
		parts.push(encoder.tick(input, hashWorld(world)).slice());
	}
	return readJournal(Buffer.concat(parts));
}

describe('a replayed match', () => {
	it('is, at any tick that is jumped to in any order, the world that was played', () => {
		const journal = lively();
		const match = new ReplayMatch(journal);
		const rng = { seed: 11 };
		for (let jump = 0; jump < 120; jump++) {
			const tick = 1 + randomIndex(rng, TICKS);
			match.seek(tick);
			assert.equal(match.hash, journal.ticks[tick - 1]?.hash, `jump ${jump}, to tick ${tick}`);
		}
	});

	it('is the same stepped a tick on and a tick back', () => {
		const journal = lively();
		const match = new ReplayMatch(journal);
		match.seek(400.5);
		for (const [ticks, at] of [
			[1, 401],
			[1, 402],
			[-1, 401],
			[-1, 400],
			[-30, 370],
			[1, 371],
		] as const) {
			match.step(ticks);
			assert.equal(match.tick, at);
			assert.equal(match.hash, journal.ticks[at - 1]?.hash);
		}
	});

	it('plays at its speed, and stands at its end', () => {
		const match = new ReplayMatch(lively());
		match.seek(100);
		match.isPlaying = true;
		match.speed = 2;
		match.frame(0);
		for (let ms = 20; ms <= 1000; ms += 20) match.frame(ms);
		assert.ok(Math.abs(match.tick - 160) < 0.01, `tick ${match.tick}`);
		match.seek(TICKS - 3);
		for (let ms = 1020; ms <= 1300; ms += 20) match.frame(ms);
		assert.equal(match.tick, TICKS);
		assert.equal(match.isPlaying, false);
	});

	it('tells every shot, kill and end of a flight once while it plays, and nothing of what was jumped over', () => {
		const match = new ReplayMatch(lively());
		const count = (events: readonly ViewEvent[]) => events.filter(({ type }) => type === 'shot').length;
		match.isPlaying = true;
		let told = 0;
		for (let ms = 0; match.tick < 600; ms += 16) told += count(match.frame(ms));
		match.recording.read(600);
		const shots = match.recording.marks.all.filter(({ kind, tick }) => kind === 'shot' && tick <= 600).length;
		assert.ok(shots > 20, 'somebody shoots');
		assert.equal(told, shots);
		match.seek(1200);
		match.isPlaying = false;
		assert.deepEqual(match.frame(1_000_000), []);
	});

	it('says where it first differs from what was recorded, and plays on', () => {
		const journal = lively();
		const command = [...(journal.ticks[500]?.input.commands.values() ?? [])][0]?.commands.at(-1);
		assert.ok(command);
		command.aim = (command.aim + 1) % 4096;
		const match = new ReplayMatch(journal);
		match.seek(TICKS);
		assert.equal(match.recording.differsAt, 501);
		assert.equal(match.tick, TICKS);
	});

	it('ends before the tick in which the rules throw, and says what they said', () => {
		const journal = lively();
		const fatal = createTickInput();
		Object.defineProperty(fatal, 'leaves', { value: undefined });
		journal.ticks[800] = { input: fatal, hash: 0 };
		const match = new ReplayMatch(journal);
		match.seek(TICKS);
		assert.equal(match.tick, 800);
		assert.ok(match.recording.failure instanceof TypeError);
		match.seek(300);
		assert.equal(match.hash, journal.ticks[299]?.hash);
	});

	it('shows the truth: everybody where they were, between two ticks on the way', () => {
		const match = new ReplayMatch(walkOfAda(4));
		const placeAt = (tick: number) => {
			match.seek(tick);
			const { x, y } = match.view.players.get(2) ?? { x: Number.NaN, y: Number.NaN };
			return { x, y };
		};
		const [from, half, to] = [placeAt(100), placeAt(100.5), placeAt(101)];
		assert.ok(from.x !== to.x);
		assert.ok(Math.abs(half.x - (from.x + to.x) / 2) < 1e-9);
	});

	it('shows a player’s screen: their own body now, the others at the instant that their frame said', () => {
		const match = new ReplayMatch(walkOfAda(4));
		match.followId = 1;
		const at = (tick: number, id: number, look: 'truth' | 'screen') => {
			match.look = look;
			match.seek(tick);
			return match.view.players.get(id)?.x ?? Number.NaN;
		};
		assert.equal(at(140, 1, 'screen'), at(140, 1, 'truth'));
		// Within what is told of the truth: two units.
		assert.ok(Math.abs(at(140, 2, 'screen') - at(135, 2, 'truth')) <= 2.1);
		assert.ok(Math.abs(at(140, 2, 'screen') - at(140, 2, 'truth')) > 20);
	});

	it('tells what others did when it was to be seen on that screen', () => {
		const match = new ReplayMatch(walkOfAda(4));
		match.followId = 1;
		match.look = 'screen';
		match.seek(110);
		const shownAt: number[] = [];
		for (let tick = 111; tick < 140; tick++) {
			match.step(1);
			if (match.frame(0).some(({ type }) => type === 'shot')) shownAt.push(tick);
		}
		assert.deepEqual(shownAt, [125], 'fired at 120; at 125 the screen is at 120');
	});

	it('leaves out, on a screen, whom its client had not been sent', () => {
		const setup = { seed: 3, arenaId: 'citadel', modeId: 'brawl', tickRate: 30, startTick: 0, tuning: {} };
		const world = createWorld(setup);
		const start = journalStart(world);
		const encoder = new JournalEncoder(start);
		const parts = [encodeJournalHeader({ ...start, ...RECORDED_BY }).slice()];
		for (let tick = 1; tick <= 60; tick++) {
			const input = createTickInput();
			if (tick === 1) for (const id of [1, 2, 3]) input.joins.push({ id, name: `P${id}`, bot: id !== 1 });
			if (tick === 2) input.sights.push({ id: 1, entered: [2, 3], left: [] });
			if (tick === 30) input.sights.push({ id: 1, entered: [], left: [3] });
			stepWorld(world, input);
			parts.push(encoder.tick(input, hashWorld(world)).slice());
		}
		const match = new ReplayMatch(readJournal(Buffer.concat(parts)));
		match.followId = 1;
		match.look = 'screen';
		const shown = (tick: number) => {
			match.seek(tick);
			return [...match.view.players.keys()].sort();
		};
		assert.deepEqual(shown(50), [1, 2]);
		assert.deepEqual(shown(20), [1, 2, 3]);
		match.look = 'truth';
		assert.deepEqual(shown(50), [1, 2, 3]);
	});

	it('explains every shot as it was judged: a hit where somebody was hurt, none where nobody was', () => {
		const match = new ReplayMatch(lively());
		match.recording.read(TICKS);
		const shots = match.recording.marks.all.flatMap((mark) => (mark.kind === 'shot' ? [mark] : []));
		let hits = 0;
		for (const mark of shots) {
			const explained = match.explain(mark);
			assert.ok(explained, `shot ${mark.shotId} of tick ${mark.tick}`);
			assert.equal(explained.kind === 'hit', mark.victims.length > 0, `shot ${mark.shotId} of tick ${mark.tick}: ${explained.words}`);
			if (explained.kind === 'hit') hits++;
		}
		assert.ok(shots.length > 100 && hits > 20);
	});

	it('jumps anywhere in ten minutes in less than the time of a picture', function () {
		this.timeout(60_000);
		const { bytes } = recordMatch({ script: createScript(5, 8, 0.001), ticks: 18_000, endReason: 'over' });
		const match = new ReplayMatch(readJournal(bytes));
		const startedMs = performance.now();
		match.recording.read(Infinity);
		const readMs = performance.now() - startedMs;
		const rng = { seed: 4 };
		const times = Array.from({ length: 100 }, () => {
			const beganMs = performance.now();
			match.seek(randomIndex(rng, 18_000));
			return performance.now() - beganMs;
		}).sort((a, b) => a - b);
		console.log(`        read in ${readMs.toFixed(0)} ms; a jump p50 ${times[50]?.toFixed(1)} ms, p99 ${times[99]?.toFixed(1)} ms`);
		// Far above what it takes anywhere: without snapshots it would be hundreds.
		assert.ok((times[50] ?? Infinity) < 16);
	});
});
