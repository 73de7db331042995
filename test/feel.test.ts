/**
 * How the game feels over lines of every kind, as claims: the cheap half of what `npm run netcode` measures, with the
 * same hands, the same notes and the same figures, in one process with fake time.
 */

import assert from 'node:assert/strict';
import { LINES, type LineName, wayOf } from '../netcode/lines.ts';
import { coverFigures } from '../netcodelab/figures/cover.ts';
import { othersFigures } from '../netcodelab/figures/others.ts';
import { ownFigures } from '../netcodelab/figures/own.ts';
import { recoveryMs } from '../netcodelab/figures/recovery.ts';
import { shotFigures } from '../netcodelab/figures/shots.ts';
import { NUMBERS } from '../netcodelab/play/numbers.ts';
import { Recorder } from '../netcodelab/play/recorder.ts';
import type { ClientRecording } from '../netcodelab/play/recording.ts';
import { Script } from '../netcodelab/play/script.ts';
import { WatchedLink } from '../netcodelab/play/watchedLink.ts';
import type { TruePlayer } from '../schema/truthCodec.ts';
import { SEEN_PARTS } from '../sim/command.ts';
import { MAX_REWIND_MS } from '../sim/history.ts';
import { SimulatedMatch } from './simulatedMatch.ts';

const SETTLE_MS = 8000;
const PLAY_MS = 20_000;
const FREEZE_MS = 2000;
const AFTER_MS = 4000;

/** Plays four scripted players over a line, and then freezes all of them. */
function play(line: LineName, seed = 5) {
	const match = new SimulatedMatch({ tuning: NUMBERS, seed });
	const truth = new Map<number, Map<number, TruePlayer>>();
	const { arena } = match.runner.world;
	match.afterTick = () => {
		const { players, tick } = match.runner.world;
		const look = [...players.values()].map(({ id, x, y, alive, team, score }) => [id, { id, x, y, alive, team, score }] as const);
		truth.set(tick, new Map(look));
	};
	const clients = Array.from({ length: 4 }, (_, index) => {
		const client = match.join(wayOf(LINES[line], 'up'), seed * 100 + index * 10);
		const recorder = new Recorder(() => match.nowMs);
		const script = new Script(arena, seed * 100 + index, index);
		client.wrapLink = (link) => new WatchedLink(link, recorder);
		client.onSession = (session) => session.watch(recorder);
		client.intent = (nowMs) => script.intent(nowMs, client.session?.view as never);
		client.onFrame = (nowMs, intent) => recorder.notePicture(nowMs, client.session?.view as never, intent);
		return { client, recorder };
	});
	match.run(SETTLE_MS);
	const fromMs = match.nowMs;
	match.run(PLAY_MS);
	const toMs = match.nowMs;
	const toldRewindMs = clients.map(({ client }) => client.session?.view.net.rewindMs ?? Number.NaN);
	const thawedMs = toMs + FREEZE_MS;
	for (const { client } of clients) for (const pipe of [client.up, client.down]) pipe.frozenUntilMs = thawedMs;
	match.run(FREEZE_MS + AFTER_MS);
	const recordings: ClientRecording[] = clients.map(({ recorder }) => recorder.recording);
	const truthAt = (tick: number) => truth.get(tick);
	return {
		own: ownFigures(recordings, fromMs, toMs),
		others: othersFigures(recordings, truthAt, fromMs, toMs),
		shots: shotFigures(recordings, truthAt, match.tickRate, fromMs, toMs),
		cover: coverFigures(recordings, truthAt, arena, match.runner.world.tuning.player.radius, match.tickRate, fromMs, toMs),
		recovery: recoveryMs(recordings, truthAt, match.tickRate, { fromMs, toMs }, thawedMs, match.nowMs),
		tickMs: 1000 / match.tickRate,
		/** How far back each client says that its shots go, and went with the last of them, ms. */
		rewinds: recordings.map(({ shots }, index) => {
			const last = [...shots.values()].findLast(({ judgedMs }) => judgedMs < toMs);
			const behind = last ? last.tick - 1 - last.seen / SEEN_PARTS : Number.NaN;
			return { toldMs: toldRewindMs[index] ?? Number.NaN, judgedMs: (behind * 1000) / match.tickRate };
		}),
	};
}

type Played = ReturnType<typeof play>;

describe('frames', () => {
	/** When each frame was sent, ms. */
	function sends(pictureMs: number, thenMs: number) {
		const match = new SimulatedMatch();
		const client = match.join(wayOf(LINES.good, 'up'));
		const sentMs: number[] = [];
		const watcher = { onSent: () => sentMs.push(match.nowMs), onEvents() {}, onState() {} };
		client.wrapLink = (link) => new WatchedLink(link, watcher);
		match.pictureMs = pictureMs;
		match.run(4000);
		match.pictureMs = thenMs;
		match.run(4000);
		return sentMs;
	}

	it('are sent when they are due, however seldom the page makes a picture', () => {
		const late = sends(80, 80).filter((atMs) => atMs > 4000);
		const gaps = late.slice(1).map((atMs, i) => atMs - (late[i] ?? 0));
		assert.ok(Math.abs(late.length - 120) <= 2, `${late.length} in four seconds`);
		assert.ok(Math.max(...gaps) < 40, `${Math.max(...gaps)} ms between two`);
	});

	it('are not sent by a page that makes no pictures: no key is held for ever', () => {
		const sent = sends(80, Infinity);
		assert.ok((sent.at(-1) ?? 0) < 4300, `the last at ${sent.at(-1)} ms`);
	});

	it('wait for their tick no longer than the line is uneven', () => {
		const match = new SimulatedMatch();
		const client = match.join(wayOf(LINES.good, 'up'));
		match.run(6000);
		const waits: number[] = [];
		match.afterTick = () => waits.push(client.state.selves.values().next().value?.earlyMs ?? Infinity);
		match.run(4000);
		const most = Math.max(...waits);
		assert.ok(most < 12, `${most} ms`);
	});
});

