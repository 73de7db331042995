/** One of several processes with rooms and no page, for tests of what happens between them. Settings as of `npm start`. */

import { provideRoomServices } from '../../rooms/roomServices.ts';
import { joinCluster } from '../../server/cluster/join.ts';
import { notFound } from '../../server/http.ts';
import { Metrics } from '../../server/metrics.ts';
import { createPlayers } from '../../server/players/createPlayers.ts';
import { endProcessWell } from '../../server/processEnd.ts';
import { logListening, runProgram } from '../../server/program.ts';
import { ROOMS } from '../../server/rooms.ts';
import { createServices, startServer } from '../../server/start.ts';

await runProgram(async (environment, log) => {
	const { HOST: host, PORT: basePort, REDIS_URL: redisUrl, FRAY_SLOTS, FRAY_ADDRESS: address, FRAY_TICK_RATE: tickRate } = environment;
	const metrics = new Metrics();
	const { first: firstSlot, last: lastSlot } = FRAY_SLOTS;
	const publicAddress = `${address}:${basePort}`;
	const joined = await joinCluster({
		...{ redisUrl, basePort, firstSlot, lastSlot, address, publicAddress, tickRate, metrics, log },
		...{ version: 'test', rulesHash: 'test' },
	});
	const services = createServices(log, metrics, tickRate, () => undefined);
	provideRoomServices({
		...services,
		mostPlayers: environment.FRAY_MAX_PLAYERS,
		players: createPlayers(joined.secret),
		continuity: joined.cluster.keeper,
	});
	const server = await startServer({ port: joined.port, host, joined, log, rooms: ROOMS, page: notFound, metrics, tickRate });
	endProcessWell(log, () => server.close(), { drain: () => joined.cluster.drain(0), drainMs: 0 });
	logListening(log, server.port, environment, joined.slot);
});
