/** Matches that wait in Redis for the next process, and what cannot be gone on with. Real processes, Redis and HAProxy. */

import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import type { LogLine } from '../deploy/local/frayProcess.ts';
import { LocalCluster } from '../deploy/local/localCluster.ts';
import type { ClientSession } from '../netcode/clientSession.ts';
import { joinMatch } from '../netcode/connect.ts';
import type { Problem } from '../netcode/link.ts';
import { SeatTokens } from '../server/cluster/seatTokens.ts';

const STILL = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };
const FRAME_MS = 15;

describe('a cluster whose last process ends', function () {
	this.timeout(60_000);
	let cluster: LocalCluster;
	let lines: LogLine[] = [];
	let session: ClientSession;
	let closed: Problem | undefined;
	let frames: NodeJS.Timeout;

	before(async () => {
		cluster = await LocalCluster.start({
			processes: 1,
			settings: { FRAY_DRAIN_SECONDS: '1' },
			onLog: (_process, line) => lines.push(line),
		});
	});
	after(() => cluster?.stop());

	beforeEach(async () => {
		lines = [];
		closed = undefined;
		session = await joinMatch({ url: cluster.url, name: 'Ada', private: true, bots: 3 });
		session.onClosed((problem) => {
			closed = problem;
		});
		frames = setInterval(() => session.frame(performance.now(), STILL), FRAME_MS);
		await until(() => session.view.self?.alive === true && session.view.net.tick > 60);
	});
	afterEach(async () => {
		clearInterval(frames);
		await session.leave();
	});

	async function until(condition: () => boolean, what = 'nothing happened'): Promise<void> {
		const untilMs = performance.now() + 25_000;
		while (!condition()) {
			if (performance.now() > untilMs) throw new Error(`${what}: ${JSON.stringify(lines.slice(-8))}`);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	it('goes on with its matches when the next one starts: same match, same player, same bots', async () => {
		const { selfId, net, roster } = session.view;
		const [process] = cluster.running;
		process?.signal('SIGTERM');
		assert.equal(await process?.ended, 'code 0');
		await cluster.startProcess();
		await until(() => session.view.net.state === 'connected' && session.view.net.tick > net.tick + 30);
		assert.equal(session.view.selfId, selfId);
		assert.deepEqual(session.view.roster.map(({ name }) => name).sort(), roster.map(({ name }) => name).sort());
		assert.equal(closed, undefined);
		assert.ok(lines.some(({ event, ticksRun }) => event === 'roomRestored' && ticksRun === 0));
	});

	it('answers the questions of processes to nobody else, and knows no seat by a token that it did not sign', async () => {
		const ask = (body: string, headers: Record<string, string> = {}, at = cluster.running[0]?.url) =>
			fetch(new URL('/cluster/ask', at), { method: 'POST', body, headers }).then(({ status }) => status);
		const question = JSON.stringify({ ask: 'word', from: 'somebody' });
		assert.equal(await ask(question, {}, cluster.url), 404, 'not past the balancer');
		assert.equal(await ask(question), 403);
		assert.equal(await ask(question, { 'x-fray-secret': 'guessed' }), 403);
		assert.equal(await ask('{'), 400);
		assert.equal(await ask(`"${'x'.repeat(5000)}"`), 400);
		const redis = new Redis(cluster.redisUrl);
		const [key = ''] = await redis.keys('fray:room:*');
		const [[sessionId] = ['']] = JSON.parse((await redis.hget(key, 'seats')) ?? '[]') as [sessionId: string][];
		redis.disconnect();
		const roomId = key.slice('fray:room:'.length);
		const made = new SeatTokens('guessed').mint({ roomId, sessionId, epoch: 1, turn: 99 });
		const { path } = (await (await fetch(new URL(`/where/${roomId}`, cluster.url))).json()) as { path: string };
		const socket = new WebSocket(`${cluster.url.replace('http', 'ws')}${path}/${roomId}?sessionId=${sessionId}&reconnectionToken=${made}`);
		const code = await new Promise((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));
		assert.equal(code, 4003);
		const { tick } = session.view.net;
		await until(() => session.view.net.tick > tick + 15 && session.view.net.state === 'connected', 'its own player was disturbed');
	});

	it('ends a match whose image is damaged, tells its players, and says which it was and why', async () => {
		const [process] = cluster.running;
		process?.signal('SIGTERM');
		await process?.ended;
		const redis = new Redis(cluster.redisUrl);
		const [key = ''] = await redis.keys('fray:room:*');
		const image = await redis.hgetBuffer(key, 'image');
		assert.ok(image && image.length > 100);
		image[60] = (image[60] ?? 0) ^ 1;
		await redis.hset(key, 'image', image);
		await cluster.startProcess();
		await until(() => closed !== undefined, 'the player was not told');
		assert.match(closed?.message ?? '', /did not come back/);
		const refused = lines.find(({ event }) => event === 'roomNotRestored');
		assert.match(String(JSON.stringify(refused)), /damaged/);
		assert.equal(refused?.roomId, key.slice('fray:room:'.length));
		assert.deepEqual(await redis.keys('fray:room:*'), []);
		assert.deepEqual(await redis.hgetall('roomcaches'), {});
		redis.disconnect();
	});
});
