/** A process is killed: what its players lose. */

import { Redis } from 'ioredis';
import { whereIs } from '../../netcode/whereIs.ts';
import { findLeftovers } from '../leftovers.ts';
import { percentileOf } from '../percentiles.ts';
import type { CrashFigures } from '../report.ts';
import { nowMs, pause, type Stage } from '../stage.ts';
import type { Scenario, ScenarioSize } from './scenario.ts';

export const crash: Scenario<'crash'> = {
	about: 'kill -9 of one of three processes',
	processes: 3,
	usual: { seconds: 10 },
	run,
};

/** `seconds`: after which everything has to be as before. */
async function run(stage: Stage, size: ScenarioSize): Promise<CrashFigures> {
	const { cluster, crowd } = stage;
	const { process: victim, roomIds } = stage.busiest();
	stage.say(`  kill -9 of ${stage.idOf(victim)} (p${victim.slot}), which has ${roomIds.length} rooms`);
	const killedMs = nowMs();
	victim.signal('SIGKILL');
	stage.noteEnd(victim);
	await victim.ended;
	await pause(size.seconds * 1000);

	const missing = await stage.missing();
	stage.noteLate(missing.lateShare);
	const gone = await Promise.all(roomIds.map(async (roomId) => (await whereIs(cluster.url, roomId)) === undefined));
	const roomsLost = roomIds.filter((roomId, index) => gone[index] || missing.rooms.includes(roomId)).length;
	const returns = crowd.returns.filter(({ firstPatchMs }) => firstPatchMs > killedMs);
	const blackouts = returns.map(({ lastPatchMs, firstPatchMs }) => firstPatchMs - lastPatchMs);
	if (returns.length < roomIds.length * size.botsPerRoom)
		stage.problem(`${returns.length} of ${roomIds.length * size.botsPerRoom} players of the killed process came back`);
	const leftovers = await findLeftovers(cluster.redisUrl, stage.living(), [stage.idOf(victim)]);
	for (const text of leftovers) stage.problem(text);
	await checkRoomsFill(stage, roomIds, size.botsPerRoom);
	return {
		roomsLost,
		sessionsLost: missing.sessions,
		blackoutMs: { p50: percentileOf(blackouts, 0.5), p95: percentileOf(blackouts, 0.95), max: percentileOf(blackouts, 1) },
		rolledBackMs: rolledBackMs(stage, killedMs),
		staleEntries: leftovers.length,
	};
}

/** From the newest tick that a player had seen to the one from which the room went on, the most of all rooms, ms. */
function rolledBackMs(stage: Stage, sinceMs: number): number {
	const lost = stage.logged('roomRestored', sinceMs).map(({ line }) => {
		const returns = stage.crowd.returns.filter(({ roomId, firstPatchMs }) => roomId === line.roomId && firstPatchMs > sinceMs);
		const seen = Math.max(0, ...returns.map(({ lastTick }) => lastTick));
		const tickMs = 1000 / (returns[0]?.tickRate ?? 1);
		return Math.max(0, seen - Number(line.toTick)) * tickMs;
	});
	return Math.max(0, ...lost);
}

/** The list of rooms counts a restored room's players right, and one more gets in. */
async function checkRoomsFill(stage: Stage, roomIds: readonly string[], botsPerRoom: number): Promise<void> {
	const redis = new Redis(stage.cluster.redisUrl);
	try {
		for (const roomId of roomIds) {
			const line = await redis.hget('roomcaches', roomId);
			const clients = line === null ? undefined : (JSON.parse(line) as { clients: number }).clients;
			if (clients !== botsPerRoom) stage.problem(`the list of rooms says that ${clients} of ${botsPerRoom} play in room ${roomId}`);
		}
	} finally {
		redis.disconnect();
	}
	const [roomId] = roomIds;
	const problem = roomId === undefined ? undefined : await stage.crowd.join(stage.cluster.url, roomId);
	if (problem !== undefined) stage.problem(`nobody new gets into a restored room: ${problem}`);
}
