/**
 * Somebody who joins by quick play, plays for a while and leaves, as cheap as can be: five hundred SDK clients that join
 * at once take seconds of their own machine. Asks again where the page would. Used by `worker.ts` for the storm.
 */

import { LightBot } from '../../loadtest/bots/lightBot.ts';
import { JoinFailure } from '../../loadtest/bots/matchmake.ts';
import { failedByChance, keepTrying, REAL_TIME } from '../../netcode/keepTrying.ts';
import { DEFAULT_MODE } from '../../sim/modes/registry.ts';

export interface GuestOptions {
	url: string;
	name: string;
	seed: number;
}

/** Resolves when its first state is there. Rejects with a `JoinFailure` when that does not come about. */
export function joinAsGuest({ url, name, seed }: GuestOptions): Promise<LightBot> {
	const ignore = () => {};
	return keepTrying(async () => {
		try {
			return await LightBot.join({
				...{ url, name, seed, mode: DEFAULT_MODE, room: undefined, gathers: false },
				listener: { onLatency: ignore, onPatchInterval: ignore, onDrop: ignore, onReturn: ignore, onError: ignore },
			});
		} catch (error) {
			throw asTried(error);
		}
	}, REAL_TIME);
}

/** With the number by which `keepTrying` tells what stays as it is from what may work the next time. */
function asTried(error: unknown): unknown {
	if (!(error instanceof JoinFailure)) return error;
	const code = Number(/^join-(\d+)$/.exec(error.code)?.[1]);
	if (Number.isFinite(code)) return Object.assign(error, { code });
	// The server gave a seat and the connection did not come about.
	return error.code === 'join-offline' ? Object.assign(error, { code: undefined }) : failedByChance(`${error.code}: ${error.message}`);
}
