/** Claims about a match in a worker of the page: it runs by itself, and who sits in it feels what a server gives. */

import assert from 'node:assert/strict';
import { perceiveView } from '../netcode/perceiveView.ts';
import type { ViewEvent } from '../netcode/view.ts';
import { canSee } from '../sim/ray.ts';
import { STILL, WorkerMatch } from './workerMatch.ts';

const AT_ONCE = { 'match.warmUpSeconds': 0 };

/** Ada plays; `bots` beside her. */
function play(bots: number, tuning: Record<string, number> = {}): WorkerMatch {
	return new WorkerMatch({ name: 'Ada', tuning: { ...AT_ONCE, 'match.fillTo': bots + 1, ...tuning } });
}

function watch(bots: number, tuning: Record<string, number> = {}): WorkerMatch {
	return new WorkerMatch({ tuning: { ...AT_ONCE, 'match.fillTo': bots, ...tuning } });
}

/** What the console was told meanwhile. */
function heard(level: 'warn' | 'error', run: () => void): string[] {
	const said: string[] = [];
	const real = console[level];
	console[level] = (text: string) => said.push(text);
	try {
		run();
	} finally {
		console[level] = real;
	}
	return said;
}

const ownPlace = ({ view }: WorkerMatch) => view.players.get(view.selfId);

