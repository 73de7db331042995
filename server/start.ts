/** Starts the whole server in this process. Called by `server/main.ts` and by tests. */

import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { matchMaker, Server, setLogger } from '@colyseus/core';
import { provideRoomServices, type RoomServices } from '../rooms/roomServices.ts';
import { colyseusLogger } from './colyseusLog.ts';
import { figures, notFound, page } from './http.ts';
import type { Log } from './log.ts';
import { createBackplane } from './redis.ts';
import type { RoomTypes } from './rooms.ts';
import { TickStats } from './stats.ts';
import { createTransport } from './transport.ts';
import { VERSION } from './version.ts';

export interface StartOptions {
	/** 0 takes a free port. */
	port: number;
	host: string;
	redisUrl: string;
	tickRate: number;
	log: Log;
	rooms: RoomTypes;
	openJournal: RoomServices['openJournal'];
	/** Folder of the built page. */
	clientDir: string;
}

export interface RunningServer {
	port: number;
	tickStats: TickStats;
	/** Ends every match (rooms close their journals) and stops listening. */
	close(): Promise<void>;
}

/** Resolves when the server listens. Rejects when it cannot (`EADDRINUSE`, `EACCES`, ...). */
export async function startServer(options: StartOptions): Promise<RunningServer> {
	const { log, tickRate, openJournal } = options;
	const tickStats = new TickStats();
	provideRoomServices({
		version: VERSION,
		tickRate,
		log,
		openJournal,
		tickStats: (_, stepMs, intervalMs) => tickStats.report(stepMs, intervalMs),
	});
	setLogger(colyseusLogger(log));
	const http = createServer();
	const server = new Server({
		...(await createBackplane(options.redisUrl)),
		transport: createTransport(http),
		greet: false,
		gracefullyShutdown: false,
		express(app) {
			app.disable('x-powered-by');
			app.use(figures({ tickStats, tickRate }));
			app.use(page(options.clientDir));
			app.use(notFound);
		},
	});
	for (const [name, room] of Object.entries(options.rooms)) matchMaker.defineRoomType(name, room);
	await Promise.race([server.listen(options.port, options.host), failure(http)]);
	http.on('error', (error) => log('error', 'httpFailed', { error }));
	return {
		port: (http.address() as AddressInfo).port,
		tickStats,
		close: () => server.gracefullyShutdown(false),
	};
}

function failure(http: HttpServer): Promise<never> {
	return new Promise((_, reject) => http.once('error', reject));
}
