/** Claims about the match in the page: it runs by itself, goes on, and a seated player feels no delay. */

import assert from 'node:assert/strict';
import { LocalMatch, type LocalMatchSetup } from '../netcode/localMatch.ts';
import { perceiveView } from '../netcode/perceiveView.ts';
import type { Intent, ViewEvent } from '../netcode/view.ts';
import { canSee } from '../sim/ray.ts';

const FRAME_MS = 1000 / 60;
const STILL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 1 };

function watch(setup: Partial<LocalMatchSetup>): LocalMatch {
	return new LocalMatch({ bots: 6, seed: 1, arenaId: 'foundry', modeId: 'deathmatch', ...setup });
}

/** Draws `seconds` of a match; `onFrame` sees the events of each frame and may give the next intent. */
function run(match: LocalMatch, seconds: number, onFrame: (events: readonly ViewEvent[], nowMs: number) => Intent = () => STILL): void {
	let intent = STILL;
	for (let frame = 1; frame <= seconds * 60; frame++) intent = onFrame(match.frame(frame * FRAME_MS, intent), frame * FRAME_MS);
}

describe('a match in the page', () => {
	it('is played by bots alone, and watched', () => {
		const match = watch({});
		const seen = new Set<string>();
		run(match, 60, (events) => {
			for (const { type } of events) seen.add(type);
			return STILL;
		});
		for (const type of ['spawn', 'shot', 'hit', 'kill', 'impact', 'dash', 'pickup', 'phase']) assert.ok(seen.has(type), `no ${type}`);
		assert.equal(match.view.self, undefined);
		assert.equal(match.view.players.size, 6);
		assert.equal(match.view.roster.length, 6);
	});

	it('begins the next match with the same players when one is over', () => {
		const match = watch({
			tuning: { 'match.warmUpSeconds': 1, 'match.playSeconds': 5, 'match.overtimeSeconds': 0, 'match.resultsSeconds': 1 },
		});
		const phases: string[] = [];
		run(match, 16, (events) => {
			for (const event of events) if (event.type === 'phase') phases.push(event.phase);
			return STILL;
		});
		assert.deepEqual(phases, ['play', 'results', 'over', 'warmUp', 'play', 'results', 'over', 'warmUp', 'play']);
		assert.equal(new Set(match.view.roster.map(({ name }) => name)).size, 6);
	});

	it('others move without jumps between frames', () => {
		const match = watch({});
		const last = new Map<number, { x: number; y: number }>();
		run(match, 30, (events) => {
			for (const event of events) if (event.type === 'spawn') last.delete(event.playerId);
			for (const { id, alive, x, y } of match.view.players.values()) {
				const before = last.get(id);
				// A dash of 980 units a second makes 17 a frame.
				if (alive && before)
					assert.ok(Math.hypot(x - before.x, y - before.y) < 19, `player ${id} jumps ${Math.hypot(x - before.x, y - before.y)}`);
				if (alive) last.set(id, { x, y });
				else last.delete(id);
			}
			return STILL;
		});
	});

	it('the own body answers in the frame of the key, and never steps back', () => {
		const match = watch({ seat: { name: 'Ada' }, bots: 0 });
		run(match, 1);
		const from = match.view.players.get(match.view.selfId)?.x ?? 0;
		let last = from;
		// Toward the middle of the map, so that no wall is near.
		const moveX = from < match.view.arena.width / 2 ? 1 : -1;
		for (let frame = 61; frame < 80; frame++) {
			match.frame(frame * FRAME_MS, { ...STILL, moveX });
			const x = match.view.players.get(match.view.selfId)?.x ?? 0;
			assert.ok((x - last) * moveX >= 0, `frame ${frame}: back by ${(last - x) * moveX}`);
			last = x;
		}
		assert.ok((last - from) * moveX > 60);
	});

	it('a click shorter than a tick fires', () => {
		const match = watch({ seat: { name: 'Ada' }, bots: 0 });
		run(match, 1);
		const shots: ViewEvent[] = [];
		for (let frame = 0; frame < 40; frame++) {
			const events = match.frame(1000 + frame * 8, { ...STILL, fire: frame === 5 });
			shots.push(...events.filter(({ type }) => type === 'shot'));
		}
		assert.equal(shots.length, 1);
		assert.ok(shots[0]?.type === 'shot' && shots[0].own);
	});

	it('a page that stood still for a minute goes on at once, not a minute of ticks later', () => {
		const match = watch({});
		run(match, 1);
		const { tick } = match.view;
		match.frame(61_000, STILL);
		assert.ok(match.view.tick - tick <= 6, `${match.view.tick - tick} ticks in one frame`);
	});

	it('a percept made from a view holds nobody who is behind a wall', () => {
		const match = watch({ seat: { name: 'Ada' }, bots: 8, tuning: { 'player.respawnSeconds': 0.2 } });
		let seen = 0;
		run(match, 60, (events) => {
			const percept = perceiveView(match.view, events);
			for (const { x, y } of percept?.players ?? []) {
				seen++;
				assert.ok(percept && canSee(percept.arena, percept.self.x, percept.self.y, x, y));
			}
			return STILL;
		});
		assert.ok(seen > 100, `${seen} sights`);
		assert.equal(perceiveView(watch({}).view, []), undefined);
	});
});
