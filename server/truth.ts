/**
 * `/truth`: where everybody is in every room, tick by tick, for the load test to check clients against. Only with
 * `FRAY_TRUTH=on`: who reads it sees through walls. Rooms show theirs through `RoomServices`.
 */

import type { ServerResponse } from 'node:http';
import { encodeTruth } from '../schema/truthCodec.ts';
import type { World } from '../sim/world.ts';
import type { Handler } from './http.ts';
import type { Log } from './log.ts';

/** Records are sent together this often, ms: a write for each would be felt. */
const FLUSH_EVERY_MS = 100;
/** A reader that is this far behind is let go, bytes. */
const MAX_WAITING_BYTES = 32 * 2 ** 20;

export class Truth {
	readonly #log: Log;
	readonly #readers = new Set<ServerResponse>();
	#pending: Uint8Array[] = [];
	#timer: NodeJS.Timeout | undefined;

	constructor(log: Log) {
		this.#log = log;
	}

	/** A room's world at the end of a tick; costs nothing while nobody reads. */
	readonly show = (roomId: string, world: World): void => {
		if (this.#readers.size === 0) return;
		this.#pending.push(encodeTruth(roomId, world.tick, world.players));
	};

	readonly handler: Handler = (request, response, next) => {
		if (request.url?.split('?')[0] !== '/truth') {
			next();
			return;
		}
		response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' });
		response.flushHeaders();
		this.#readers.add(response);
		this.#timer ??= setInterval(() => this.#flush(), FLUSH_EVERY_MS);
		response.once('close', () => {
			this.#readers.delete(response);
			if (this.#readers.size > 0) return;
			clearInterval(this.#timer);
			this.#timer = undefined;
			this.#pending = [];
		});
	};

	#flush(): void {
		if (this.#pending.length === 0) return;
		const bytes = Buffer.concat(this.#pending);
		this.#pending = [];
		for (const reader of this.#readers) {
			if (reader.writableLength > MAX_WAITING_BYTES) {
				this.#log('warn', 'truthReaderTooSlow', { waitingBytes: reader.writableLength });
				reader.destroy();
			} else reader.write(bytes);
		}
	}
}
