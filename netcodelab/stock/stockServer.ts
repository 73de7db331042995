/**
 * Program of a process: a room as Colyseus's documentation builds one, with its own settings, in which bodies run by
 * the game's own step. It tells where they really were when it is asked to stop. Started by `runStock`.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, Room, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { ARENAS } from '../../sim/arenas/registry.ts';
import { createMover, MOVER_FIELDS } from '../../sim/mover.ts';
import { stepPlayer } from '../../sim/stepPlayer.ts';
import { createTuning } from '../../sim/tuning.ts';
import { LAB_MAP } from '../play/labMap.ts';
import { type FromStockServer, ROOM_NAME, StockInput, StockPlayer, StockState, type StockStep } from './schema.ts';

const TICK_RATE = 30;
/** Colyseus's own limit counts frames of input too: a hold-up sends many at once. */
const MESSAGES_PER_SECOND = 300;

const arena = ARENAS[LAB_MAP];
if (!arena) throw new Error(`there is no map "${LAB_MAP}"`);
const context = { arena, tuning: createTuning(), tickRate: TICK_RATE };
const steps: StockStep[] = [];

class StockRoom extends Room<{ state: StockState; input: StockInput }> {
	override state = new StockState();
	override maxMessagesPerSecond = MESSAGES_PER_SECOND;

	override onCreate(): void {
		this.inputs = this.defineInput(StockInput, { tickRate: TICK_RATE });
		this.setFixedTimestep(() => this.step(), TICK_RATE);
	}

	override onJoin({ sessionId }: Client): void {
		const id = this.state.players.size + 1;
		const spawn = context.arena.spawns[id % context.arena.spawns.length];
		this.state.players.set(sessionId, new StockPlayer({ ...createMover(), ...spawn, id } as never));
	}

	override onLeave({ sessionId }: Client): void {
		this.state.players.delete(sessionId);
	}

	private step(): void {
		this.state.step++;
		for (const [sessionId, player] of this.state.players) {
			const body = createMover();
			for (const field of MOVER_FIELDS) body[field] = player[field];
			// Every input is a step of its own player, as it comes.
			for (const { moveX, moveY, aim, buttons, weapon } of this.inputs?.get(sessionId) ?? [])
				stepPlayer(context, body, { moveX, moveY, aim, buttons, weapon, seen: 0 });
			for (const field of MOVER_FIELDS) player[field] = body[field];
		}
		steps.push({ atMs: this.clock.elapsedTime, players: Array.from(this.state.players.values(), ({ id, x, y }) => [id, x, y]) });
	}
}

const http = createServer();
const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false, gracefullyShutdown: false });
server.define(ROOM_NAME, StockRoom);
await server.listen(0, '127.0.0.1');
const tell = (message: FromStockServer) => process.send?.(message);
process.on('message', () => tell({ type: 'stopped', steps }));
process.on('disconnect', () => process.exit());
tell({ type: 'listening', port: (http.address() as AddressInfo).port });
