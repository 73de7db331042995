/**
 * A network of one client's own: a TCP proxy on a free port of this machine that carries whatever connects over a
 * simulated line, as a stream: in order, whole, late. Started for each client of a run.
 */

import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Line } from '../../netcode/lines.ts';
import { createLiveLine, type LiveLine } from '../../netcode/liveLine.ts';
import type { SimulatedLine } from '../../netcode/simulatedLine.ts';

/** Shown the bytes of one connection where the server is: as they arrive there, and as they leave it. */
export interface WireWatcher {
	onArrival(bytes: Uint8Array): void;
	onDeparture(bytes: Uint8Array): void;
}

export interface LineProxyOptions {
	/** Where the server is, `http://host:port`. */
	url: string;
	line: Readonly<Line>;
	/** The same seed, the same line. */
	seed: number;
	/** Called for each connection. */
	watch?: () => WireWatcher;
}

export class LineProxy {
	/** Where clients connect to, `http://host:port`. */
	readonly url: string;
	readonly #server: Server;
	readonly #options: LineProxyOptions;
	readonly #sockets = new Set<Socket>();
	readonly #lines = new Set<LiveLine>();
	#seed: number;

	/** Resolves when it listens. */
	static async open(options: LineProxyOptions): Promise<LineProxy> {
		const server = createServer();
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(0, '127.0.0.1', resolve);
		});
		return new LineProxy(server, options);
	}

	private constructor(server: Server, options: LineProxyOptions) {
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
		this.url = `http://127.0.0.1:${address.port}`;
		this.#server = server;
		this.#options = options;
		this.#seed = options.seed;
		server.on('connection', (socket) => this.#carry(socket));
	}

	/** Nothing passes for so long; nothing is lost. */
	freeze(forMs: number): void {
		for (const line of this.#lines) line.freeze(forMs);
	}

	/** Breaks every connection and listens no more. */
	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#carry(client: Socket): void {
		const { url, line: kind, watch } = this.#options;
		const { hostname, port } = new URL(url);
		const server = connect({ host: hostname, port: Number(port) });
		const line = createLiveLine(kind, () => performance.now(), this.#seed++);
		const watcher = watch?.();
		this.#lines.add(line);
		for (const socket of [client, server]) {
			this.#sockets.add(socket);
			// What is on the way has been delayed enough.
			socket.setNoDelay(true);
			socket.on('error', () => {});
			socket.once('close', () => {
				this.#sockets.delete(socket);
				if (client.destroyed && server.destroyed) this.#lines.delete(line);
			});
		}
		pipe(client, server, line.up, { onDelivered: (bytes) => watcher?.onArrival(bytes) });
		pipe(server, client, line.down, { onSent: (bytes) => watcher?.onDeparture(bytes) });
	}
}

interface PipeListener {
	/** A piece is about to begin its way. */
	onSent?(bytes: Uint8Array): void;
	/** It has arrived and is about to be handed on. */
	onDelivered?(bytes: Uint8Array): void;
}

/** Carries one way of a connection, its end and its break included. */
function pipe(from: Socket, to: Socket, way: SimulatedLine, { onSent, onDelivered }: PipeListener): void {
	from.on('data', (bytes) => {
		onSent?.(bytes);
		way.carry(() => {
			onDelivered?.(bytes);
			if (!to.destroyed) to.write(bytes);
		}, bytes.length);
	});
	from.once('end', () => way.carry(() => to.end()));
	from.once('close', (broken) => {
		if (broken) way.carry(() => to.destroy());
	});
}
