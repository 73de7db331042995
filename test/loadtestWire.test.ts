/** The load test's own reader and writer of frames against the SDK's. */

import assert from 'node:assert/strict';
import { Decoder, Encoder } from '@colyseus/schema';
import { InputDecoder, InputEncoder } from '@colyseus/schema/input';
import { InputWriter } from '../loadtest/wire/inputWriter.ts';
import { WireRows } from '../loadtest/wire/wireRows.ts';
import { WireState } from '../loadtest/wire/wireState.ts';
import { wireTypeOf } from '../loadtest/wire/wireType.ts';
import { ArenaState } from '../schema/ArenaState.ts';
import { arenaInterest } from '../schema/arenaInterest.ts';
import { FrameReader } from '../schema/frameReader.ts';
import { InputFrame, writeFrame } from '../schema/InputFrame.ts';
import { FrameWriter } from '../schema/interest/frameWriter.ts';
import { InterestEncoder } from '../schema/interest/interestEncoder.ts';
import { projectWorld } from '../schema/project.ts';
import { Seen } from '../schema/Seen.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import { ARENA_IDS } from '../sim/arenas/registry.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { MODES } from '../sim/modes/registry.ts';
import { type Rng, randomIndex } from '../sim/random.ts';

const TICKS = 1500;
const SEEDS = [1, 2, 3, 4];

/** A match in which people come and go, votes and turned numbers included, and the frames of one of its clients. */
class RandomMatch {
	readonly rng: Rng;
	readonly synced = new SyncedArena();
	private readonly interest: InterestEncoder<this, ArenaState>;
	private readonly writer = new FrameWriter();
	private readonly runner: MatchRunner;
	private readonly people: number[] = [];

	constructor(seed: number) {
		this.rng = { seed };
		const modes = Object.keys(MODES);
		this.runner = new MatchRunner({
			setup: {
				seed,
				arenaId: ARENA_IDS[randomIndex(this.rng, ARENA_IDS.length)] as string,
				modeId: modes[randomIndex(this.rng, modes.length)] as string,
				tickRate: 30,
				tuning: { 'match.warmUpSeconds': 1, 'match.playSeconds': 20, 'match.resultsSeconds': 4 },
			},
			recorder: { begin() {}, tick() {}, end() {} },
			maxPlayers: 12,
		});
		projectWorld(this.runner.world, this.synced);
		this.interest = new InterestEncoder<this, ArenaState>(
			new Encoder(this.synced.state),
			arenaInterest<this>(this.synced, { playerIdOf: ({ people }) => people[0] }),
		);
	}

	step(): void {
		const dice = randomIndex(this.rng, 100);
		if (dice < 2 && this.people.length < 6) this.people.push(this.runner.join(`P${dice}${this.people.length}`));
		else if (dice === 2 && this.people.length > 1)
			this.runner.leave(this.people.splice(randomIndex(this.rng, this.people.length), 1)[0] ?? 0);
		else if (dice === 3) this.runner.tune('match.timeScale', 0.5 + randomIndex(this.rng, 5) / 10);
		else if (dice === 4) for (const id of this.people) this.runner.vote(id, ARENA_IDS[randomIndex(this.rng, ARENA_IDS.length)] as string);
		this.runner.step(new Map());
		projectWorld(this.runner.world, this.synced);
	}

	patch(): Uint8Array {
		this.writer.begin();
		this.interest.beginTick();
		this.interest.writeFrame(this, this, this.writer);
		this.interest.endTick();
		return this.writer.end().slice();
	}

	whole(): Uint8Array {
		this.writer.begin();
		this.interest.fullState(this.writer, this, this);
		return this.writer.end().slice();
	}
}

/** What the SDK holds; a collection that was never sent is no empty one to a reader that makes nothing up. */
function heldBy(state: ArenaState, wire: WireState): unknown {
	const { selves, ...rest } = state.toJSON();
	return wire.root.node('selves') ? { ...rest, selves } : rest;
}

