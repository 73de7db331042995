/** Where rooms go: new ones, those of a process that ends, and those of one that has too much to do. Fake time, no Redis. */

import assert from 'node:assert/strict';
import { LocalPresence } from '@colyseus/core';
import { shouldLoadAnew, wasLoadedAnew } from '../game-client/newVersion.ts';
import { PROBLEMS } from '../schema/protocol.ts';
import { Cluster } from '../server/cluster/cluster.ts';
import type { Keeper } from '../server/cluster/keeper.ts';
import { type Candidate, mostRoomLeft, STALLED_MS } from '../server/cluster/placement.ts';
import type { ProcessLine, ProcessSeen, RoomStore } from '../server/cluster/store.ts';

const LINE: ProcessLine = {
	slot: 1,
	version: '1',
	protocol: 5,
	rulesHash: 'rules',
	address: 'here',
	rooms: 0,
	players: 0,
	busy: 0.1,
	tickP99Ms: 1,
	draining: false,
};

/** A process with rooms among others, in time that passes while it sleeps. */
class Here {
	nowMs = 0;
	rooms: string[];
	isLate = false;
	busy = 0.1;
	/** By room: to whom it went. */
	readonly given: [room: string, to: string | undefined][] = [];
	endsAfterMatches = 0;
	readonly cluster: Cluster;

	constructor(rooms: string[], others: ProcessSeen[]) {
		this.rooms = rooms;
		const here = this;
		const keeper = {
			authority: { others, stillMs: () => 0, holds: () => true },
			get rooms() {
				return [...here.rooms];
			},
			beat: async () => {},
			endAfterMatches: () => this.endsAfterMatches++,
			give: async (room: string, to: ProcessSeen | undefined) => {
				this.given.push([room, to?.processId]);
				this.rooms = this.rooms.filter((id) => id !== room);
				return true;
			},
		};
		this.cluster = new Cluster({
			me: 'me',
			slot: 1,
			secret: 'secret',
			keeper: keeper as unknown as Keeper,
			store: {} as RoomStore,
			presence: new LocalPresence(),
			log: Object.assign(() => {}, { flush() {} }),
			now: () => this.nowMs,
			sleep: async (ms) => {
				this.nowMs += ms;
			},
			line: () => ({ ...LINE, busy: this.busy, rooms: this.rooms.length }),
			isLate: () => this.isLate,
		});
		this.cluster.open();
	}

	async looks(seconds: number): Promise<void> {
		for (let i = 0; i < seconds; i++) {
			this.nowMs += 1000;
			await this.cluster.balance();
		}
	}
}

const other = (processId: string, line: Partial<ProcessLine> = {}): ProcessSeen => ({ processId, line: { ...LINE, ...line }, beat: '1' });

describe('a new room', () => {
	const candidate = (processId: string, line: Partial<ProcessLine>, rest: Partial<Candidate> = {}): Candidate => ({
		processId,
		line: { ...LINE, ...line },
		stillMs: 0,
		underWay: 0,
		...rest,
	});

	it('goes where the most time is left, however many rooms are there', () => {
		const many = candidate('many', { rooms: 40, busy: 0.3 });
		const few = candidate('few', { rooms: 2, busy: 0.7 });
		assert.equal(mostRoomLeft([few, many])?.processId, 'many');
	});

	it('goes to none that has stalled or is about to end', () => {
		const stalled = candidate('stalled', { busy: 0 }, { stillMs: STALLED_MS + 1 });
		const draining = candidate('draining', { busy: 0, draining: true });
		const full = candidate('full', { busy: 0.99 });
		assert.equal(mostRoomLeft([stalled, draining, full])?.processId, 'full');
		assert.equal(mostRoomLeft([stalled, draining]), undefined);
	});

	it('counts those that are on their way: a burst is spread before the figures show it', () => {
		const here = new Here([], [other('other')]);
		const chosen = Array.from({ length: 20 }, () => here.cluster.chooseProcess());
		const mine = chosen.filter((id) => id === 'me').length;
		assert.ok(mine >= 8 && mine <= 12, `${mine} of 20 here`);
	});
});

