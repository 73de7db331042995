/** Cheating over the wire gains nothing and is counted; what honest clients do on bad lines is not. `npm run abuse` tries more, for longer. */

import assert from 'node:assert/strict';
import { ATTEMPTS } from '../abuse/attempts/registry.ts';
import { formatOutcome } from '../abuse/report.ts';
import { runAttempts } from '../abuse/run.ts';
import { openServer } from '../abuse/server.ts';
import type { ClientSession } from '../netcode/clientSession.ts';
import { joinMatch } from '../netcode/connect.ts';
import { LINE_NAMES, LINES } from '../netcode/lines.ts';
import { LineProxy } from '../netcodelab/line/lineProxy.ts';
import { FOUL_KINDS, FoulPlay } from '../rooms/foulPlay.ts';
import { FrameWatch } from '../rooms/frameWatch.ts';
import { provideRoomServices } from '../rooms/roomServices.ts';
import { SeenClock } from '../sim/match/seenClock.ts';

/** What shows within seconds, one of each kind. */
const SHORT = [
	'a stick pushed past its end',
	'twenty times the frames',
	'lag switch: 8 of 16 frames late',
	'a burst of dashes after each silence',
	'a hidden page between two bursts',
	'another weapon in each frame',
	'aim at who stands behind a wall',
	'the best instant for each shot',
	'a push that is never heard of',
	'half a second ago',
	'(an honest shooter, a tenth of a second behind)',
	'a frame cut short',
	'messages of a wrong shape',
	'numbers turned where strangers play',
	'leave when dead and come back',
	'a second connection to one seat',
];

describe('a client of no rules', () => {
	it('gains nothing by what it tries, and is counted for what only a cheat does', async () => {
		const attempts = SHORT.map((name) => {
			const attempt = ATTEMPTS.find((each) => each.name === name);
			assert.ok(attempt, `there is no attempt "${name}"`);
			return attempt;
		});
		const { outcomes, counted } = await runAttempts({ attempts, seconds: 4, atOnce: attempts.length });
		for (const outcome of outcomes) assert.deepEqual(outcome.problems, [], formatOutcome(outcome));
		for (const kind of new Set(attempts.flatMap(({ fouls }) => fouls))) assert.ok((counted[kind] ?? 0) > 0, `${kind} is in /metrics`);
	}).timeout(30_000);

	it('has every kind of foul play tried', () => {
		const tried = new Set(ATTEMPTS.flatMap(({ fouls }) => fouls));
		assert.deepEqual(
			[...FOUL_KINDS].filter((kind) => !tried.has(kind)),
			[],
		);
	});
});

