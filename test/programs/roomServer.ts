/** One of several processes with rooms and no page, for `matchmaking.test.ts`: reachable at its own port, and by Redis. */

import { createServer } from 'node:http';
import { Server } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import { RedisPresence } from '@colyseus/redis-presence';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { Redis } from 'ioredis';
import { provideRoomServices } from '../../rooms/roomServices.ts';
import { createConsoleLog } from '../../server/consoleLog.ts';
import { defineRooms } from '../../server/defineRooms.ts';
import { readEnvironment } from '../../server/environment.ts';
import { ROOMS } from '../../server/rooms.ts';

const { PORT, REDIS_URL, FRAY_LOG } = readEnvironment();
const log = createConsoleLog(FRAY_LOG);
provideRoomServices({ log });
/** Waits for a Redis that stands still. */
const connect = () => new Redis(REDIS_URL, { maxRetriesPerRequest: null });
const address = `127.0.0.1:${PORT}`;
const server = new Server({
	presence: new RedisPresence(connect()),
	driver: new RedisDriver(connect()),
	publicAddress: address,
	transport: new WebSocketTransport({ server: createServer() }),
	greet: false,
});
defineRooms(ROOMS);
await server.listen(PORT, '127.0.0.1');
log('info', 'listening', { open: `http://${address}` });
