/** How the process ends: on a signal, or on an error that nobody handled. Set up by `server/main.ts` and `npm run dev`. */

import type { Log } from './log.ts';

/** Ending politely may take this long, ms; then the process ends all the same. */
const GRACE_MS = 5_000;

/**
 * SIGTERM and SIGINT close and end with code 0, a second one ends at once. An exception or a rejection that nobody
 * handled is logged, closes and ends with code 1: the state of the process is unknown. (An exception in a room does
 * not come here: the room handles it and ends its match only.)
 */
export function endProcessWell(log: Log, close: () => Promise<void>): void {
	let ending = false;
	const end = (code: number) => {
		if (ending) process.exit(code === 0 ? 130 : code);
		ending = true;
		const finish = () => {
			log.flush();
			process.exit(code);
		};
		setTimeout(finish, GRACE_MS).unref();
		close()
			.catch((error: unknown) => log('error', 'closeFailed', { error }))
			.finally(finish);
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, () => {
			log('info', 'stopping', { signal });
			end(0);
		});
	}
	process.on('uncaughtException', (error) => {
		log('error', 'uncaughtException', { error });
		end(1);
	});
	process.on('unhandledRejection', (reason) => {
		log('error', 'unhandledRejection', { error: reason instanceof Error ? reason : String(reason) });
		end(1);
	});
}
