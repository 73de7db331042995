/** The interest encoder against a plain model: what stock decoders hold is what each client is to hold, to the field. */

import assert from 'node:assert/strict';
import { Decoder, Encoder, MapSchema, type SchemaType, schema, t } from '@colyseus/schema';
import { FrameWriter } from '../schema/interest/frameWriter.ts';
import { InterestEncoder } from '../schema/interest/interestEncoder.ts';
import { ManagedMap } from '../schema/interest/managedMap.ts';
import { type Rng, randomIndex } from '../sim/random.ts';

const Thing = schema(
	{
		x: t.quantized({ min: 0, max: 65535 / 16, bits: 16 }),
		y: t.quantized({ min: 0, max: 65535 / 16, bits: 16 }),
		kind: t.uint8(),
		name: t.string().default(''),
		mood: t.int16().default(0),
		on: t.boolean().default(false),
	},
	'Thing',
);
type Thing = SchemaType<typeof Thing>;
const Secret = schema({ value: t.uint32() }, 'Secret');
type Secret = SchemaType<typeof Secret>;
const Line = schema({ score: t.int16().default(0) }, 'Line');
const World = schema({ tick: t.uint32().default(0), lines: t.map(Line), things: t.map(Thing), secrets: t.map(Secret) }, 'World');
type World = SchemaType<typeof World>;

const NAMES = ['', 'a', 'Büro', 'a name of some length, with more in it'];
const SIDE = 1000;
const SEES = 200;
const KEEPS = 240;

interface Watcher {
	key: string;
	x: number;
	y: number;
	decoder: Decoder<World>;
	state: World;
	away: boolean;
	/** By field and key: ticks for which the client's copy has been older than it should be. */
	behind: Map<string, number>;
}

interface Trial {
	budget?: number;
	saved?: number;
	era?: number;
	every?: number;
	ticks: number;
	seed: number;
}

type Entry = ReturnType<ManagedMap<Thing>['add']>;

/** A random world of things that come, go and change, and of watchers that come, go, walk, lose frames and return. */
class RandomWorld {
	readonly rng: Rng;
	readonly state = new World();
	readonly things = new ManagedMap<Thing>(Thing);
	readonly secrets = new ManagedMap<Secret>(Secret);
	readonly watchers: Watcher[] = [];
	readonly interest: InterestEncoder<Watcher, World>;
	readonly writer = new FrameWriter();
	readonly trial: Trial;
	longestBehind = 0;
	private made = 0;

	constructor(trial: Trial) {
		this.trial = trial;
		this.rng = { seed: trial.seed };
		this.interest = new InterestEncoder<Watcher, World>(new Encoder(this.state), {
			fields: {
				things: {
					map: this.things,
					look: (watcher, see) => {
						for (const thing of this.things.values()) if (this.isNear(watcher, thing, SEES)) see(thing);
					},
					keeps: (watcher, thing) => this.isNear(watcher, thing as Entry, KEEPS),
					every: () => (trial.every === undefined ? undefined : () => trial.every ?? 1),
					urgency: (watcher, thing) => 1 / (1 + Math.abs((thing as Entry).x - watcher.x)),
				},
				secrets: {
					map: this.secrets,
					look: (watcher, see) => {
						const secret = this.secrets.get(watcher.key);
						if (secret) see(secret);
					},
				},
			},
			...(trial.budget === undefined ? {} : { frameBudget: () => trial.budget as number }),
			savedBudget: trial.saved ?? 0,
		});
		if (trial.era !== undefined) this.interest.beginEra(trial.era);
	}

	/** A client of another encoder, which holds what that told it. */
	takeIn(watcher: Watcher): void {
		this.watchers.push(watcher);
		this.secrets.add(watcher.key).value = this.made;
		this.writer.begin();
		this.interest.emptyState(this.writer);
		watcher.decoder.decodeResync(this.writer.end().slice());
		assert.deepEqual([watcher.state.things.size, watcher.state.secrets.size], [0, 0]);
		this.comeBack(watcher);
	}

