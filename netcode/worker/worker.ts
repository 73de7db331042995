/**
 * The worker that a page runs its matches in: a `MatchHost` for each port that it is given, on the worker's clock.
 * Started by `openPort.ts`.
 */

import { MatchHost } from './matchHost.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

function serve(port: MessagePort): void {
	let host: MatchHost | undefined;
	const send = (message: FromWorker) => port.postMessage(message, message.type === 'state' ? [message.bytes.buffer as ArrayBuffer] : []);

	function begin({ match }: ToWorker & { type: 'open' }): void {
		try {
			host = new MatchHost({
				match,
				now: () => performance.now(),
				schedule(callback, delayMs) {
					const timer = setTimeout(callback, delayMs);
					return () => clearTimeout(timer);
				},
				send,
			});
		} catch (error) {
			send({ type: 'failed', why: error instanceof Error ? error.message : String(error) });
		}
	}

	port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
		if (data.type === 'open') begin(data);
		else host?.receive(data);
		if (data.type === 'close') port.close();
	};
}

scope.onmessage = ({ data }: MessageEvent<MessagePort>) => serve(data);
