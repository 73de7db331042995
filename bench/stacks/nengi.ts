/** `nengi`: version 1.27, with its own view culling, on sockets of `ws`. */

import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { loadNengi } from '../nengi/loadNengi.ts';
import { createClient, NengiWriter, protocolsOf } from '../nengi/protocol.ts';
import type { NengiPeer } from '../nengi/types.ts';
import type { Checker, CheckerEvents, Stack, StackServer } from '../stack.ts';
import { aimOf, placeOf, SIGHT, type Square, type Workload } from '../workload.ts';

/** nengi gives numbers from the top of 16 bits downwards: player 0 has this one. */
const FIRST_NID = 65534;

const nengi = await loadNengi();
let writer: NengiWriter | undefined;

export const stack: Stack = {
	culls: true,
	serve,
	plain(_port, player) {
		writer ??= new NengiWriter(nengi);
		const bytes = writer;
		return {
			path: async () => '/',
			onOpen(send) {
				send(bytes.handshake(player));
				return false;
			},
			// The first message says that the client is accepted.
			onMessage: () => true,
			input: (input) => bytes.input(input),
		};
	},
	check,
};

async function serve(workload: Workload): Promise<StackServer> {
	const http = createServer();
	const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
	const sockets = new EventEmitter();
	wss.on('connection', (socket) => sockets.emit('connection', socket));
	const { config, Player } = protocolsOf(nengi);
	const instance = new nengi.Instance(config, { mock: sockets });
	const peers: { player: number; peer: NengiPeer }[] = [];
	instance.onConnect((peer, { fromClient }, answer) => {
		peers.push({ player: (fromClient as { player: number }).player, peer });
		answer({ accepted: true, text: '' });
	});
	const all = Array.from({ length: workload.players }, (_, player) => {
		const entity = new Player();
		instance.addEntity(entity);
		if (entity.nid !== FIRST_NID - player) throw new Error(`nengi numbers its entities otherwise than known: ${entity.nid}`);
		return entity;
	});
	// In its tick 0 nengi takes what it has sent for not sent.
	instance.update();
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	let inputs = 0;
	return {
		port: (http.address() as AddressInfo).port,
		inputs: () => inputs,
		tick() {
			for (let next = instance.getNextCommand(); next; next = instance.getNextCommand()) inputs += next.commands.length;
			for (const [player, entity] of all.entries()) {
				entity.x = placeOf(workload.x[player] as number, workload.placeParts);
				entity.y = placeOf(workload.y[player] as number, workload.placeParts);
				entity.aim = aimOf(workload.aim[player] as number);
			}
			const half = SIGHT * workload.placeParts;
			for (const { player, peer } of peers) {
				const { x = 0, y = 0 } = all[player] ?? {};
				peer.view = { x, y, halfWidth: half, halfHeight: half };
			}
			instance.update();
			return peers.reduce((updates, { peer }) => updates + peer.cacheArr.length, 0);
		},
	};
}

async function check(port: number, player: number, { onFrame, onFailed }: CheckerEvents, { placeParts }: Square): Promise<Checker> {
	const { client, sendInput } = createClient(nengi);
	const handle = client.handleMessage.bind(client);
	client.handleMessage = (message) => {
		const before = client.latestWorldState;
		handle(message);
		const state = client.latestWorldState;
		if (!state || state === before) return;
		client.readNetwork();
		// It counts snapshots from 0, and every client is sent one at every tick from the first on.
		onFrame(state.tick + 1, (tell) => {
			for (const { nid, x, y, aim } of state.entities.toArray()) tell(FIRST_NID - nid, x / placeParts, y / placeParts, aim);
		});
	};
	await new Promise<void>((resolve, reject) => {
		client.onConnect(({ accepted }) => (accepted ? resolve() : reject(new Error('nengi refused a client'))));
		client.onClose(() => {
			onFailed('closed');
			reject(new Error('the server closed the connection'));
		});
		client.connect(`ws://127.0.0.1:${port}/`, { player });
	});
	return { send: sendInput };
}