	isNear(watcher: Watcher, thing: { x: number; y: number }, distance: number): boolean {
		return Math.abs(thing.x - watcher.x) <= distance && Math.abs(thing.y - watcher.y) <= distance;
	}

	chance(share: number): boolean {
		return randomIndex(this.rng, 10_000) < share * 10_000;
	}

	place(): number {
		return randomIndex(this.rng, SIDE * 16) / 16;
	}

	stepThings(): void {
		this.state.tick++;
		if (this.things.size < 60 || this.chance(0.3)) {
			const thing = this.things.add(`t${this.made++}`);
			thing.x = this.place();
			thing.y = this.place();
			thing.kind = randomIndex(this.rng, 256);
		}
		for (const thing of [...this.things.values()]) {
			if (this.chance(0.01)) this.things.delete(thing.key);
			// Gone and come back under its key within one tick: another thing to those who hold it.
			if (this.chance(0.002)) {
				this.things.delete(thing.key);
				this.things.add(thing.key).x = this.place();
				continue;
			}
			if (this.chance(0.5)) thing.x = Math.min(SIDE, Math.max(0, thing.x + randomIndex(this.rng, 41) - 20));
			if (this.chance(0.5)) thing.y = Math.min(SIDE, Math.max(0, thing.y + randomIndex(this.rng, 41) - 20));
			if (this.chance(0.05)) thing.name = NAMES[randomIndex(this.rng, NAMES.length)] as string;
			if (this.chance(0.05)) thing.mood = randomIndex(this.rng, 60_000) - 30_000;
			if (this.chance(0.05)) thing.on = !thing.on;
			if (this.chance(0.001)) thing.x = this.place();
		}
		for (const secret of this.secrets.values()) if (this.chance(0.5)) secret.value = randomIndex(this.rng, 2 ** 31);
		if (this.chance(0.1)) this.state.lines.set(`l${randomIndex(this.rng, 5)}`, new Line({ score: randomIndex(this.rng, 100) }));
		if (this.chance(0.05)) this.state.lines.delete(`l${randomIndex(this.rng, 5)}`);
	}

	stepWatchers(): void {
		if (this.watchers.length < 4 || this.chance(0.05)) this.join();
		for (const watcher of [...this.watchers]) {
			watcher.x = Math.min(SIDE, Math.max(0, watcher.x + randomIndex(this.rng, 31) - 15));
			watcher.y = Math.min(SIDE, Math.max(0, watcher.y + randomIndex(this.rng, 31) - 15));
			if (this.chance(0.01)) watcher.x = this.place();
			if (this.chance(0.02)) watcher.away = true;
			else if (watcher.away && this.chance(0.2)) this.comeBack(watcher);
			else if (this.chance(0.005)) this.leave(watcher);
		}
	}

	join(): void {
		const key = `w${this.trial.era ?? 0}-${this.made++}`;
		const state = new World();
		const watcher: Watcher = {
			key,
			x: this.place(),
			y: this.place(),
			decoder: new Decoder(state),
			state,
			away: false,
			behind: new Map(),
		};
		this.watchers.push(watcher);
		this.secrets.add(key).value = this.made;
		this.writer.begin();
		this.interest.fullState(this.writer, watcher, key);
		watcher.decoder.decode(this.writer.end().slice());
	}

	comeBack(watcher: Watcher): void {
		watcher.away = false;
		watcher.behind.clear();
		this.writer.begin();
		this.interest.fullState(this.writer, watcher, watcher.key);
		watcher.decoder.decodeResync(this.writer.end().slice());
	}

	leave(watcher: Watcher): void {
		this.watchers.splice(this.watchers.indexOf(watcher), 1);
		this.secrets.delete(watcher.key);
		this.interest.forget(watcher.key);
	}