describe('a match in a worker of the page', () => {
	it('is played by bots alone, and watched', () => {
		const match = watch(6);
		const seen = new Set<string>();
		match.run(60_000, (events) => {
			for (const { type } of events) seen.add(type);
			return STILL;
		});
		for (const type of ['spawn', 'shot', 'hit', 'kill', 'impact', 'dash', 'pickup']) assert.ok(seen.has(type), `no ${type}`);
		assert.equal(match.view.selfId, 0);
		assert.equal(match.view.self, undefined);
		assert.equal(match.view.players.size, 6);
		assert.equal(match.view.roster.length, 6);
	});

	it('begins the next match with the same players when one is over', () => {
		const match = watch(6, { 'match.warmUpSeconds': 1, 'match.playSeconds': 5, 'match.overtimeSeconds': 0, 'match.resultsSeconds': 1 });
		const phases: string[] = [];
		match.run(16_000, (events) => {
			for (const event of events) if (event.type === 'phase') phases.push(event.phase);
			return STILL;
		});
		assert.deepEqual(phases.slice(0, 5), ['play', 'results', 'over', 'play', 'results']);
		assert.equal(new Set(match.view.roster.map(({ name }) => name)).size, 6);
	});

	it('others move without jumps between pictures', () => {
		const match = watch(6);
		const last = new Map<number, { x: number; y: number }>();
		let seen = 0;
		match.run(30_000, (events) => {
			for (const event of events) if (event.type === 'spawn') last.delete(event.playerId);
			for (const { id, alive, x, y } of match.view.players.values()) {
				const before = last.get(id);
				// A dash of 980 units a second makes 17 a picture of 17 ms.
				if (alive && before)
					assert.ok(Math.hypot(x - before.x, y - before.y) < 20, `${id} jumps ${Math.hypot(x - before.x, y - before.y)}`);
				seen += alive ? 1 : 0;
				if (alive) last.set(id, { x, y });
				else last.delete(id);
			}
			return STILL;
		});
		assert.ok(seen > 5000, `${seen} sights`);
	});

	it('the own body is there within a tenth of a second, answers in the picture of the key, and never steps back', () => {
		const match = play(0);
		match.run(100);
		const from = ownPlace(match)?.x;
		assert.ok(from !== undefined && match.view.self?.alive);
		match.run(900);
		// Toward the middle of the map, so that no wall is near.
		const moveX = from < match.view.arena.width / 2 ? 1 : -1;
		let last = from;
		let pictures = 0;
		match.run(300, () => {
			const x = ownPlace(match)?.x ?? 0;
			pictures++;
			assert.ok((x - last) * moveX >= 0, `picture ${pictures}: back by ${(last - x) * moveX}`);
			if (pictures > 1) assert.ok((x - last) * moveX > 0, `picture ${pictures} stands still`);
			last = x;
			return { ...STILL, moveX };
		});
		assert.ok((last - from) * moveX > 60);
	});

	it('predicts every tick exactly: page and worker run the same rules', () => {
		const match = play(0);
		let picture = 0;
		match.run(10_000, () => {
			picture++;
			return {
				...STILL,
				moveX: Math.sin(picture / 40),
				moveY: Math.cos(picture / 25),
				aim: (picture * 13) & 4095,
				dash: picture % 90 === 0,
			};
		});
		const { net } = match.view;
		assert.equal(net.exactShare, 1);
		assert.equal(net.corrections, 0);
		assert.ok(net.framesAcknowledged > 250 && net.held + net.discarded < 10, `${net.held} held, ${net.discarded} discarded`);
	});

	it('a click shorter than a tick fires, once', () => {
		const match = play(0);
		match.run(1000);
		const shots: ViewEvent[] = [];
		let picture = 0;
		match.run(
			400,
			(events) => {
				shots.push(...events.filter(({ type }) => type === 'shot'));
				picture++;
				return { ...STILL, fire: picture === 5 };
			},
			8,
		);
		assert.equal(shots.length, 1);
		assert.ok(shots[0]?.type === 'shot' && shots[0].own);
	});

	it('waits while its page is hidden, and goes on where it was', () => {
		const match = play(3);
		match.run(2000);
		match.session.setAway(true);
		match.pass(100);
		const { tick } = match.link.state;
		match.pass(60_000);
		assert.equal(match.link.state.tick, tick);
		match.session.setAway(false);
		const from = ownPlace(match)?.x ?? 0;
		match.run(500, () => ({ ...STILL, moveX: from < match.view.arena.width / 2 ? 1 : -1 }));
		assert.ok(match.link.state.tick - tick <= 16, 'the minute was made up for');
		assert.ok(Math.abs((ownPlace(match)?.x ?? 0) - from) > 60, 'the own body no longer obeys');
		assert.equal(match.view.net.state, 'connected');
	});

	it('takes a live number on the tick that was announced, and says why not when it does not', () => {
		const match = play(0);
		match.run(500);
		match.session.tune('player.speed', 200);
		match.session.tune('player.speed', -1);
		const said = heard('warn', () => match.run(2000, () => ({ ...STILL, moveX: 1 })));
		assert.equal(match.view.tuning.player.speed, 200);
		assert.equal(match.view.net.corrections, 0);
		assert.match(said.join(), /player\.speed must be from .* not -1/);
	});

	it('leaves nothing running when one leaves', () => {
		const match = play(3);
		match.run(500);
		assert.ok(match.isRunning);
		void match.session.leave();
		match.pass(100);
		assert.ok(!match.isRunning);
	});

	it('says that it is over when the worker breaks, and what there is when a map is unknown', () => {
		const match = play(1);
		const problems: string[] = [];
		match.session.onClosed(({ code }) => problems.push(code));
		match.run(200);
		const said = heard('error', () => match.crash('out of memory'));
		match.run(200);
		assert.match(said.join(), /out of memory/);
		assert.deepEqual(problems, ['closed-page']);
		assert.throws(() => new WorkerMatch({ arenaId: 'atlantis' }), /atlantis.*foundry/);
	});

	it('a percept made from a view holds nobody who is behind a wall', () => {
		const match = play(8, { 'player.respawnSeconds': 0.5 });
		let seen = 0;
		match.run(60_000, (events) => {
			const percept = perceiveView(match.view, events);
			for (const { x, y } of percept?.players ?? []) {
				seen++;
				assert.ok(percept && canSee(percept.arena, percept.self.x, percept.self.y, x, y));
			}
			return STILL;
		});
		assert.ok(seen > 100, `${seen} sights`);
		assert.equal(perceiveView(watch(1).view, []), undefined);
	});
});
