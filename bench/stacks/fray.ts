/** `fray`: a Colyseus room with Fray's own serializer and reader of input, as the game's room has them. */

import type { Client } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { Reckoning } from '../../netcode/reckoning.ts';
import { readInputFrames } from '../../rooms/inputFrames.ts';
import { InterestSerializer } from '../../rooms/interestSerializer.ts';
import { type Heard, type PingedSocket, pingSilent } from '../../rooms/quietPings.ts';
import { placePartsOf } from '../../sim/shown.ts';
import { checkColyseus, plainColyseus } from '../colyseus/clients.ts';
import { BenchInput } from '../colyseus/schema.ts';
import { BenchRoom, serveRoom } from '../colyseus/serveRoom.ts';
import { FrayCrowd, type FrayState } from '../fray/crowd.ts';
import type { Stack, Tell } from '../stack.ts';
import { SPEED, TICK_RATE, type Workload } from '../workload.ts';

export const stack: Stack = {
	culls: true,
	serve: (workload) => serveRoom<FrayState>(workload, (opened) => roomOf(workload, opened), FrayTransport),
	plain: plainColyseus,
	check: (port, player, events, { side }) => checkColyseus<FrayState>(port, player, events, () => display(placePartsOf(side))),
};

/** Pings as the game's does. */
class FrayTransport extends WebSocketTransport {
	protected override autoTerminateUnresponsiveClients(intervalMs: number, mostPings: number): void {
		const heard: Heard = new WeakMap();
		this.pingInterval = setInterval(() => pingSilent(this.wss.clients as Set<unknown> as Set<PingedSocket>, heard, mostPings), intervalMs);
	}
}

/** Carries on whom the client holds, as the game's own view does. */
function display(placeParts: number) {
	const reckonings = new Map<string, Reckoning>();
	return {
		tickOf: ({ tick }: FrayState) => tick,
		tellAll({ tick, players }: FrayState, tell: Tell) {
			for (const key of reckonings.keys()) if (!players.has(key)) reckonings.delete(key);
			for (const [key, { place, course, aim }] of players) {
				let reckoning = reckonings.get(key);
				if (!reckoning) {
					reckoning = new Reckoning();
					reckonings.set(key, reckoning);
				}
				reckoning.receive(place, course, tick, SPEED, TICK_RATE, placeParts);
				tell(Number(key), reckoning.x, reckoning.y, aim);
			}
		},
	};
}

interface Viewer {
	player: number;
	/** Input frames that have come, and that a tick has used up. */
	received: number;
	acknowledged: number;
}

function roomOf(workload: Workload, opened: (room: BenchRoom<FrayState>) => void) {
	return class extends BenchRoom<FrayState> {
		private readonly crowd = new FrayCrowd(workload);
		override state = this.crowd.state;
		private readonly viewers = new Map<string, Viewer>();
		private readonly interest = new InterestSerializer<FrayState>({
			interest: () => this.crowd.interest((client) => this.viewerOf(client).player),
			acknowledged: (client) => this.viewerOf(client).acknowledged,
		});
		private counted = 0;
		/** Who was asked about last: a frame asks about the same many times in a row. */
		private asked: Client | undefined;
		private answer: Viewer | undefined;

		/** Colyseus installs its own with the state. */
		override setSerializer(): void {
			super.setSerializer(this.interest);
		}

		override onCreate(): void {
			super.onCreate();
			opened(this);
		}

		protected override openInput(): void {
			this.defineInput(BenchInput, { tickRate: TICK_RATE, bufferMaxSize: 0 });
		}

		override seat(client: Client, player: number): void {
			const viewer: Viewer = { player, received: 0, acknowledged: 0 };
			this.viewers.set(client.sessionId, viewer);
			readInputFrames(
				client,
				BenchInput,
				() => {
					viewer.received++;
				},
				() => client.leave(undefined, 'malformed input frame'),
			);
		}

		override takeInputs(): void {
			for (const viewer of this.viewers.values()) {
				this.taken += viewer.received - viewer.acknowledged;
				viewer.acknowledged = viewer.received;
			}
		}

		override project(): number {
			this.crowd.project();
			// Counted by the serializer as they are written: this tick's are known at the next.
			const { updates, adds } = this.interest.figures;
			const sent = updates + adds - this.counted;
			this.counted = updates + adds;
			return sent;
		}

		private viewerOf(client: Client): Viewer {
			if (this.asked === client && this.answer) return this.answer;
			const viewer = this.viewers.get(client.sessionId);
			if (!viewer) throw new Error(`nobody has the seat ${client.sessionId}`);
			this.asked = client;
			this.answer = viewer;
			return viewer;
		}
	};
}