	/** Frames to everybody; those who are away lose theirs. */
	send(check: (watcher: Watcher, frame: Uint8Array) => void): void {
		this.interest.beginTick();
		const frames: [Watcher, Uint8Array][] = [];
		for (const watcher of this.watchers) {
			this.writer.begin();
			this.interest.writeFrame(watcher, watcher.key, this.writer);
			frames.push([watcher, this.writer.end()]);
		}
		this.interest.endTick();
		this.writer.newPiece();
		for (const [watcher, frame] of frames) {
			if (watcher.away) continue;
			watcher.decoder.decode(frame);
			check(watcher, frame);
		}
	}

	/** Asserts what a watcher holds; with a budget or thinning, things may be behind, for a while. */
	check(watcher: Watcher): void {
		const late = this.trial.budget !== undefined || this.trial.every !== undefined;
		const { state } = watcher;
		assert.equal(state.tick, this.state.tick);
		assert.deepEqual(state.lines.toJSON(), this.state.lines.toJSON());
		assert.deepEqual([...state.secrets.keys()], [watcher.key]);
		assert.equal(state.secrets.get(watcher.key)?.value, this.secrets.get(watcher.key)?.value);
		for (const [key, copy] of state.things) {
			const thing = this.things.get(key);
			assert.ok(thing, `${key} is gone`);
			assert.ok(this.isNear(watcher, thing, KEEPS), `${key} is out of sight`);
			for (const field of ['x', 'y', 'kind', 'name', 'mood', 'on'] as const) {
				const id = `${key}.${field}`;
				if (copy[field] === thing[field]) {
					watcher.behind.delete(id);
					continue;
				}
				assert.ok(late, `${id}: ${copy[field]} is not ${thing[field]}`);
				const ticks = (watcher.behind.get(id) ?? 0) + 1;
				watcher.behind.set(id, ticks);
				this.longestBehind = Math.max(this.longestBehind, ticks);
			}
		}
		for (const thing of this.things.values()) {
			if (!this.isNear(watcher, thing, SEES) || state.things.has(thing.key)) continue;
			assert.ok(this.trial.budget !== undefined, `${thing.key} is missing`);
			const ticks = (watcher.behind.get(thing.key) ?? 0) + 1;
			watcher.behind.set(thing.key, ticks);
			this.longestBehind = Math.max(this.longestBehind, ticks);
		}
	}

	run(): void {
		for (let tick = 0; tick < this.trial.ticks; tick++) {
			this.stepWatchers();
			this.stepThings();
			this.send((watcher) => this.check(watcher));
		}
	}
}

