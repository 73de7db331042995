/**
 * A port to the page's worker for one match, as `WorkerLink` talks to it. One worker runs all matches of a page: the
 * one that runs behind the start screen has loaded the program by the time somebody presses Play. Used by `openMatch.ts`.
 */

import type { FromWorker } from './messages.ts';
import type { WorkerPort } from './workerLink.ts';

type OnFailure = (why: string) => void;

let worker: Worker | undefined;
const open = new Set<OnFailure>();

/** Throws where the browser has no workers. */
export function openPort(): WorkerPort {
	worker ??= startWorker();
	const { port1, port2 } = new MessageChannel();
	let listening: OnFailure | undefined;
	worker.postMessage(port2, [port2]);
	return {
		post: (message) => port1.postMessage(message),
		listen(onMessage, onFailure) {
			listening = onFailure;
			open.add(onFailure);
			port1.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
		},
		close() {
			if (listening) open.delete(listening);
			// What was posted before is still delivered.
			port1.close();
		},
	};
}

function startWorker(): Worker {
	const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	started.onerror = ({ message }) => {
		// The next match gets a new one.
		worker = undefined;
		started.terminate();
		for (const onFailure of [...open]) onFailure(message || 'its program could not be loaded');
	};
	return started;
}
