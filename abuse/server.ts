/** The server of a run, in this process: real rooms on real sockets, whose worlds the run reads tick by tick. */

import type { FoulKind } from '../rooms/foulPlay.ts';
import { provideRoomServices } from '../rooms/roomServices.ts';
import { notFound } from '../server/http.ts';
import { Metrics } from '../server/metrics.ts';
import { createPlayers } from '../server/players/createPlayers.ts';
import { ROOMS } from '../server/rooms.ts';
import { createServices, startServer } from '../server/start.ts';
import type { World } from '../sim/world.ts';

export const TICK_RATE = 30;

/** A line of the log that says what somebody did. */
export interface FoulLine {
	roomId: string;
	sessionId: string;
	playerId: number | undefined;
	kind: FoulKind;
	count: number;
}

export interface AbusedServer {
	url: string;
	fouls: readonly FoulLine[];
	/** Of `/metrics`, by kind. */
	counted(): Promise<ReadonlyMap<string, number>>;
	/** Calls back at the end of each tick of a room; returns a way to stop. */
	watch(roomId: string, onTick: (world: World) => void): () => void;
	close(): Promise<void>;
}

/** Resolves when it listens, on a free port of this machine. */
export async function openServer(): Promise<AbusedServer> {
	const fouls: FoulLine[] = [];
	const watchers = new Map<string, Set<(world: World) => void>>();
	const log = Object.assign(
		(_level: string, event: string, fields?: object) => {
			if (event === 'foulPlay') fouls.push(fields as FoulLine);
		},
		{ flush() {} },
	);
	const metrics = new Metrics();
	provideRoomServices({
		...createServices(log, metrics, TICK_RATE, () => undefined),
		players: createPlayers('a secret of this run'),
		mostPlayers: 0,
		showTruth(roomId, world) {
			for (const onTick of watchers.get(roomId) ?? []) onTick(world);
		},
	});
	const server = await startServer({ port: 0, host: '127.0.0.1', log, rooms: ROOMS, page: notFound, metrics, tickRate: TICK_RATE });
	return {
		url: `http://127.0.0.1:${server.port}`,
		fouls,
		async counted() {
			const text = await metrics.registry.metrics();
			return new Map(
				[...text.matchAll(/^fray_foul_play_total\{kind="(\w+)"\} (\d+)/gm)].map(([, kind = '', count]) => [kind, Number(count)]),
			);
		},
		watch(roomId, onTick) {
			const ofRoom = watchers.get(roomId) ?? new Set();
			watchers.set(roomId, ofRoom);
			ofRoom.add(onTick);
			return () => ofRoom.delete(onTick);
		},
		async close() {
			provideRoomServices({ showTruth: undefined });
			await server.close();
		},
	};
}
