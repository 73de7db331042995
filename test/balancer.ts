/** Stands in for the balancer in tests: `/pN/...` to the process in slot N, the rest to any that runs. */

import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';

export class Balancer {
	/** Slots whose processes run. */
	readonly slots = new Set<number>();
	private readonly server: Server;
	private readonly port: number;
	private turn = 0;

	/** Listens on `port`; the process in slot n on that and n. */
	static start(port: number): Promise<Balancer> {
		const balancer = new Balancer(port);
		return new Promise((resolve) => balancer.server.listen(port, '127.0.0.1', () => resolve(balancer)));
	}

	private constructor(port: number) {
		this.port = port;
		this.server = createServer((request, response) => {
			const { method, headers, url } = request;
			const there = httpRequest({ host: '127.0.0.1', port: this.portFor(url), method, headers, path: url }, (answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			});
			there.on('error', () => response.writeHead(502).end());
			request.pipe(there);
		});
		this.server.on('upgrade', (request, socket, head) => {
			const there = connect(this.portFor(request.url), '127.0.0.1', () => {
				const lines = request.rawHeaders.flatMap((text, index) => (index % 2 === 0 ? [`${text}: ${request.rawHeaders[index + 1]}`] : []));
				there.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
				there.write(head);
				there.pipe(socket).pipe(there);
			});
			there.on('error', () => socket.destroy());
			socket.on('error', () => there.destroy());
			socket.on('close', () => there.destroy());
			there.on('close', () => socket.destroy());
		});
	}

	stop(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	private portFor(url = '/'): number {
		const [, named] = url.match(/^\/p(\d+)\//) ?? [];
		const slots = [...this.slots];
		return this.port + (named ? Number(named) : (slots[this.turn++ % slots.length] ?? 0));
	}
}