/** Everybody of the rows, as the SDK's `toJSON` gives it. */
function heldIn({ type, keys, numbers, width, length }: WireRows): unknown {
	const held: Record<string, Record<string, number | undefined>> = {};
	for (let row = 0; row < length; row++) {
		const key = keys[row] ?? -1;
		if (key >= 0) held[key] = Object.fromEntries(type.fields.map((field, index) => [field?.name, numbers[row * width + index]]));
	}
	return held;
}

describe('the reader of state frames', function () {
	this.timeout(60_000);

	for (const seed of SEEDS) {
		it(`holds what the SDK's decoder holds, to the field, through a match of comings and goings (seed ${seed})`, () => {
			const match = new RandomMatch(seed);
			const stock = new ArenaState();
			const decoder = new Decoder(stock);
			let booked = 0;
			const wire = new WireState(wireTypeOf(ArenaState), {
				book: (_type, _part, bytes) => {
					booked += bytes;
				},
			});
			const rows = new WireRows(wireTypeOf(Seen));
			const wireOfRows = new WireState(wireTypeOf(ArenaState), { rows });
			const first = match.whole();
			decoder.decode(first);
			wire.replace(first, 0);
			wireOfRows.replace(first, 0);
			for (let tick = 0; tick < TICKS; tick++) {
				match.step();
				const patch = match.patch();
				booked = 0;
				decoder.decode(patch);
				wire.apply(patch, 0);
				// Among other bytes, as it lies in what a socket has read.
				wireOfRows.apply(Uint8Array.of(1, 2, 3, ...patch, 255, 1), 3, 3 + patch.length);
				assert.equal(booked, patch.length, `tick ${tick}: every byte belongs to something`);
				assert.deepEqual(wire.root.toJSON(), heldBy(stock, wire), `tick ${tick}`);
				assert.deepEqual(heldIn(rows), stock.seen.toJSON(), `tick ${tick}: rows`);
				assert.equal(wire.size, decoder.root.refs.size, `tick ${tick}: nothing is kept that is gone`);
			}
			const whole = match.whole();
			wire.replace(whole, 0);
			decoder.decodeResync(whole);
			assert.deepEqual(wire.root.toJSON(), heldBy(stock, wire));
		});
	}

	it('says where a frame is cut off or refers to nothing, instead of going on with nonsense', () => {
		const match = new RandomMatch(7);
		const whole = match.whole();
		const wire = new WireState(wireTypeOf(ArenaState));
		assert.throws(() => wire.replace(whole.subarray(0, whole.length - 1), 0), /cut off|has no/);
		wire.replace(whole, 0);
		assert.throws(() => wire.apply(Uint8Array.of(255, 100, 0, 0), 0), /reference 100/);
	});
});

describe('the writer of input frames', () => {
	it("writes the bytes that the SDK's encoder writes", () => {
		const rng = { seed: 7 };
		const frame = new InputFrame();
		const stock = new InputEncoder(frame);
		const writer = new InputWriter();
		const received = new InputFrame();
		const server = new InputDecoder(received);
		for (let sent = 0; sent < 2000; sent++) {
			const command = {
				moveX: randomIndex(rng, 255) - 127,
				moveY: randomIndex(rng, 3) - 1,
				aim: randomIndex(rng, 4096),
				buttons: randomIndex(rng, 4),
				weapon: randomIndex(rng, 2),
				seen: randomIndex(rng, 65_536),
			};
			writeFrame(command, sent, frame);
			const bytes = writer.write(frame);
			assert.equal(bytes[0], 19);
			assert.ok(new FrameReader<InputFrame>(InputFrame).read(bytes.subarray(1)));
			assert.deepEqual([...bytes.subarray(1)], [...stock.encode()]);
			server.decode(bytes.subarray(1));
			assert.deepEqual(received.toJSON(), frame.toJSON());
			if (sent % 500 === 499) {
				writer.reset();
				stock.reset();
			}
		}
	});
});