describe('how it feels', () => {
	const played = new Map<LineName, Played>();
	const on = (line: LineName): Played => {
		const known = played.get(line) ?? play(line);
		played.set(line, known);
		return known;
	};

	for (const line of ['lan', 'good', 'average', 'poor', 'terrible'] as const) {
		describe(`on a line that is ${line}`, () => {
			it('the own body goes exactly where it was predicted, unless it is pushed', () => {
				const { exactShare, comparedTicks } = on(line).own;
				assert.ok(comparedTicks > 500, `${comparedTicks} ticks compared`);
				assert.equal(exactShare, 1);
			});

			it('a key moves the body in its own picture or the next', () => {
				const { keyToPicture } = on(line).own;
				assert.ok(keyToPicture.max <= 1, `${keyToPicture.max} pictures`);
			});

			it('a push does not make the own body jump', () => {
				const { displayedJumpUnits, correctionsPerMinute } = on(line).own;
				// In the same room the push is there before a frame could be predicted without it.
				if (line !== 'lan') assert.ok(correctionsPerMinute > 5, `only ${correctionsPerMinute} corrections a minute`);
				assert.ok(displayedJumpUnits.max <= 8, `${displayedJumpUnits.max.toFixed(1)} units in a picture`);
			});

			it('nobody is hurt behind cover for longer than the rewind may be', () => {
				const { hits, behindCoverMs } = on(line).cover;
				assert.ok(hits > 20, `${hits} hits`);
				assert.ok(behindCoverMs.max <= MAX_REWIND_MS + on(line).tickMs, `${behindCoverMs.max} ms`);
			});
		});
	}

	for (const line of ['lan', 'average', 'poor'] as const)
		it(`on a ${line} line the net graph says how far back shots go`, () => {
			for (const { toldMs, judgedMs } of on(line).rewinds)
				assert.ok(Math.abs(toldMs - judgedMs) <= 1.5 * on(line).tickMs, `${toldMs} ms told, ${judgedMs} ms judged`);
			if (line === 'poor')
				assert.ok(
					on(line).rewinds.every(({ toldMs }) => toldMs > MAX_REWIND_MS),
					'beyond the cap',
				);
		});

	for (const [line, share] of [
		['lan', 0.005],
		['good', 0.005],
		['average', 0.005],
		['poor', 0.03],
	] as const)
		it(`on a ${line} line at most ${share * 100}% of ticks go by without their frame`, () => {
			const { missedShare } = on(line).own;
			assert.ok(missedShare <= share, `${(missedShare * 100).toFixed(2)}%`);
		});

	for (const [line, units] of [
		['lan', 4],
		['good', 4],
		['average', 4],
		['poor', 12],
	] as const)
		it(`on a ${line} line others are shown within ${units} units of where they were, and never stand while they run`, () => {
			const { displayedErrorUnits, frozenShare } = on(line).others;
			assert.ok(displayedErrorUnits.p99 <= units, `p99 ${displayedErrorUnits.p99.toFixed(1)} units`);
			assert.ok(frozenShare <= 0.01, `${(frozenShare * 100).toFixed(2)}% frozen`);
		});

	for (const line of ['lan', 'good', 'average'] as const)
		it(`on a ${line} line what a shot meets on the screen is what it hits`, () => {
			const { rail, scatter, strike, rapid, rocket } = on(line).shots.byWeapon;
			for (const [figures, least] of [
				[[rail, scatter, strike], 0.99],
				[[rapid, rocket], 0.97],
			] as const) {
				const shots = figures.reduce((sum, one) => sum + one.shots, 0);
				const agreed = figures.reduce((sum, one) => sum + one.agreement * one.shots, 0);
				assert.ok(shots > 60, `${shots} shots`);
				assert.ok(agreed >= least * shots, `${agreed.toFixed(0)} of ${shots} as seen`);
			}
		});

	for (const line of ['good', 'average'] as const)
		it(`on a ${line} line so is what somebody meets who was just pushed and cannot know it yet`, () => {
			const { pushedShare, pushedAgreement } = on(line).shots;
			assert.ok(pushedShare > 0.02, `${(pushedShare * 100).toFixed(1)}% of shots`);
			assert.ok(pushedAgreement >= 0.98, `${(pushedAgreement * 100).toFixed(1)}% as seen`);
		});

	for (const line of ['lan', 'good', 'average', 'poor', 'terrible'] as const)
		it(`on a ${line} line all is well again half a second after a freeze of two`, () => {
			assert.ok(on(line).recovery <= 500, `${on(line).recovery} ms`);
		});
});
