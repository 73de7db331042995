/** Tries one attempt in a room of its own, beside an honest player of the same hands, and says what came of it. */

import type { FoulKind } from '../rooms/foulPlay.ts';
import { SEEN_PARTS } from '../sim/command.ts';
import { HOLD_TICKS } from '../sim/match/inputPacer.ts';
import type { World } from '../sim/world.ts';
import type { Attempt, Finding, Scene } from './attempts/attempt.ts';
import { Book } from './book.ts';
import { CheatClient } from './cheatClient.ts';
import { judge } from './judge.ts';
import { begin, keep, OPEN_MAP, WALLED_MAP } from './places.ts';
import type { AbusedServer } from './server.ts';

const FRAME_MS = 1000 / 30;
/** An honest client shows the others so many ticks behind the newest state, on a good line. */
const HONEST_TICKS_BEHIND = 2;
const SETTLE_MS = 400;

export interface Outcome {
	name: string;
	findings: readonly Finding[];
	/** What was counted of the cheat, by kind. */
	fouls: Readonly<Partial<Record<FoulKind, number>>>;
	/** Why it fails; empty where nothing was gained, and what only a cheat does was counted. */
	problems: readonly string[];
}

/** `seconds`: at least so long. */
export async function tryOut(attempt: Attempt, server: AbusedServer, seconds: number): Promise<Outcome> {
	const { url } = server;
	const map = attempt.victim === 'walled' ? WALLED_MAP : OPEN_MAP;
	const cheat = await CheatClient.join({ url, name: 'cheat', public: attempt.isPublic ?? false, more: { map } });
	const { roomId } = cheat;
	let world: World | undefined;
	const books = new Map<string, Book>();
	const idOf = (name: string) => [...(world?.players.values() ?? [])].find((player) => player.name === name)?.id ?? 0;
	const stop = server.watch(roomId, (now) => {
		world = now;
		for (const [name, book] of books) {
			const id = idOf(name);
			if (id !== 0) book.note(now, id);
		}
		keep(now, idOf);
	});
	const others = [await CheatClient.join({ url, name: 'twin', roomId })];
	if (attempt.victim) others.push(await CheatClient.join({ url, name: 'victim', roomId }));
	const [twin] = others as [CheatClient];
	const findings: Finding[] = [];
	const worldNow = () => {
		if (!world) throw new Error('the room has not ticked');
		return world;
	};
	const honest = () => ({ seen: ((worldNow().tick - HONEST_TICKS_BEHIND) * SEEN_PARTS) & 0xffff, received: worldNow().tick & 0xff });
	const follow = (name: string) => {
		const book = new Book();
		books.set(name, book);
		return book;
	};
	const scene: Scene = {
		url,
		cheat,
		world: worldNow,
		idOf,
		plan: attempt.plan,
		honest,
		frame: (n, differences) => cheat.frame({ ...attempt.plan(n), ...honest(), ...differences }),
		note: (finding) => findings.push(finding),
		follow,
		wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
	};
	try {
		await scene.wait(SETTLE_MS);
		begin(worldNow(), idOf);
		const [ofCheat, ofTwin] = [follow('cheat'), follow('twin')];
		const firstTick = worldNow().tick;
		const running = attempt.run?.(scene);
		const beganMs = performance.now();
		const endMs = beganMs + Math.max(seconds, attempt.seconds ?? 0) * 1000;
		for (let n = 0; performance.now() < endMs; n++) {
			if (cheat.closedWith === undefined) attempt.act(scene, n);
			twin.frame({ ...attempt.plan(n), ...honest() });
			await scene.wait(Math.max(0, beganMs + (n + 1) * FRAME_MS - performance.now()));
		}
		await running;
		// What is late still comes.
		await scene.wait((HOLD_TICKS + 1) * FRAME_MS);
		findings.push({
			what: 'ticks of the room',
			value: worldNow().tick - firstTick,
			least: ((performance.now() - beganMs) / FRAME_MS) * 0.97,
		});
		findings.push(...judge(attempt, ofCheat, ofTwin, worldNow()));
		return { name: attempt.name, findings, ...foulsOf(attempt, server, cheat, findings) };
	} finally {
		stop();
		for (const client of [cheat, ...others]) client.leave();
	}
}

function foulsOf(
	attempt: Attempt,
	server: AbusedServer,
	cheat: CheatClient,
	findings: readonly Finding[],
): Pick<Outcome, 'fouls' | 'problems'> {
	const fouls: Partial<Record<FoulKind, number>> = {};
	const problems: string[] = [];
	for (const { roomId, sessionId, kind, count } of server.fouls) {
		if (roomId !== cheat.roomId) continue;
		if (sessionId === cheat.seat.sessionId) fouls[kind] = count;
		else problems.push(`an honest client is said to do ${kind}`);
	}
	for (const kind of attempt.fouls) if (!fouls[kind]) problems.push(`${kind} was not counted`);
	for (const kind of Object.keys(fouls) as FoulKind[]) if (!attempt.fouls.includes(kind)) problems.push(`${kind} was counted`);
	for (const { what, value, most = Infinity, least = -Infinity } of findings) {
		if (value > most) problems.push(`${what}: ${round(value)}, more than ${round(most)}`);
		if (value < least) problems.push(`${what}: ${round(value)}, less than ${round(least)}`);
	}
	return { fouls, problems };
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
