/**
 * `npm run dev`: page and rooms in one process, each edit shown at once. An edit of the page is Vite's affair. After
 * an edit of `sim/`, `schema/` or `rooms/` the rooms are loaded anew and every match goes on where it was.
 */

import { createServer } from 'node:http';
import { relative, resolve } from 'node:path';
import type { Environment } from '../environment.ts';
import type { Handler } from '../http.ts';
import type { Log } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { endProcessWell } from '../processEnd.ts';
import { logListening, runProgram } from '../program.ts';
import type { RoomTypes } from '../rooms.ts';
import { createServices, startServer } from '../start.ts';
import { DevPresence } from './presence.ts';
import { createReloader } from './reload.ts';
import { saveNumbers } from './saveNumbers.ts';
import { createDevVite } from './vite.ts';

const ROOT = resolve(import.meta.dirname, '../..');

async function main(environment: Environment, log: Log): Promise<void> {
	const { PORT: port, HOST: host, FRAY_TICK_RATE: tickRate } = environment;
	const http = createServer();
	const metrics = new Metrics();
	// No journals here: they name the rules that a match ran on, and these change under it.
	const services = createServices(log, metrics, tickRate, () => undefined);

	const load = async (): Promise<RoomTypes> => {
		runner.evaluatedModules.clear();
		const [{ ROOMS }, { provideRoomServices }] = await Promise.all([
			runner.import<typeof import('../rooms.ts')>(resolve(ROOT, 'server/rooms.ts')),
			runner.import<typeof import('../../rooms/roomServices.ts')>(resolve(ROOT, 'rooms/roomServices.ts')),
		]);
		provideRoomServices(services);
		return ROOMS;
	};
	const reload = createReloader({ load, log, now: () => performance.now() });
	const { vite, runner } = await createDevVite({
		root: ROOT,
		http,
		reloadRooms: (file) => reload(relative(ROOT, file)),
		onProcessEdit: (file) => log('warn', 'restartNeeded', { file: relative(ROOT, file), advice: 'stop npm run dev and start it again' }),
	});

	const rooms = await load();
	const save = saveNumbers(ROOT);
	const page: Handler = (request, response, next) => save(request, response, () => vite.middlewares(request, response, next));
	const server = await startServer({ port, host, presence: new DevPresence(), log, rooms, page, metrics, tickRate, http, devMode: true });
	endProcessWell(log, async () => {
		await server.close();
		await vite.close();
	});
	logListening(log, server.port, environment);
}

await runProgram(main);
