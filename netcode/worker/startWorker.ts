/** Starts the worker of a match, as the port that `WorkerLink` talks to. Used by `openMatch.ts`. */

import type { FromWorker } from './messages.ts';
import type { WorkerPort } from './workerLink.ts';

/** Throws where the browser has no workers. */
export function startWorker(): WorkerPort {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	return {
		post: (message) => worker.postMessage(message),
		listen(onMessage, onFailure) {
			worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
			worker.onerror = ({ message }) => onFailure(message || 'its program could not be loaded');
		},
		close: () => worker.terminate(),
	};
}
