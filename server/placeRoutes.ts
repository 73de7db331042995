/**
 * Where a room is: `/where/ROOM` for clients that come back, in one process as in many; `/alive` for the balancer's
 * check of a slot; `/cluster` for people, and the questions of other processes. Used by `startServer`.
 */

import type { IncomingMessage } from 'node:http';
import { matchMaker } from '@colyseus/core';
import { PROTOCOL_VERSION } from '../schema/protocol.ts';
import type { Cluster, Place } from './cluster/cluster.ts';
import { ASK_PATH, type Question, SECRET_HEADER } from './cluster/peers.ts';
import { answer, type Handler } from './http.ts';
import { VERSION } from './version.ts';

/** Of the balancer, and of players who measure the way to a process. */
const ALIVE_PATH = /^(?:\/p\d+)?\/alive$/;
const WHERE_PATH = '/where/';
const ROOM_ID = /^[\w-]{1,40}$/;
/** Most bytes of a question. */
const QUESTION_BYTES = 1024;

export function placeRoutes(cluster: Cluster | undefined): Handler {
	return (request, response, next) => {
		const path = request.url?.split('?')[0] ?? '';
		if (ALIVE_PATH.test(path)) answer(response, 200, { alive: true, version: VERSION });
		else if (path.startsWith(WHERE_PATH)) {
			const roomId = path.slice(WHERE_PATH.length);
			whereIs(cluster, roomId).then(
				(place) => answer(response, place ? 200 : 404, place ?? { error: 'there is no such match' }),
				() => answer(response, 503, { error: 'the match is on its way: ask again' }),
			);
		} else if (path === '/cluster') answer(response, 200, standing(cluster));
		else if (path === ASK_PATH && cluster && request.method === 'POST') {
			readQuestion(request).then(
				(question) => {
					const reply = cluster.answer(request.headers[SECRET_HEADER], question);
					answer(response, reply ? 200 : 403, reply ?? { error: 'only processes of this server ask here' });
				},
				(error: Error) => answer(response, 400, { error: error.message }),
			);
		} else next();
	};
}

/** Undefined: no such room. */
async function whereIs(cluster: Cluster | undefined, roomId: string): Promise<Place | undefined> {
	if (!ROOM_ID.test(roomId)) return undefined;
	if (cluster) return cluster.where(roomId);
	return matchMaker.getLocalRoomById(roomId) && { path: `/${matchMaker.processId}`, protocol: PROTOCOL_VERSION };
}

function standing(cluster: Cluster | undefined): unknown {
	if (!cluster) return { redis: 'none', processes: [] };
	const processes = cluster.processes().map(({ processId, line: { address: _, rulesHash: __, ...line } }) => ({ processId, ...line }));
	return { redis: cluster.keeper.isWaiting ? 'lost' : 'ok', processes };
}

async function readQuestion(request: IncomingMessage): Promise<Question> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		bytes += part.length;
		if (bytes > QUESTION_BYTES) throw new RangeError('too long');
		parts.push(part);
	}
	return JSON.parse(Buffer.concat(parts).toString());
}
