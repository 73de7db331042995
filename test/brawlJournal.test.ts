/** Claims about the record of a brawl: hundreds of players, and it runs again to the bit, from its beginning and from its middle. */

import assert from 'node:assert/strict';
import { hashWorld } from '../sim/hash.ts';
import { encodeJournalHeader, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { readJournal } from '../sim/journalReader.ts';
import { replayJournal, worldOfJournal } from '../sim/journalReplay.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { arenaFor } from '../sim/modes/registry.ts';
import { restoreSnapshot, takeSnapshot } from '../sim/snapshot.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import type { TickInput } from '../sim/tickInput.ts';
import { createWorld, type World } from '../sim/world.ts';
import { RECORDED_BY } from './recordMatch.ts';

const BOTS = 320;
const TICKS = 240;

/** Plays a brawl; returns its journal, the inputs of its ticks, and each tick's hash. */
function record(): { bytes: Uint8Array; inputs: TickInput[]; hashes: number[]; setup: Parameters<typeof createWorld>[0] } {
	const setup = {
		seed: 12,
		arenaId: arenaFor('brawl'),
		modeId: 'brawl',
		tickRate: 30,
		startTick: 0,
		tuning: { 'match.fillTo': BOTS, 'match.warmUpSeconds': 0 },
	};
	const parts: Uint8Array[] = [];
	const inputs: TickInput[] = [];
	const hashes: number[] = [];
	let encoder: JournalEncoder | undefined;
	const runner = new MatchRunner({
		setup,
		recorder: {
			begin(world) {
				const start = journalStart(world);
				encoder = new JournalEncoder(start);
				parts.push(encodeJournalHeader({ ...start, ...RECORDED_BY }).slice());
			},
			tick(input, hash) {
				parts.push((encoder as JournalEncoder).tick(input, hash).slice());
				inputs.push(structuredClone(input));
				hashes.push(hash);
			},
			end() {},
		},
	});
	for (let tick = 0; tick < TICKS; tick++) runner.step(new Map());
	return { bytes: Buffer.concat(parts), inputs, hashes, setup };
}

describe('the record of a brawl', function () {
	this.timeout(60_000);

	it('runs again with the same hash at every tick', () => {
		const { bytes, hashes } = record();
		const journal = readJournal(bytes);
		const world = worldOfJournal(journal.header, 'recorded');
		let ticks = 0;
		for (const { same, hash } of replayJournal(journal, world, 'recorded')) {
			assert.ok(same, `tick ${ticks}`);
			assert.equal(hash, hashes[ticks]);
			ticks++;
		}
		assert.equal(ticks, TICKS);
		assert.equal(world.players.size, BOTS);
		assert.ok([...world.players.values()].reduce((sum, { kills }) => sum + kills, 0) > 50);
	});

	it('goes on from a snapshot as if nothing had been, the counts of the crowd included', () => {
		const { inputs, hashes, setup } = record();
		let world: World = createWorld(setup);
		for (const [tick, input] of inputs.entries()) {
			if (tick === TICKS / 2) world = restoreSnapshot(JSON.parse(JSON.stringify(takeSnapshot(world))));
			stepWorld(world, input);
			assert.equal(hashWorld(world), hashes[tick], `tick ${tick}`);
		}
		assert.ok(world.crowd.reduce((sum, count) => sum + count, 0) > BOTS / 2);
	});
});
