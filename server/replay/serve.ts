/** Serves the replay page and one journal, on this machine alone. Used by `npm run replay -- FILE --serve` and by tests. */

import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import sirv from 'sirv';
import type { WantedJournal } from './keptJournal.ts';

export interface ServeOptions {
	/** The folder of the built page. */
	pageDir: string;
	journal: WantedJournal;
	/** What differs from the surroundings of the recording, in words. */
	warnings: readonly string[];
	/** 0 takes a free one. */
	port: number;
}

/** What the page asks for first. */
export interface AboutReplay {
	/** Of the journal, without its folder. */
	file: string;
	warnings: readonly string[];
	start: WantedJournal['start'] | null;
	/** Whether `/complaint.json` has what the player complained of. */
	hasComplaint: boolean;
}

const HOST = '127.0.0.1';

export interface ReplayServer {
	url: string;
	close(): void;
}

/** Resolves when it listens. Rejects, in words, when it cannot. Files are read anew each time: a match that still runs grows. */
export async function serveReplay({ pageDir, journal, warnings, port }: ServeOptions): Promise<ReplayServer> {
	const page = sirv(pageDir, { dev: true, etag: true });
	const about: AboutReplay = {
		file: basename(journal.path),
		warnings,
		start: journal.start ?? null,
		hasComplaint: journal.complaintPath !== undefined,
	};
	const server = createServer((request, response) => {
		const path = request.url?.split('?')[0];
		// Another site that is open in the same browser must not read it by a name that leads here.
		if (!isOwnHost(request.headers.host, server)) give(response, 421, 'text/plain', 'this is served under its own address only\n');
		else if (path === '/about.json') give(response, 200, 'application/json', JSON.stringify(about));
		else if (path === '/match.fray') void giveFile(response, journal.path, 'application/octet-stream');
		else if (path === '/complaint.json' && journal.complaintPath) void giveFile(response, journal.complaintPath, 'application/json');
		else page(request, response, () => give(response, 404, 'text/plain', `there is nothing at ${path}\n`));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: choose another with --port, or leave it out`) : error);
		});
		server.listen(port, HOST, resolve);
	});
	return {
		url: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

function isOwnHost(host: string | undefined, server: Server): boolean {
	const { port } = server.address() as AddressInfo;
	return host === `${HOST}:${port}` || host === `localhost:${port}`;
}

async function giveFile(response: ServerResponse, path: string, type: string): Promise<void> {
	try {
		give(response, 200, type, await readFile(path));
	} catch (error) {
		give(response, 500, 'text/plain', `${(error as Error).message}\n`);
	}
}

function give(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
	response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}
