/** `colyseus-stateview`: a room with a `StateView` for each client, Colyseus's own way to send a part of the state. */

import type { Client } from '@colyseus/core';
import { type SchemaType, StateView, schema, t } from '@colyseus/schema';
import { checkColyseus, plainColyseus } from '../colyseus/clients.ts';
import { type BenchPlayer, benchPlayer } from '../colyseus/schema.ts';
import { BenchRoom, serveRoom } from '../colyseus/serveRoom.ts';
import { sightsOf } from '../sights.ts';
import type { Stack } from '../stack.ts';
import { aimOf, type Workload } from '../workload.ts';

function viewState(Player: ReturnType<typeof benchPlayer>) {
	return schema({ tick: t.uint16().default(0), players: t.map(Player).view() }, 'ViewState');
}
type ViewState = SchemaType<ReturnType<typeof viewState>>;

interface Viewer {
	player: number;
	view: StateView;
	held: Set<number>;
}

export const stack: Stack = {
	culls: true,
	serve: (workload) => serveRoom<ViewState>(workload, (opened) => roomOf(workload, opened)),
	plain: plainColyseus,
	check: (port, player, events) =>
		checkColyseus<ViewState>(port, player, events, () => ({
			tickOf: ({ tick }) => tick,
			tellAll({ players }, tell) {
				for (const [key, { x, y, aim }] of players ?? []) tell(Number(key), x, y, aim);
			},
		})),
};

function roomOf(workload: Workload, opened: (room: BenchRoom<ViewState>) => void) {
	const Player = benchPlayer(workload);
	const State = viewState(Player);
	return class extends BenchRoom<ViewState> {
		override state = new State();
		private readonly all: BenchPlayer[] = [];
		private readonly viewers: Viewer[] = [];
		private readonly sights = sightsOf(workload);
		private readonly seen = new Set<number>();

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

		override seat(client: Client, player: number): void {
			client.view = new StateView();
			const viewer = { player, view: client.view, held: new Set<number>() };
			this.viewers.push(viewer);
			this.look(viewer);
		}

		override project(): number {
			this.state.tick = workload.tick & 0xffff;
			for (const [player, entry] of this.all.entries()) {
				entry.x = workload.x[player] as number;
				entry.y = workload.y[player] as number;
				entry.aim = aimOf(workload.aim[player] as number);
			}
			this.sights.refresh();
			let updates = 0;
			for (const viewer of this.viewers) {
				this.look(viewer);
				updates += viewer.held.size;
			}
			return updates;
		}

		private look({ player, view, held }: Viewer): void {
			const { seen, sights, all } = this;
			seen.clear();
			sights.look(player, (other) => seen.add(other));
			for (const other of held) {
				if (seen.has(other) || sights.keeps(player, other)) continue;
				view.remove(all[other] as BenchPlayer);
				held.delete(other);
			}
			for (const other of seen) {
				if (held.has(other)) continue;
				view.add(all[other] as BenchPlayer);
				held.add(other);
			}
		}
	};
}
