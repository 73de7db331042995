/** What the server answers over plain HTTP: its health, its figures, and the page. Used by `startServer`. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchMaker } from '@colyseus/core';
import sirv from 'sirv';
import type { Metrics } from './metrics.ts';
import { VERSION } from './version.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface FigureSources {
	metrics: Metrics;
	tickRate: number;
	/** Whether new players are taken: not while the process gives its matches away. */
	takesPlayers?: (() => boolean) | undefined;
}

/** `/healthz` and `/ready` for load balancers and people, `/stats` for a look, `/metrics` for Prometheus and the load test. */
export function figures({ metrics, tickRate, takesPlayers = () => true }: FigureSources): Handler {
	const { tickStats, registry } = metrics;
	return (request, response, next) => {
		const path = request.url?.split('?')[0];
		const { roomCount: rooms, ccu: players } = matchMaker.stats.local;
		const ok = matchMaker.state === matchMaker.MatchMakerState.READY && takesPlayers();
		if (path === '/healthz') {
			const uptimeSeconds = Math.round(process.uptime());
			answer(response, ok ? 200 : 503, { ok, version: VERSION, uptimeSeconds, rooms, players, tickP99Ms: tickStats.tickMs.p99 });
		} else if (path === '/ready') {
			// HAProxy takes 404 for "nothing new, but what has begun is finished", and all else that is not 200 for dead.
			answer(response, ok ? 200 : 404, { ok });
		} else if (path === '/stats') {
			const { tickMs, intervalMs } = tickStats;
			const memoryMb = Math.round(process.memoryUsage.rss() / 2 ** 20);
			answer(response, 200, { version: VERSION, tickRate, rooms, players, tickMs, intervalMs, memoryMb });
		} else if (path === '/metrics') {
			registry.metrics().then(
				(text) => response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text),
				(error: Error) => answer(response, 500, { error: error.message }),
			);
		} else next();
	};
}

/**
 * The built page. Names in `assets/` carry a hash of their content and are kept for ever; the rest is asked for
 * again each time, so that a deploy is seen. Files come compressed from the build.
 */
export function page(clientDir: string): Handler {
	return sirv(clientDir, {
		gzip: true,
		brotli: true,
		etag: true,
		setHeaders(response, path) {
			response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
		},
	});
}

/** The last in the row. */
export const notFound: Handler = (request, response) => answer(response, 404, { error: `there is nothing at ${request.url}` });

export function answer(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
	response.end(`${JSON.stringify(body)}\n`);
}
