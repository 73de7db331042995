/**
 * `fray`: a Colyseus room with Fray's own serializer, movement only. As in the game, motion is carried on by dead
 * reckoning and told again where that has gone wrong, and aim in a crowd is told six times a second.
 */

import type { Client } from '@colyseus/core';
import { type SchemaType, schema, t } from '@colyseus/schema';
import { Reckoning } from '../../netcode/reckoning.ts';
import { InterestSerializer } from '../../rooms/interestSerializer.ts';
import { type ManagedEntry, ManagedMap } from '../../schema/interest/managedMap.ts';
import { carryOn, packPlace, type ShownBody } from '../../sim/shown.ts';
import { checkColyseus, plainColyseus } from '../colyseus/clients.ts';
import { BenchRoom, serveRoom } from '../colyseus/serveRoom.ts';
import { Sights } from '../sights.ts';
import type { Stack, Tell } from '../stack.ts';
import { aimOf, SPEED, TICK_RATE, type Workload } from '../workload.ts';

const FrayPlayer = schema({ place: t.uint32(), course: t.uint16(), aim: t.uint8(), health: t.uint8().default(100) }, 'FrayPlayer');
type FrayPlayer = SchemaType<typeof FrayPlayer>;
const FrayState = schema({ tick: t.uint16().default(0), players: t.map(FrayPlayer) }, 'FrayState');
type FrayState = SchemaType<typeof FrayState>;

/** Aim is told so often, each player in turn: as in the game, whose ticks are shorter. */
const AIM_EVERY_TICKS = 3;

export const stack: Stack = {
	culls: true,
	serve: (workload) => serveRoom<FrayState>(workload, (opened) => roomOf(workload, opened)),
	plain: plainColyseus,
	check: (port, player, events) => checkColyseus<FrayState>(port, player, events, display),
};

/** Carries on whom the client holds, as the game's own view does. */
function display() {
	const reckonings = new Map<string, Reckoning>();
	return {
		tickOf: ({ tick }: FrayState) => tick,
		tellAll({ tick, players }: FrayState, tell: Tell) {
			for (const key of reckonings.keys()) if (!players.has(key)) reckonings.delete(key);
			players.forEach(({ place, course, aim }, key) => {
				let reckoning = reckonings.get(key);
				if (!reckoning) {
					reckoning = new Reckoning();
					reckonings.set(key, reckoning);
				}
				reckoning.receive(place, course, tick, SPEED, TICK_RATE);
				tell(Number(key), reckoning.x, reckoning.y, aim);
			});
		},
	};
}

interface Mover {
	player: number;
	body: ShownBody;
	entry: ManagedEntry<FrayPlayer>;
}

function roomOf(workload: Workload, opened: (room: BenchRoom<FrayState>) => void) {
	return class extends BenchRoom<FrayState> {
		override state = new FrayState();
		private readonly players = new ManagedMap<FrayPlayer>(FrayPlayer, {
			// Whoever is told late is told where the course has carried it by now.
			settle: (entry) => {
				const { body } = this.movers[Number(entry.key)] as Mover;
				entry.place = packPlace(body.shownX, body.shownY, workload.tick);
			},
			together: { course: ['place'], place: ['course'] },
		});
		private readonly movers: Mover[] = Array.from({ length: workload.players }, (_, player) => ({
			player,
			body: bodyOf(workload, player),
			entry: this.players.add(String(player)),
		}));
		private readonly playerOf = new Map<string, number>();
		private readonly sights = new Sights(workload);
		private readonly interest = new InterestSerializer<FrayState>({
			interest: () => ({
				beforeFrames: () => this.sights.refresh(),
				fields: {
					players: {
						map: this.players,
						look: ({ sessionId }, see) => {
							this.sights.look(this.playerOf.get(sessionId) as number, (other) => see((this.movers[other] as Mover).entry));
						},
						keeps: ({ sessionId }, { key }) => this.sights.keeps(this.playerOf.get(sessionId) as number, Number(key)),
					},
				},
			}),
		});
		private counted = 0;

		/** Colyseus installs its own with the state. */
		override setSerializer(): void {
			super.setSerializer(this.interest);
		}

		override onCreate(): void {
			super.onCreate();
			for (const { body, entry } of this.movers) entry.place = packPlace(body.shownX, body.shownY, workload.tick);
			this.sights.refresh();
			opened(this);
		}

		override seat({ sessionId }: Client, player: number): void {
			this.playerOf.set(sessionId, player);
		}

		override project(): number {
			const { tick, x, y, heading, aim } = workload;
			this.state.tick = tick & 0xffff;
			for (const { player, body, entry } of this.movers) {
				const direction = heading[player] as number;
				body.x = x[player] as number;
				body.y = y[player] as number;
				body.vx = Math.cos(direction) * SPEED;
				body.vy = Math.sin(direction) * SPEED;
				carryOn(body, tick, SPEED, TICK_RATE);
				if (body.placeTick === tick) entry.place = packPlace(body.shownX, body.shownY, tick);
				if (body.courseTick === tick) entry.course = body.course;
				if ((tick + player) % AIM_EVERY_TICKS === 0) entry.aim = aimOf(aim[player] as number);
			}
			// Counted by the serializer as they are written: this tick's are known at the next.
			const { updates, adds } = this.interest.figures;
			const sent = updates + adds - this.counted;
			this.counted = updates + adds;
			return sent;
		}
	};
}

function bodyOf({ x, y }: Workload, player: number): ShownBody {
	const [startX, startY] = [x[player] as number, y[player] as number];
	return { x: startX, y: startY, vx: 0, vy: 0, shownX: startX, shownY: startY, course: 0, courseTick: -1, placeTick: -1 };
}
