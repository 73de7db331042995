/** What Colyseus itself logs, as lines of our log. Installed by `startServer` and `npm run dev`. */

import type { LogLevel } from '../rooms/roomServices.ts';
import type { Log } from './log.ts';

/** In the stack of what a client's socket, and nothing of ours, did wrong. */
const BROKEN_SOCKET = /node_modules.ws.lib.receiver/;

/** A logger in the shape that Colyseus asks for. The first line of a text (an error's message) is what counts as its cause. */
export function colyseusLogger(log: Log) {
	const at =
		(level: LogLevel) =>
		(...parts: unknown[]) => {
			const [message = '', ...rest] = parts.map(textOf).join(' ').split('\n');
			// Told by the transport, with whose it was.
			if (rest.some((line) => BROKEN_SOCKET.test(line))) return;
			log(level, 'colyseus', { cause: message, ...(rest.length > 0 ? { detail: rest.join('\n') } : {}) });
		};
	// Its `info` speaks to developers of Colyseus applications ("did you miss allowReconnection?") about what clients do.
	return { error: at('error'), warn: at('warn'), info: at('debug'), debug: at('debug'), trace: at('debug') };
}

function textOf(part: unknown): string {
	if (part instanceof Error) return part.stack ?? part.message;
	return typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part));
}
