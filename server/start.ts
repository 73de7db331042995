/** Starts rooms and page in this process. Called by `server/main.ts`, by `npm run dev` and by tests. */

import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalDriver, LocalPresence, type Presence, Server } from '@colyseus/core';
import type { RoomServices } from '../rooms/roomServices.ts';
import { clientAddress } from './clientAddress.ts';
import type { Joined } from './cluster/join.ts';
import { colyseusLogger } from './colyseusLog.ts';
import { defineRooms } from './defineRooms.ts';
import { endParties } from './enterParty.ts';
import { figures, type Handler, notFound } from './http.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { placeRoutes } from './placeRoutes.ts';
import type { RoomTypes } from './rooms.ts';
import { createTransport } from './transport.ts';
import type { Truth } from './truth.ts';
import { VERSION } from './version.ts';

export interface StartOptions {
	/** 0 takes a free port. */
	port: number;
	host: string;
	/** What makes this process one of many; without it, it is alone. */
	joined?: Joined | undefined;
	/** Where rooms of one process alone are listed: of memory, unless said otherwise. */
	presence?: Presence;
	log: Log;
	rooms: RoomTypes;
	/** Answers what is not ours: the page. */
	page: Handler;
	/** What `/metrics` and `/stats` tell; rooms and sockets report to it. */
	metrics: Metrics;
	/** For a load test alone. */
	truth?: Truth | undefined;
	tickRate: number;
	/** The server to listen on, when the caller needs it before; a new one otherwise. */
	http?: HttpServer;
	/** Colyseus keeps what a hot reload needs, and asks clients to come back rather than to leave. */
	devMode?: boolean;
}

export interface RunningServer {
	port: number;
	/** Ends every match (rooms close their journals) and stops listening. */
	close(): Promise<void>;
}

/** What rooms are given: see `RoomServices`. */
export function createServices(
	log: Log,
	metrics: Metrics,
	tickRate: number,
	openJournal: RoomServices['openJournal'],
): Omit<RoomServices, 'mostPlayers' | 'players'> {
	return {
		version: VERSION,
		tickRate,
		log,
		openJournal,
		tickStats: (report) => metrics.report(report),
		foulPlay: (kind) => metrics.foulPlay(kind),
		searchEnded: (ms) => metrics.reportSearch(ms),
	};
}

/** Resolves when the server listens. Rejects when it cannot (`EADDRINUSE`, `EACCES`, ...). */
export async function startServer(options: StartOptions): Promise<RunningServer> {
	const { log, tickRate, metrics, joined, http = createServer() } = options;
	const server = new Server({
		...(joined?.colyseus ?? { presence: options.presence ?? new LocalPresence(), driver: new LocalDriver() }),
		transport: createTransport(http, log, metrics.wire, joined?.cluster.keeper),
		logger: colyseusLogger(log),
		greet: false,
		gracefullyShutdown: false,
		devMode: options.devMode ?? false,
		express(app) {
			app.disable('x-powered-by');
			app.use(figures({ metrics, tickRate, takesPlayers: joined && (() => !joined.cluster.isClosed) }));
			app.use(placeRoutes(joined?.cluster));
			if (options.truth) app.use(options.truth.handler);
			app.use(options.page);
			app.use(notFound);
		},
	});
	defineRooms(options.rooms);
	await joined?.start();
	await Promise.race([server.listen(options.port, options.host), failure(http)]);
	// Ahead of what Colyseus has just put there: it takes the address from this header, and knows no other way to it.
	http.prependListener('request', (request) => {
		request.headers['x-real-ip'] = clientAddress(request.headers, request.socket.remoteAddress);
	});
	http.on('error', (error) => log('error', 'httpFailed', { error }));
	return {
		port: (http.address() as AddressInfo).port,
		async close() {
			await endParties();
			await server.gracefullyShutdown(false);
			await joined?.cluster.leave();
			http.close();
			http.closeAllConnections();
		},
	};
}

function failure(http: HttpServer): Promise<never> {
	return new Promise((_, reject) => http.once('error', reject));
}
