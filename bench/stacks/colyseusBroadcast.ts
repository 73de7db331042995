/** `colyseus-broadcast`: a room whose whole state goes to everybody, as Colyseus does it by itself. */

import type { Client } from '@colyseus/core';
import { type SchemaType, schema, t } from '@colyseus/schema';
import { checkColyseus, plainColyseus } from '../colyseus/clients.ts';
import { type BenchPlayer, benchPlayer } from '../colyseus/schema.ts';
import { BenchRoom, serveRoom } from '../colyseus/serveRoom.ts';
import type { Stack } from '../stack.ts';
import { aimOf, type Workload } from '../workload.ts';

function broadcastState(Player: ReturnType<typeof benchPlayer>) {
	return schema({ tick: t.uint16().default(0), players: t.map(Player) }, 'BroadcastState');
}
type BroadcastState = SchemaType<ReturnType<typeof broadcastState>>;

export const stack: Stack = {
	culls: false,
	serve: (workload) => serveRoom<BroadcastState>(workload, (opened) => roomOf(workload, opened)),
	plain: plainColyseus,
	check: (port, player, events) =>
		checkColyseus<BroadcastState>(port, player, events, () => ({
			tickOf: ({ tick }) => tick,
			tellAll({ players }, tell) {
				for (const [key, { x, y, aim }] of players) tell(Number(key), x, y, aim);
			},
		})),
};

function roomOf(workload: Workload, opened: (room: BenchRoom<BroadcastState>) => void) {
	const Player = benchPlayer(workload);
	const State = broadcastState(Player);
	return class extends BenchRoom<BroadcastState> {
		override state = new State();
		private readonly all: BenchPlayer[] = [];

		override onCreate(): void {
			super.onCreate();
			for (let player = 0; player < workload.players; player++) {
				const entry = new Player();
				this.all.push(entry);
				this.state.players.set(String(player), entry);
			}
			this.project();
			opened(this);
		}

		override seat(_client: Client, _player: number): void {}

		override project(): number {
			this.state.tick = workload.tick & 0xffff;
			for (const [player, entry] of this.all.entries()) {
				entry.x = workload.x[player] as number;
				entry.y = workload.y[player] as number;
				entry.aim = aimOf(workload.aim[player] as number);
			}
			return this.all.length * this.clients.length;
		}
	};
}