describe('a process that ends', () => {
	it('gives all of its rooms to those that have time, at once', async () => {
		const here = new Here(['a', 'b', 'c'], [other('busy', { busy: 0.9 }), other('idle', { busy: 0.1 })]);
		await here.cluster.drain(60_000);
		assert.deepEqual(
			here.given,
			['a', 'b', 'c'].map((room) => [room, 'idle']),
		);
		assert.ok(here.nowMs < 1000);
	});

	it('leaves what nobody takes to the next one, after its time', async () => {
		const here = new Here(['a'], []);
		await here.cluster.drain(3000);
		assert.deepEqual(here.given, [['a', undefined]]);
		assert.ok(here.nowMs >= 3000 && here.nowMs < 3500);
		assert.equal(here.endsAfterMatches, 0, 'a page that is loaded anew now would find no server');
	});

	it('lets matches end that only a newer protocol could take, and gives those away when its time is over', async () => {
		const here = new Here(['ends', 'stays'], [other('newer', { protocol: 6 })]);
		const { sleepUntil } = { sleepUntil: 1000 };
		const drained = here.cluster.drain(3000);
		const end = setInterval(() => {
			if (here.nowMs > sleepUntil) here.rooms = here.rooms.filter((room) => room !== 'ends');
		}, 0);
		await drained;
		clearInterval(end);
		assert.ok(here.endsAfterMatches > 0);
		assert.ok(here.given.every(([, to]) => to === 'newer'));
		assert.ok(here.given.some(([room]) => room === 'stays'));
		assert.ok(here.nowMs >= 3000);
	});

	it('prefers those that speak as its pages do', async () => {
		const here = new Here(['a'], [other('newer', { protocol: 6, busy: 0 }), other('same', { busy: 0.5 })]);
		await here.cluster.drain(3000);
		assert.deepEqual(here.given, [['a', 'same']]);
	});
});

describe('a process that has too much to do', () => {
	it('gives away one room at a time, when its ticks are late for some seconds and another has time', async () => {
		const here = new Here(['a', 'b', 'c'], [other('idle', { busy: 0.2 })]);
		here.busy = 0.97;
		await here.looks(10);
		assert.deepEqual(here.given, [], 'full, but in time');
		here.isLate = true;
		await here.looks(2);
		assert.deepEqual(here.given, [], 'for a moment only');
		await here.looks(3);
		assert.equal(here.given.length, 1);
		await here.looks(3);
		assert.equal(here.given.length, 1, 'its figures take some seconds to show it');
		await here.looks(4);
		assert.equal(here.given.length, 2);
		await here.looks(20);
		assert.deepEqual(here.rooms.length, 1, 'the last one stays: it would be late elsewhere too');
	});

	it('keeps its rooms when the others are no better off', async () => {
		const here = new Here(['a', 'b'], [other('busy', { busy: 0.8 }), other('ending', { draining: true })]);
		here.busy = 0.97;
		here.isLate = true;
		await here.looks(20);
		assert.deepEqual(here.given, []);
	});
});

describe('a page that is older than the server', () => {
	const store = () => {
		const kept = new Map<string, string>();
		return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
	};
	const moved = `closed-${PROBLEMS.newVersion}`;

	it('is loaded anew once, and goes on playing', () => {
		const tab = store();
		assert.equal(wasLoadedAnew(tab), false);
		assert.equal(shouldLoadAnew(moved, tab, 1_000_000), true);
		assert.equal(wasLoadedAnew(tab), true);
		assert.equal(wasLoadedAnew(tab), false);
	});

	it('is not loaded in a circle, nor for any other problem', () => {
		const tab = store();
		assert.equal(shouldLoadAnew('closed-4003', tab, 1_000_000), false);
		assert.equal(shouldLoadAnew(moved, tab, 1_000_000), true);
		assert.equal(shouldLoadAnew(moved, tab, 1_005_000), false);
		assert.equal(shouldLoadAnew(`join-${PROBLEMS.tooOld}`, tab, 1_060_000), true);
		assert.equal(shouldLoadAnew(moved, undefined, 2_000_000), false);
	});
});
