/** Somebody new who asks again and again until there is a match to play in. Used where it is measured when matchmaking works again. */

import { joinMatch } from '../../netcode/connect.ts';
import { pause } from '../stage.ts';

/** Between two who ask, ms: who asked while nothing worked may wait for longer than that. */
const ASK_EVERY_MS = 200;
/** Then it does not work any more, ms. */
const PATIENCE_MS = 60_000;

/** Resolves when one of them is in a match, which they all leave. Rejects after a minute. */
export async function joinSomewhere(url: string): Promise<void> {
	let asking: NodeJS.Timeout | undefined;
	const isIn = new Promise<true>((resolve) => {
		const ask = () =>
			void joinMatch({ url, name: 'Newcomer' }).then(
				(session) => {
					resolve(true);
					void session.leave();
				},
				// The next asks again.
				() => {},
			);
		ask();
		asking = setInterval(ask, ASK_EVERY_MS);
	});
	const isMatched = await Promise.race([isIn, pause(PATIENCE_MS)]);
	clearInterval(asking);
	if (!isMatched) throw new Error(`nobody could be matched for ${PATIENCE_MS / 1000} s`);
}
