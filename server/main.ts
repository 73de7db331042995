/** `npm start`: the game and its rooms in one process. */

import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { provideRoomServices } from '../rooms/roomServices.ts';
import type { Joined, JoinOptions } from './cluster/join.ts';
import type { Environment } from './environment.ts';
import { page } from './http.ts';
import { createJournalStore } from './journals.ts';
import { KEPT_FOLDER } from './keptJournals.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { ensurePage } from './page/build.ts';
import { createPlayers } from './players/createPlayers.ts';
import { endProcessWell } from './processEnd.ts';
import { logListening, runProgram } from './program.ts';
import { ROOMS } from './rooms.ts';
import { hashRules } from './rulesHash.ts';
import { createServices, startServer } from './start.ts';
import { Truth } from './truth.ts';
import { VERSION } from './version.ts';

const ROOT = resolve(import.meta.dirname, '..');

async function main(environment: Environment, log: Log): Promise<void> {
	const clientDir = await ensurePage(ROOT, log);
	const rulesHash = hashRules();
	const journals = createJournalStore({
		dir: resolve(environment.FRAY_DATA, 'journals'),
		limitMb: environment.FRAY_JOURNAL_MB,
		keptDir: resolve(environment.FRAY_DATA, KEPT_FOLDER),
		keptLimitMb: environment.FRAY_KEPT_MB,
		log,
		rulesHash,
		engineVersion: VERSION,
	});
	const metrics = new Metrics();
	const tickRate = environment.FRAY_TICK_RATE;
	const truth = environment.FRAY_TRUTH === 'on' ? new Truth(log) : undefined;
	const joined = environment.REDIS_URL === '' ? undefined : await joinOthers(environment, { log, metrics, rulesHash });
	const services = createServices(log, metrics, tickRate, journals.openJournal);
	const players = createPlayers(joined?.secret ?? randomBytes(32).toString('base64url'));
	provideRoomServices({
		...services,
		players,
		mostPlayers: environment.FRAY_MAX_PLAYERS,
		showTruth: truth?.show,
		continuity: joined?.cluster.keeper,
	});
	const { HOST: host, FRAY_DRAIN_SECONDS } = environment;
	const port = joined?.port ?? environment.PORT;
	const server = await startServer({ port, host, joined, log, rooms: ROOMS, page: page(clientDir), metrics, truth, tickRate });
	const drainMs = joined ? FRAY_DRAIN_SECONDS * 1000 : 0;
	const close = async (isPolite: boolean) => {
		// Closing rooms ends their matches, which others go on with when this process only dies.
		if (isPolite || !joined) await server.close();
		await journals.stop();
	};
	endProcessWell(log, close, { drain: () => joined?.cluster.drain(drainMs), drainMs });
	await joined?.open(host, server.port);
	logListening(log, server.port, environment, joined?.slot);
}

/** The packages for Redis are loaded only where it is used. */
async function joinOthers(
	environment: Environment,
	{ log, metrics, rulesHash }: Pick<JoinOptions, 'log' | 'metrics' | 'rulesHash'>,
): Promise<Joined> {
	const { joinCluster } = await import('./cluster/join.ts');
	const { REDIS_URL: redisUrl, PORT: basePort, FRAY_SLOTS, FRAY_ADDRESS: address, FRAY_PUBLIC, FRAY_TICK_RATE: tickRate } = environment;
	const publicAddress = FRAY_PUBLIC === '' ? `${address}:${basePort}` : FRAY_PUBLIC;
	const { first: firstSlot, last: lastSlot } = FRAY_SLOTS;
	return joinCluster({
		redisUrl,
		basePort,
		firstSlot,
		lastSlot,
		address,
		publicAddress,
		tickRate,
		version: VERSION,
		log,
		metrics,
		rulesHash,
	});
}

await runProgram(main);
