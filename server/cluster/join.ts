/** Makes this process one of many, over the Redis of `REDIS_URL`. Called by `server/main.ts`; loaded only there. */

import { randomBytes } from 'node:crypto';
import { LocalDriver, LocalPresence, matchMaker, type ServerOptions } from '@colyseus/core';
import { RedisPresence } from '@colyseus/redis-presence';
import { Redis } from 'ioredis';
import type { ArenaRoom } from '../../rooms/ArenaRoom.ts';
import { processLoad } from '../../rooms/processLoad.ts';
import { PARTY_ROOM, PROTOCOL_VERSION } from '../../schema/protocol.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { Cluster } from './cluster.ts';
import { FencedDriver } from './fencedDriver.ts';
import { Keeper } from './keeper.ts';
import { HttpPeers } from './peers.ts';
import { RedisStore } from './redisStore.ts';
import { SeatTokens } from './seatTokens.ts';
import { warmUp } from './warmUp.ts';

/** A tick that takes longer than this share of its interval makes the next one late. */
const LATE_SHARE = 1;
/** Between tries to reach a Redis that is away, ms: matches come back into its care as soon as it does. */
const RETRY_MS = 200;

export interface JoinOptions {
	redisUrl: string;
	/** Slots that this process may take, and the port before that of slot 1. */
	firstSlot: number;
	lastSlot: number;
	basePort: number;
	/** Where other processes reach this machine: a host name or an address. */
	address: string;
	/** Where players reach the balancer, `host:port`, for clients that do not know: our own ask where they came from. */
	publicAddress: string;
	version: string;
	rulesHash: string;
	tickRate: number;
	metrics: Metrics;
	log: Log;
}

export interface Joined {
	cluster: Cluster;
	slot: number;
	port: number;
	/** Known to all processes of the server and to nobody else. */
	secret: string;
	/** What Colyseus is started with. */
	colyseus: Required<Pick<ServerOptions, 'presence' | 'driver' | 'publicAddress' | 'selectProcessIdToCreateRoom'>>;
	/** Renews from now on; rooms may be made after it. */
	start(): Promise<void>;
	/** Takes rooms and players from now on, once it has proved that it can. Rejects when it cannot. */
	open(host: string, port: number): Promise<void>;
}

/** Takes a slot. Throws when all are taken. */
export async function joinCluster(options: JoinOptions): Promise<Joined> {
	const { redisUrl, log, metrics, tickRate, version, rulesHash } = options;
	const connect = () => {
		// null: wait for a Redis that stands still. The default gives up after 20 tries, which would end the process.
		const client = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy: () => RETRY_MS });
		client.on('error', ({ message }) => log('warn', 'redisUnreachable', { cause: message, advice: 'waiting for it; see REDIS_URL' }));
		return client;
	};
	const now = () => performance.now();
	// What still waits when all else is done, as a question after a room does for ten seconds, does not keep the process.
	const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
	// Colyseus names the process when it is set up; `Server` sets it up again, under the same name.
	await matchMaker.setup(new LocalPresence(), new LocalDriver());
	const me = matchMaker.processId;
	// What a process leaves behind is taken over by the others, by its lease: not swept away by who happens to miss it.
	matchMaker.setHealthChecksEnabled(false);
	const store = new RedisStore(connect(), me);
	const slot = await store.takeSlot(options.firstSlot, options.lastSlot);
	if (slot === 0)
		throw new Error(`all slots from ${options.firstSlot} to ${options.lastSlot} are taken: end a process, or allow more with FRAY_SLOTS`);
	const secret = await store.secret(randomBytes(32).toString('base64url'));
	const port = options.basePort + slot;
	const line = () => ({
		slot,
		version,
		protocol: PROTOCOL_VERSION,
		rulesHash,
		address: `${options.address}:${port}`,
		rooms: matchMaker.stats.local.roomCount,
		players: matchMaker.stats.local.ccu,
		busy: Math.round(processLoad.busy(now()) * 1000) / 1000,
		tickP99Ms: metrics.tickStats.tickMs.p99,
	});
	let cluster: Cluster | undefined;
	const keeper = new Keeper({
		me,
		store,
		peers: new HttpPeers(secret),
		tokens: new SeatTokens(secret),
		rulesHash,
		log,
		now,
		schedule(callback, delayMs) {
			const timer = setTimeout(callback, delayMs);
			return () => clearTimeout(timer);
		},
		line: () => ({ ...line(), draining: cluster?.isClosed ?? false }),
		endsWithProcess: (roomName) => roomName === PARTY_ROOM,
		onForgotten: () => void matchMaker.stats.persist(true),
		async createRoom(roomName, asked, roomId) {
			await matchMaker.handleCreateRoom(roomName, asked, undefined, roomId);
			// Every kind of room here is an arena.
			return (matchMaker.getLocalRoomById(roomId) as ArenaRoom).keeping;
		},
	});
	metrics.readKeeping(keeper.figures);
	const presence = new RedisPresence(connect());
	const isLate = () => metrics.tickStats.intervalMs.p99 > (1000 / tickRate) * (1 + LATE_SHARE);
	cluster = new Cluster({ me, slot, secret, keeper, store, presence, log, now, sleep, line, isLate });
	const joined = cluster;
	return {
		cluster,
		slot,
		port,
		secret,
		colyseus: {
			presence,
			driver: new FencedDriver(connect(), keeper),
			publicAddress: `${options.publicAddress}/p${slot}`,
			selectProcessIdToCreateRoom: async () => joined.chooseProcess(),
		},
		async start() {
			await keeper.start();
			await joined.start();
		},
		async open(host, listensOn) {
			await warmUp(host, listensOn, rulesHash);
			joined.open();
			await keeper.beat();
		},
	};
}
