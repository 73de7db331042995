/** The same bots in `@colyseus/loadtest`'s terminal interface: `npm run loadtest -- --ui`. */

import { cli } from '@colyseus/loadtest';
import { joinMatch } from '../netcode/connect.ts';
import { ARENA_ROOM } from '../schema/protocol.ts';
import { NetworkBot } from './networkBot.ts';

const PLAY_MS = 1000 / 30;

/** Never resolves: the interface ends the process. */
export function showSwarm(options: { url: string; bots: number; seed: number }): Promise<never> {
	// The interface reads its settings from the command line.
	process.argv.splice(2, process.argv.length, '--endpoint', options.url, '--room', ARENA_ROOM, '--numClients', String(options.bots));
	cli(async ({ endpoint, clientId }) => {
		const session = await joinMatch({ url: endpoint, name: `Bot ${clientId + 1}` });
		const bot = new NetworkBot(session, options.seed + clientId);
		setInterval(() => bot.play(performance.now()), PLAY_MS);
	});
	return new Promise(() => {});
}
