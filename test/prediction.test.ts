/** Prediction against the server, under latency and jitter, with fake time. */

import assert from 'node:assert/strict';
import type { Intent } from '../netcode/view.ts';
import { random } from '../sim/random.ts';
import { type FakeLine, type SimulatedClient, SimulatedMatch, STILL } from './simulatedMatch.ts';

/** Somebody who runs about: a new direction now and then, a dash now and then. */
function wanderer(seed: number): (nowMs: number) => Intent {
	const rng = { seed };
	let until = 0;
	let intent = STILL;
	return (nowMs) => {
		if (nowMs >= until) {
			until = nowMs + 100 + random(rng) * 400;
			intent = {
				moveX: random(rng) * 2 - 1,
				moveY: random(rng) * 2 - 1,
				aim: Math.floor(random(rng) * 4096),
				fire: random(rng) < 0.4,
				dash: random(rng) < 0.3,
				weapon: random(rng) < 0.5 ? 0 : 1,
			};
		}
		return intent;
	};
}

function play(
	line: FakeLine,
	ms: number,
	intent: (nowMs: number) => Intent = wanderer(3),
): { match: SimulatedMatch; client: SimulatedClient } {
	const match = new SimulatedMatch();
	const client = match.join(line);
	client.intent = intent;
	match.run(ms);
	return { match, client };
}

function netOf(client: SimulatedClient) {
	assert.ok(client.session, 'the client never got its first state');
	return client.session.view.net;
}

describe('prediction', () => {
	for (const [name, line] of Object.entries({
		lan: { delayMs: 1, jitterMs: 0 },
		average: { delayMs: 40, jitterMs: 5 },
		far: { delayMs: 125, jitterMs: 0 },
	})) {
		it(`is exact to the bit on a ${name} line in ticks that consumed their frame`, () => {
			const { client } = play(line, 20_000);
			const net = netOf(client);
			assert.equal(net.exactShare, 1);
			assert.equal(net.corrections, 0, 'the own body was moved by a correction');
		});
	}

	it('stays exact under jitter where a frame was there, and holds few ticks', () => {
		const { client } = play({ delayMs: 75, jitterMs: 40 }, 30_000);
		const net = netOf(client);
		assert.equal(net.exactShare, 1);
		assert.ok(net.held < 30 * 30 * 0.05, `held ${net.held} of 900 ticks`);
	});

	it('shows the own body at once: it moves in the frame of the key, far from the server', () => {
		const match = new SimulatedMatch();
		const client = match.join({ delayMs: 150, jitterMs: 0 });
		match.run(3000);
		const before = { ...client.session?.view.players.get(1) };
		client.intent = () => ({ ...STILL, moveX: 1 });
		match.run(60);
		const after = client.session?.view.players.get(1);
		assert.ok((after?.x ?? 0) - (before.x ?? 0) > 1, `moved ${(after?.x ?? 0) - (before.x ?? 0)} units in 60 ms`);
	});

	it('brings the client and the server to the same place once the line is quiet', () => {
		const { match, client } = play({ delayMs: 60, jitterMs: 30 }, 10_000);
		client.intent = () => STILL;
		match.run(2000);
		const shown = client.session?.view.players.get(1);
		const truth = match.runner.world.players.get(1);
		assert.deepEqual([shown?.x, shown?.y], [truth?.x, truth?.y]);
	});
});
