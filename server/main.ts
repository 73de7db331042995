/** `npm start`: the game and its rooms in one process. */

import { resolve } from 'node:path';
import { addressesOf } from './addresses.ts';
import { createConsoleLog } from './consoleLog.ts';
import { type Environment, EnvironmentError, readEnvironment } from './environment.ts';
import { openJournals } from './journals.ts';
import type { Log } from './log.ts';
import { ensurePage } from './page/build.ts';
import { endProcessWell } from './processEnd.ts';
import { ROOMS } from './rooms.ts';
import { startServer } from './start.ts';
import { VERSION } from './version.ts';

const ROOT = resolve(import.meta.dirname, '..');

async function main(environment: Environment, log: Log): Promise<void> {
	const clientDir = await ensurePage(ROOT, log);
	const server = await startServer({
		port: environment.PORT,
		host: environment.HOST,
		redisUrl: environment.REDIS_URL,
		tickRate: environment.FRAY_TICK_RATE,
		log,
		rooms: ROOMS,
		openJournal: openJournals({ folder: resolve(environment.FRAY_DATA, 'journals'), maxMb: environment.FRAY_JOURNAL_MB, log }),
		clientDir,
	});
	endProcessWell(log, server.close);
	setInterval(log.flush, 60_000).unref();
	const [here, ...network] = addressesOf(environment.HOST, server.port);
	log('info', 'listening', { url: here, ...(network.length > 0 ? { localNetwork: network.join(' ') } : {}), version: VERSION });
}

function startFailure(error: unknown, environment: Environment): string {
	const code = (error as NodeJS.ErrnoException).code;
	if (code === 'EADDRINUSE') return `Port ${environment.PORT} is taken: stop what listens there, or choose another with PORT=...`;
	if (code === 'EACCES') return `This user may not listen on port ${environment.PORT}: choose one above 1023 with PORT=...`;
	if (code === 'EADDRNOTAVAIL') return `HOST=${environment.HOST} is no address of this machine.`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
	const environment = readEnvironment(process.env);
	await main(environment, createConsoleLog(environment.FRAY_LOG)).catch((error: unknown) => {
		console.error(`Fray cannot start. ${startFailure(error, environment)}`);
		process.exit(1);
	});
} catch (error) {
	if (!(error instanceof EnvironmentError)) throw error;
	console.error(`Fray cannot start with these environment variables:\n  ${error.problems.join('\n  ')}`);
	process.exit(1);
}