describe('interest', () => {
	it('stock decoders hold exactly what each client is to hold, through joins, leaves, drops and returns', () => {
		const world = new RandomWorld({ ticks: 2500, seed: 5 });
		world.run();
		const { adds, deletes, updates } = world.interest.figures;
		assert.ok(adds > 1000 && deletes > 1000 && updates > 10_000, 'the world was too still to show anything');
	});

	it('within a budget nothing starves, and what is behind catches up', () => {
		const budget = 60;
		const world = new RandomWorld({ ticks: 1500, seed: 6, budget });
		world.run();
		assert.ok(world.interest.figures.postponed > 1000, 'the budget was never reached');
		assert.ok(world.longestBehind < 60, `something was behind for ${world.longestBehind} ticks`);
	});

	it('the last value of what is told less often arrives when it no longer changes', () => {
		const world = new RandomWorld({ ticks: 400, seed: 7, every: 4 });
		world.run();
		assert.ok(world.longestBehind > 1 && world.longestBehind <= 12, `behind for ${world.longestBehind} ticks`);
		// Nothing changes any more.
		for (let tick = 0; tick < 4; tick++) {
			world.state.tick++;
			world.send(() => {});
		}
		for (const watcher of world.watchers) {
			if (watcher.away) continue;
			for (const [key, copy] of watcher.state.things) assert.equal(copy.x, world.things.get(key)?.x);
		}
	});

	it('a frame within the budget holds no more bytes of things than it allows', () => {
		const world = new RandomWorld({ ticks: 0, seed: 8, budget: 100 });
		for (let tick = 0; tick < 300; tick++) {
			world.stepWatchers();
			world.stepThings();
			const { deletes } = world.interest.figures;
			world.send((_watcher, frame) => {
				const gone = world.interest.figures.deletes - deletes;
				// Beside the budget: the state of all, the own secret, three sections' heads and deletions.
				assert.ok(frame.length <= 100 + 60 + 3 * gone + 12, `${frame.length} bytes`);
			});
		}
	});

	it('what quiet frames did not need is there for one that needs more, up to a bound', () => {
		const world = new RandomWorld({ ticks: 0, seed: 12, budget: 60, saved: 1500 });
		world.join();
		const [watcher] = world.watchers;
		assert.ok(watcher);
		const crowd = (name: string, count: number) => {
			for (let i = 0; i < count; i++) Object.assign(world.things.add(`${name}${i}`), { x: watcher.x, y: watcher.y });
			world.state.tick++;
			world.send(() => {});
			return [...watcher.state.things.keys()].filter((key) => key.startsWith(name)).length;
		};
		for (let tick = 0; tick < 60; tick++) crowd('nobody', 0);
		assert.equal(crowd('a', 50), 50, 'what was saved holds a crowd at once');
		const told = crowd('b', 50);
		assert.ok(told > 0 && told < 50, `${told} of the next crowd: nothing is saved any more`);
	});

	it('what is larger than any budget goes all the same', () => {
		const world = new RandomWorld({ ticks: 0, seed: 11, budget: 20 });
		world.join();
		const [watcher] = world.watchers;
		assert.ok(watcher);
		const thing = world.things.add('large');
		Object.assign(thing, { x: watcher.x, y: watcher.y, name: 'n'.repeat(300) });
		for (let tick = 0; tick < 20; tick++) {
			thing.mood++;
			world.send(() => {});
		}
		assert.equal(watcher.state.things.get('large')?.name.length, 300);
	});

	it('goes on in a world that another encoder tells of: what is held of the old one goes, numbers of it mean nothing any more', () => {
		let world = new RandomWorld({ ticks: 200, seed: 20 });
		world.run();
		for (let era = 1; era < 20; era++) {
			const next = new RandomWorld({ ticks: 60 + era, seed: 20 + era, era });
			next.run();
			for (const { key, x, y, decoder, state } of world.watchers)
				next.takeIn({ key, x, y, decoder, state, away: false, behind: new Map() });
			for (let tick = 0; tick < 30; tick++) {
				next.stepThings();
				next.send((watcher) => next.check(watcher));
			}
			world = next;
		}
		assert.ok(world.watchers.length > 4);
	});

	it('the bytes of a frame are never written to again', () => {
		const world = new RandomWorld({ ticks: 0, seed: 9 });
		const kept: [frame: Uint8Array, copy: Uint8Array][] = [];
		for (let tick = 0; tick < 200; tick++) {
			world.stepWatchers();
			world.stepThings();
			world.send((_watcher, frame) => kept.push([frame, frame.slice()]));
		}
		for (const [frame, copy] of kept) assert.deepEqual(frame, copy);
	});

	it("a client that is not in anybody's way gets the state of all without an entry", () => {
		const world = new RandomWorld({ ticks: 50, seed: 10 });
		world.run();
		world.writer.begin();
		world.interest.fullState(world.writer);
		const state = new World();
		new Decoder(state).decode(world.writer.end().slice());
		assert.equal(state.tick, world.state.tick);
		assert.equal(state.things.size, 0);
		assert.ok(state.things instanceof MapSchema);
	});

	it('says what cannot be managed', () => {
		const Nested = schema({ line: Line }, 'Nested');
		assert.throws(() => new ManagedMap(Nested), /numbers, booleans and text only/);
		assert.throws(() => new ManagedMap(schema({ key: t.uint8() }, 'Reserved')), /cannot be called "key"/);
		assert.throws(
			() => new InterestEncoder(new Encoder(new World()), { fields: { nothing: { map: new ManagedMap(Thing), look() {} } } }),
			/no map "nothing"/,
		);
	});
});
