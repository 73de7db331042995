/** `npm start`: the game and its rooms in one process. */

import { resolve } from 'node:path';
import { provideRoomServices } from '../rooms/roomServices.ts';
import type { Environment } from './environment.ts';
import { page } from './http.ts';
import { createJournalStore } from './journals.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { ensurePage } from './page/build.ts';
import { endProcessWell } from './processEnd.ts';
import { logListening, runProgram } from './program.ts';
import { createBackplane } from './redis.ts';
import { ROOMS } from './rooms.ts';
import { hashRules } from './rulesHash.ts';
import { createServices, startServer } from './start.ts';
import { Truth } from './truth.ts';
import { VERSION } from './version.ts';

const ROOT = resolve(import.meta.dirname, '..');

async function main(environment: Environment, log: Log): Promise<void> {
	const clientDir = await ensurePage(ROOT, log);
	const journals = createJournalStore({
		dir: resolve(environment.FRAY_DATA, 'journals'),
		limitMb: environment.FRAY_JOURNAL_MB,
		log,
		rulesHash: hashRules(),
		engineVersion: VERSION,
	});
	const metrics = new Metrics();
	const tickRate = environment.FRAY_TICK_RATE;
	const truth = environment.FRAY_TRUTH === 'on' ? new Truth(log) : undefined;
	provideRoomServices({ ...createServices(log, metrics, tickRate, journals.openJournal), showTruth: truth?.show });
	const { PORT: port, HOST: host, REDIS_URL } = environment;
	const backplane = await createBackplane(REDIS_URL, log);
	const server = await startServer({ port, host, backplane, log, rooms: ROOMS, page: page(clientDir), metrics, truth, tickRate });
	endProcessWell(log, async () => {
		await server.close();
		await journals.stop();
	});
	logListening(log, server.port, environment);
}

await runProgram(main);
