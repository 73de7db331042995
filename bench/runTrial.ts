/** One trial: a server's process on core 0, a clients' process on core 1, some seconds of warm-up, then the window. */

import { join } from 'node:path';
import type { FromClients, FromServer, TrialSetup } from './messages.ts';
import { PinnedProcess } from './pinnedProcess.ts';
import { type Row, rowOf } from './row.ts';

const SERVER_CORE = 0;
const CLIENTS_CORE = 1;
/** A stack that has to be bundled first takes some seconds. */
const START_MS = 30_000;
/** Of each player, at the most. */
const JOIN_MS = 100;
const STOP_MS = 30_000;

export interface Trial extends TrialSetup {
	seconds: number;
	warmUpSeconds: number;
}

export async function runTrial({ seconds, warmUpSeconds, ...setup }: Trial): Promise<Row> {
	const program = (name: string) => join(import.meta.dirname, name);
	const server = new PinnedProcess<FromServer>("server's process", program('serverProcess.ts'), setup, SERVER_CORE);
	let clients: PinnedProcess<FromClients> | undefined;
	try {
		const { port } = await server.next('listening', START_MS);
		clients = new PinnedProcess<FromClients>("clients' process", program('clientProcess.ts'), { ...setup, port }, CLIENTS_CORE);
		await clients.next('joined', START_MS + setup.players * JOIN_MS);
		const both = [server, clients];
		for (const each of both) each.tell('start');
		await sleep(warmUpSeconds);
		for (const each of both) each.tell('measure');
		await sleep(seconds);
		for (const each of both) each.tell('stop');
		const [ofServer, ofClients] = await Promise.all([server.next('stopped', STOP_MS), clients.next('stopped', STOP_MS)]);
		return rowOf(setup.stack, setup.players, ofServer.figures, ofClients.figures);
	} finally {
		await clients?.stop();
		await server.stop();
	}
}

function sleep(seconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
