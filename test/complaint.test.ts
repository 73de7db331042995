/** What was wrong is kept with its match: a player's complaint, a broken invariant, drift. Real rooms, real clients, real files. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchMaker, Server } from '@colyseus/core';
import { Client, type Room } from '@colyseus/sdk';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { ClientSession } from '../netcode/clientSession.ts';
import { joinMatch } from '../netcode/connect.ts';
import type { SyncedMatch } from '../netcode/syncedMatch.ts';
import type { Intent } from '../netcode/view.ts';
import { ArenaRoom } from '../rooms/ArenaRoom.ts';
import { type LogFields, provideRoomServices } from '../rooms/roomServices.ts';
import type { ComplaintAnswer } from '../schema/complaint.ts';
import { type KeptReport, readKeptReport, screenOf } from '../schema/keptReport.ts';
import { PACKED_BYTES } from '../schema/lastSeconds.ts';
import { ARENA_ROOM, CLIENT_MESSAGES, PROTOCOL_VERSION, SERVER_MESSAGES } from '../schema/protocol.ts';
import { defineRooms } from '../server/defineRooms.ts';
import { createJournalStore, type JournalStore } from '../server/journals.ts';
import { verifyJournal } from '../server/replay/verify.ts';
import type { Journal } from '../sim/journal.ts';
import { readJournal } from '../sim/journalReader.ts';
import type { MatchRunner } from '../sim/match/runner.ts';

const RUNNING: Intent = { moveX: 1, moveY: 0, aim: 0, fire: true, dash: false, weapon: 0 };

async function until(what: string, condition: () => boolean): Promise<void> {
	for (let waited = 0; waited < 8000; waited += 10) {
		if (condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	assert.fail(`${what} did not happen within 8 s`);
}

describe('what was wrong is kept', function () {
	this.timeout(20_000);
	let http: HttpServer;
	let server: Server;
	let url: string;
	let dir: string;
	let journals: JournalStore;
	let logged: [event: string, fields: LogFields][];
	const playing: { session: ClientSession; timer: NodeJS.Timeout }[] = [];

	before(async () => {
		http = createServer();
		server = new Server({ transport: new WebSocketTransport({ server: http, maxPayload: 8192 }), greet: false, gracefullyShutdown: false });
		defineRooms({ [ARENA_ROOM]: ArenaRoom });
		await server.listen(0, '127.0.0.1');
		url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	});

	beforeEach(() => {
		dir = mkdtempSync(join(tmpdir(), 'fray-complaint-'));
		logged = [];
		provide(100);
	});

	afterEach(async () => {
		for (const { session, timer } of playing.splice(0)) {
			clearInterval(timer);
			await session.leave();
		}
		await until('the end of all rooms', () => matchMaker.stats.local.roomCount === 0);
		await journals.stop();
		rmSync(dir, { recursive: true, force: true });
	});

	after(async () => {
		await server.gracefullyShutdown(false);
		http.close();
	});

	function provide(limitMb: number): void {
		journals = createJournalStore({
			dir: join(dir, 'journals'),
			limitMb,
			keptDir: join(dir, 'kept'),
			keptLimitMb: 100,
			log: (_level, event, fields = {}) => logged.push([event, fields]),
			rulesHash: 'abc',
			engineVersion: '1',
		});
		provideRoomServices({ log: (_level, event, fields = {}) => logged.push([event, fields]), openJournal: journals.openJournal });
	}

	/** A player of a match of one's own, who runs and fires 60 times a second. */
	async function play(wrong?: (synced: SyncedMatch) => void, bots = 3): Promise<ClientSession> {
		const session = await joinMatch({ url, name: 'Ada', private: true, bots });
		wrong?.((session as unknown as { synced: SyncedMatch }).synced);
		session.recordScreen(() => 60);
		const timer = setInterval(() => {
			const nowMs = performance.now();
			session.frame(nowMs, { ...RUNNING, moveX: Math.sin(nowMs / 300), moveY: Math.cos(nowMs / 300) });
		}, 1000 / 60);
		playing.push({ session, timer });
		await until('a body', () => session.view.self?.alive ?? false);
		return session;
	}

	function runnerOf(session: ClientSession): MatchRunner {
		return (matchMaker.getLocalRoomById(session.roomId ?? '') as unknown as { match: MatchRunner }).match;
	}

	const line = (event: string) => logged.find(([name]) => name === event)?.[1];
	const named = async (event: string): Promise<LogFields> => {
		await until(event, () => line(event) !== undefined);
		return line(event) ?? {};
	};
	function kept(code: unknown): { report: KeptReport; journal: Journal } {
		const read = (name: string) => readFileSync(join(dir, 'kept', name));
		return { report: readKeptReport(read(`${code}.json`).toString()), journal: readJournal(read(`${code}.fray`)) };
	}

	it('a player gets a code, and under it are the match to its end and what their screen showed', async () => {
		const session = await play();
		await until('a second of play', () => session.view.net.framesAcknowledged > 40);
		const self = session.view.players.get(session.view.selfId) ?? assert.fail();
		const { tick } = session.view;
		const shown = { x: self.x, y: self.y };
		const { code, problem } = await session.complain('  I hit\n\u001b[2J\u202ehim ');
		assert.equal(problem, undefined);
		const { tick: atTick } = runnerOf(session).world;
		await session.leave();
		await until('the end of the match', () => matchMaker.stats.local.roomCount === 0);
		await journals.stop();
		const { report, journal } = kept(code);
		assert.deepEqual([report.why, report.name, report.words, report.playerId], ['complaint', 'Ada', 'I hit [2J him', session.view.selfId]);
		assert.equal(report.tick, Math.floor(tick));
		assert.equal(journal.endReason, 'closed');
		assert.ok(journal.ticks.length >= atTick, 'what followed is there too');
		assert.equal(verifyJournal(journal).firstDifferentTick, undefined);

		const screen = screenOf(report) ?? assert.fail('no screen');
		const last = screen.pictures[screen.pictures.length - 1] ?? assert.fail('no pictures');
		assert.ok(Math.abs(last.viewTick - tick) <= 2, `the last picture is of tick ${last.viewTick}, the press of ${tick}`);
		assert.ok(last.own && Math.hypot(last.own.x - shown.x, last.own.y - shown.y) < 25);
		assert.equal(last.others.length, 3);
		assert.ok(screen.lengthMs > 1000 && screen.pictures.length > 20 && screen.line.length > 0);
		assert.ok(screen.shots.some(({ news }) => news === 'shown') && screen.shots.some(({ news }) => news === 'confirmed'));
		const logs = line('complaintKept') ?? {};
		assert.deepEqual([logs.code, logs.path, logs.words], [code, join(dir, 'kept', `${code}.fray`), 'I hit [2J him']);
	});

	it('not more often than in ten seconds, and one at a time: said in words', async () => {
		const session = await play();
		const [first, second] = await Promise.all([session.complain(''), session.complain('')]);
		assert.deepEqual([typeof first.code, first.problem, second], ['string', undefined, { problem: 'one is being saved at the moment' }]);
		const third = await session.complain('');
		assert.equal(third.code, undefined);
		assert.match(third.problem ?? '', /again in \d+ s/);
		assert.equal(readdirSync(join(dir, 'kept')).length, 2);
	});

	it('a server that keeps no journals says so', async () => {
		await journals.stop();
		provide(0);
		const session = await play();
		assert.deepEqual(await session.complain(''), { problem: 'this server keeps no journals of its matches' });
		assert.match(String(line('complaintKept')?.notKept), /keeps no journals/);
	});

	it('nothing that a client sends of it ends its match, or is kept unread', async () => {
		const room = (await new Client(url).create(ARENA_ROOM, {
			protocol: PROTOCOL_VERSION,
			name: 'Eve',
			private: true,
			bots: 1,
		})) as unknown as Room;
		const answers: ComplaintAnswer[] = [];
		const refused: string[] = [];
		room.onMessage('*', () => {});
		room.onMessage(SERVER_MESSAGES.complaint, (answer: ComplaintAnswer) => answers.push(answer));
		room.onError((_code, why) => refused.push(why ?? ''));
		room.sendBytes(CLIENT_MESSAGES.screen, new Uint8Array(4096));
		room.send(CLIENT_MESSAGES.screen, 'text');
		for (const wrong of [
			{ tick: -1, screenBytes: 0 },
			{ tick: 1, screenBytes: PACKED_BYTES + 1 },
			{ tick: 1, screenBytes: 0, words: 'x'.repeat(500) },
			{ tick: Number.NaN, screenBytes: 0 },
			'now',
		])
			room.send(CLIENT_MESSAGES.complain, wrong);
		room.send(CLIENT_MESSAGES.drift, { tick: 4e9, ticks: 3, units: 9 });
		room.send(CLIENT_MESSAGES.drift, { tick: 1, ticks: 3, units: -9 });
		await until('refusals', () => refused.length === 8);
		room.send(CLIENT_MESSAGES.complain, { tick: 4e9, screenBytes: 10 });
		await until('a code', () => answers[0]?.kind === 'kept');
		room.sendBytes(CLIENT_MESSAGES.screen, new Uint8Array(7));
		room.sendBytes(CLIENT_MESSAGES.screen, new Uint8Array(7));
		await until('an end', () => answers.length === 3);
		assert.deepEqual(answers[2], { kind: 'done', problem: 'more came of the screen than was announced' });
		const { code } = answers[0] as { code: string };
		const { report } = kept(code);
		assert.equal(report.screen, undefined);
		assert.ok(report.tick < 1000, `a tick of the future is not taken: ${report.tick}`);
		assert.equal(room.connection.isOpen, true);
		await room.leave();
	});

	it('an invariant that fails is named once, with the kept journal of its tick; the match goes on', async () => {
		// Alone: a death would mend it.
		const session = await play(undefined, 0);
		const { world } = runnerOf(session);
		const player = world.players.get(session.view.selfId) ?? assert.fail();
		player.shield = 200;
		player.score = 0.5;
		const { code, path, kind, tick, playerId, shield } = await named('invariantFailed');
		assert.deepEqual([kind, playerId, shield, path], ['life', player.id, 200, join(dir, 'kept', `${code}.fray`)]);
		// Looked at again a second later: what is known is not said again, what is not known yet is.
		player.shield = 0;
		await until('the other one', () => logged.filter(([event]) => event === 'invariantFailed').length === 2);
		await until('another second', () => world.tick > Number(tick) + 70);
		const kinds = logged.filter(([event]) => event === 'invariantFailed').map(([, fields]) => fields.kind);
		assert.deepEqual(kinds, ['life', 'score']);
		const { report, journal } = kept(code);
		assert.deepEqual([report.why, report.tick, report.detail.kind], ['invariant', tick, 'life']);
		assert.ok(journal.header.startTick + journal.ticks.length >= Number(tick), 'the tick is in the journal');
		assert.equal(session.view.net.state, 'connected');
	});

	it('a match that ends by an error of ours is kept as well, its last tick included', async () => {
		const session = await play();
		const { world } = runnerOf(session);
		Object.defineProperty(world, 'projectiles', {
			get() {
				throw new Error('broken on purpose');
			},
		});
		const { code, error } = await named('failureKept');
		assert.equal(error, 'broken on purpose');
		await until('the end', () => matchMaker.stats.local.roomCount === 0);
		await journals.stop();
		const { report, journal } = kept(code);
		assert.deepEqual([report.why, journal.damage, journal.endReason], ['failure', undefined, 'failed during tick']);
		assert.equal(journal.header.startTick + journal.ticks.length, world.tick);
	});

	it('a client whose rules differ by one number is noticed, with how far off it was; an honest one never', async () => {
		const honest = await play();
		await until('two seconds of play', () => honest.view.net.framesAcknowledged > 60);
		assert.equal(line('predictionDrift'), undefined);
		const session = await play((synced) => {
			const right = synced.contextAt.bind(synced);
			synced.contextAt = (tick) => {
				const context = right(tick);
				return { ...context, tuning: { ...context.tuning, player: { ...context.tuning.player, speed: 330 } } };
			};
		});
		const { code, playerId, name, ticks, units } = await named('predictionDrift');
		assert.deepEqual([playerId, name], [session.view.selfId, 'Ada']);
		assert.ok(Number(ticks) >= 3 && Number(units) > 0, `${ticks} ticks, ${units} units`);
		assert.equal(kept(code).report.why, 'drift');
		await new Promise((resolve) => setTimeout(resolve, 1500));
		assert.equal(logged.filter(([event]) => event === 'predictionDrift').length, 1, 'once a match');
	});
});
