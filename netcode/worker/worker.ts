/** The worker that a page runs its match in: `MatchHost` on the worker's clock. Started by `startWorker.ts`. */

import { MatchHost } from './matchHost.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let host: MatchHost | undefined;

function send(message: FromWorker): void {
	scope.postMessage(message, message.type === 'state' ? [message.bytes.buffer as ArrayBuffer] : []);
}

function open(message: ToWorker & { type: 'open' }): MatchHost | undefined {
	try {
		return new MatchHost({
			match: message.match,
			now: () => performance.now(),
			schedule(callback, delayMs) {
				const timer = setTimeout(callback, delayMs);
				return () => clearTimeout(timer);
			},
			send,
		});
	} catch (error) {
		send({ type: 'failed', why: error instanceof Error ? error.message : String(error) });
		return undefined;
	}
}

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
	if (data.type === 'open') host = open(data);
	else host?.receive(data);
};