describe('an honest client is not taken for a cheat', () => {
	it('on any line, after it stood still for two seconds, after its page was hidden or stood still, after a drop', async () => {
		const server = await openServer();
		const proxies: LineProxy[] = [];
		const sessions: { session: ClientSession; proxy: LineProxy }[] = [];
		try {
			const join = async (line: (typeof LINE_NAMES)[number], seed: number) => {
				const proxy = await LineProxy.open({ url: server.url, line: LINES[line], seed });
				proxies.push(proxy);
				const session = await joinMatch({ url: proxy.url, name: `${line} ${seed}`, private: true, bots: 3 });
				sessions.push({ session, proxy });
				return session;
			};
			await Promise.all(LINE_NAMES.map((line) => join(line, 1)));
			const [hidden, stopped, dropped] = await Promise.all([join('average', 2), join('poor', 3), join('good', 4)]);
			let pausedUntilMs = 0;
			let n = 0;
			const play = setInterval(() => {
				const nowMs = performance.now();
				n++;
				for (const { session } of sessions) {
					if (session === stopped && nowMs < pausedUntilMs) continue;
					const way = Math.floor(n / 40) % 2 === 0 ? 1 : -1;
					session.frame(nowMs, {
						moveX: way,
						moveY: -way,
						aim: (n * 41) & 4095,
						fire: n % 3 === 0,
						dash: n % 50 === 0,
						weapon: Math.floor(n / 60) % 5,
					});
				}
			}, 16);
			const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
			try {
				await wait(2500);
				hidden.setAway(true);
				(dropped as unknown as { link: { renew(): void } }).link.renew();
				pausedUntilMs = performance.now() + 2000;
				for (const { session, proxy } of sessions) if (session !== hidden && session !== stopped) proxy.freeze(2000);
				await wait(2600);
				hidden.setAway(false);
				await wait(3000);
				for (const { session } of sessions) {
					assert.equal(session.view.net.state, 'connected');
					assert.ok(session.view.net.framesAcknowledged > 60, 'it has played');
				}
			} finally {
				clearInterval(play);
			}
			assert.deepEqual(server.fouls, []);
		} finally {
			await Promise.all(sessions.map(({ session }) => session.leave().catch(() => {})));
			await Promise.all(proxies.map((proxy) => proxy.close()));
			await server.close();
		}
	}).timeout(40_000);

	it('when two seconds of frames come at once, at any rate of ticks, again and again', () => {
		for (const tickRate of [10, 30, 60]) {
			const fouls: string[] = [];
			const watch = new FrameWatch(tickRate, 0, (kind) => fouls.push(kind));
			const frame = { moveX: 127, moveY: -127, aim: 4095, buttons: 3, weapon: 4 };
			for (let nowMs = 0; nowMs < 60_000; nowMs += 2400) for (let i = 0; i < 2.4 * tickRate; i++) watch.look(frame, nowMs);
			assert.deepEqual(fouls, []);
		}
	});

	it('when the server stood still for three seconds, and when its clock learns that', () => {
		const fouls: string[] = [];
		const clock = new SeenClock();
		clock.onFoul = (foul) => fouls.push(foul);
		let present = 1000;
		for (let shown = 998; shown < 1090; shown++) clock.read((shown * 8) & 0xffff, present, 30, 60);
		// It learns that the server is behind, and goes back once.
		for (let shown = 1001; shown < 1100; shown++) clock.read((shown * 8) & 0xffff, ++present, 30, 60);
		assert.deepEqual(fouls, []);
	});
});

describe('foul play', () => {
	it('is counted each time, and logged the first, the tenth and the hundredth time of a kind', () => {
		const lines: unknown[] = [];
		let counted = 0;
		provideRoomServices({ log: (_level, _event, fields) => lines.push(fields?.count), foulPlay: () => counted++ });
		try {
			const fouls = new FoulPlay(
				() => 'room',
				() => 7,
			);
			for (let i = 0; i < 250; i++) fouls.note({ sessionId: 'a' }, 'flood');
			fouls.note({ sessionId: 'b' }, 'flood');
			assert.deepEqual(lines, [1, 10, 100, 1]);
			assert.equal(counted, 251);
		} finally {
			provideRoomServices({ log: () => {}, foulPlay: () => {} });
		}
	});
});

describe('what a shooter says that it was shown', () => {
	it('goes forward alone, but for two steps of a clock that learns', () => {
		const clock = new SeenClock();
		const judged = Array.from({ length: 60 }, (_, n) => clock.read(((1000 + n - (n % 2 === 0 ? 1 : 7)) * 8) & 0xffff, 1000 + n, 30, 60));
		const back = judged.slice(1).filter((at, index) => at < (judged[index] as number)).length;
		assert.ok(back <= 2, `${back} steps back`);
	});

	it('is the same through the turn of its 16 bits', () => {
		const clock = new SeenClock();
		for (let tick = 8185; tick < 8200; tick++)
			assert.equal(clock.read((tick * 8 - 16) & 0xffff, tick, 30, 60), tick * 8 - 16 - (((tick * 8 - 16) & 0xffff) === 0 ? 8 : 0));
	});
});
