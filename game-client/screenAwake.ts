/** Keeps the screen from going dark while one plays. Told by the page once a frame; does nothing where the browser cannot (plain http). */

export interface ScreenAwake {
	/** Whether the screen is to stay on. */
	keep(wanted: boolean): void;
}

/** The part of the browser that is needed. `wakeLock` is missing over plain http, whatever the types say. */
export interface AwakeBrowser {
	wakeLock?: Pick<WakeLock, 'request'> | undefined;
	/** A hidden page may not ask, and loses what it has. */
	isHidden(): boolean;
}

export function createScreenAwake(browser: AwakeBrowser): ScreenAwake {
	let lock: WakeLockSentinel | undefined;
	let isAsking = false;
	/** Refused (battery saver): not asked again until it is wanted anew. */
	let isRefused = false;

	async function ask(wakeLock: Pick<WakeLock, 'request'>): Promise<void> {
		isAsking = true;
		try {
			lock = await wakeLock.request('screen');
		} catch {
			isRefused = true;
		}
		isAsking = false;
	}

	return {
		keep(wanted) {
			if (!wanted) {
				isRefused = false;
				void lock?.release();
				lock = undefined;
				return;
			}
			if (lock?.released) lock = undefined;
			if (!lock && !isAsking && !isRefused && browser.wakeLock && !browser.isHidden()) void ask(browser.wakeLock);
		},
	};
}
