/** How the process ends: on a signal, or on an error that nobody handled. Set up by `server/main.ts` and `npm run dev`. */

import type { Log } from './log.ts';

/** Ending politely may take this long, ms; then the process ends all the same. */
const GRACE_MS = 5_000;

/** What comes before a polite end: giving matches away. */
export interface Draining {
	drain(): Promise<void> | undefined;
	/** How long that may take beside `GRACE_MS`, ms. */
	drainMs: number;
}
/** Of a process alone. */
const ALONE: Draining = { drain: () => undefined, drainMs: 0 };

/**
 * SIGTERM and SIGINT drain, close and end with code 0, a second one ends at once. An exception or a rejection that nobody
 * handled is logged, closes and ends with code 1: the state of the process is unknown. (An exception in a room does
 * not come here: the room handles it and ends its match only.)
 */
export function endProcessWell(log: Log, close: (isPolite: boolean) => Promise<void>, { drain, drainMs }: Draining = ALONE): void {
	let ending = false;
	const end = async (code: number) => {
		if (ending) process.exit(code === 0 ? 130 : code);
		ending = true;
		const finish = () => {
			log.flush();
			process.exit(code);
		};
		// A process in an unknown state gives nothing away: the others take it over.
		setTimeout(finish, GRACE_MS + (code === 0 ? drainMs : 0)).unref();
		try {
			if (code === 0) await drain();
			await close(code === 0);
		} catch (error) {
			log('error', 'closeFailed', { error });
		}
		finish();
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, () => {
			log('info', 'stopping', { signal });
			void end(0);
		});
	}
	process.on('uncaughtException', (error) => {
		log('error', 'uncaughtException', { error });
		void end(1);
	});
	process.on('unhandledRejection', (reason) => {
		log('error', 'unhandledRejection', { error: reason instanceof Error ? reason : String(reason) });
		void end(1);
	});
}
