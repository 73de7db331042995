/**
 * The workload as Fray syncs it, movement only: as in the game, motion is carried on by dead reckoning and told again
 * where that has gone wrong, and aim in a crowd is told six times a second. Used by the stack `fray`.
 */

import { type SchemaType, schema, t } from '@colyseus/schema';
import type { InterestOptions } from '../../schema/interest/interestEncoder.ts';
import { type ManagedEntry, ManagedMap } from '../../schema/interest/managedMap.ts';
import { carryOn, packPlace, placePartsOf, type ShownBody } from '../../sim/shown.ts';
import { Sights } from '../sights.ts';
import { aimOf, SIGHT, SPEED, TICK_RATE, type Workload } from '../workload.ts';

export const FrayPlayer = schema({ place: t.uint32(), course: t.uint16(), aim: t.uint8(), health: t.uint8().default(100) }, 'FrayPlayer');
export type FrayPlayer = SchemaType<typeof FrayPlayer>;
export const FrayState = schema({ tick: t.uint16().default(0), players: t.map(FrayPlayer) }, 'FrayState');
export type FrayState = SchemaType<typeof FrayState>;

/** Aim is told so often, each player in turn: every 150 ms, nearly as in the game. */
const AIM_EVERY_TICKS = 3;

/**
 * A client looks around every second tick, in turn with the others (the game's every third), as much further as two who
 * run towards each other come nearer in between: nobody is in sight unknown.
 */
const LOOK_EVERY_TICKS = 2;
const LOOKS_FOR = SIGHT + ((LOOK_EVERY_TICKS - 1) * 2 * SPEED) / TICK_RATE;

interface Mover {
	player: number;
	body: ShownBody;
	entry: ManagedEntry<FrayPlayer>;
}

export class FrayCrowd {
	readonly state = new FrayState();
	private readonly workload: Workload;
	private readonly placeParts: number;
	private readonly movers: Mover[];
	private readonly sights: Sights<ManagedEntry<FrayPlayer>>;
	private readonly players = new ManagedMap<FrayPlayer>(FrayPlayer, {
		// Whoever is told late is told where the course has carried it by now.
		settle: (entry) => {
			const { body } = this.movers[Number(entry.key)] as Mover;
			entry.place = packPlace(body.shownX, body.shownY, this.workload.tick, this.placeParts);
		},
		together: { course: ['place'], place: ['course'] },
	});

	constructor(workload: Workload) {
		this.workload = workload;
		this.placeParts = placePartsOf(workload.side);
		this.movers = Array.from({ length: workload.players }, (_, player) => {
			const body = bodyOf(workload, player);
			const entry = this.players.add(String(player));
			entry.place = packPlace(body.shownX, body.shownY, workload.tick, this.placeParts);
			return { player, body, entry };
		});
		this.sights = new Sights(
			workload,
			this.movers.map(({ entry }) => entry),
		);
		this.sights.refresh();
	}

	/** `playerOf`: whose eyes a client has. */
	interest<C>(playerOf: (client: C) => number): InterestOptions<C> {
		return {
			beforeFrames: () => this.sights.refresh(),
			fields: {
				players: {
					map: this.players,
					lookEvery: LOOK_EVERY_TICKS,
					look: (client, see) => this.sights.look(playerOf(client), see, LOOKS_FOR),
					keeps: (client, { key }) => this.sights.keeps(playerOf(client), Number(key), LOOKS_FOR),
				},
			},
		};
	}

	/** After each step of the workload. */
	project(): void {
		const { tick, x, y, headingX, headingY, aim } = this.workload;
		this.state.tick = tick & 0xffff;
		for (const { player, body, entry } of this.movers) {
			body.x = x[player] as number;
			body.y = y[player] as number;
			body.vx = (headingX[player] as number) * SPEED;
			body.vy = (headingY[player] as number) * SPEED;
			carryOn(body, tick, SPEED, TICK_RATE, this.placeParts);
			if (body.placeTick === tick) entry.place = packPlace(body.shownX, body.shownY, tick, this.placeParts);
			if (body.courseTick === tick) entry.course = body.course;
			if ((tick + player) % AIM_EVERY_TICKS === 0) entry.aim = aimOf(aim[player] as number);
		}
	}
}

function bodyOf({ x, y }: Workload, player: number): ShownBody {
	const [startX, startY] = [x[player] as number, y[player] as number];
	return { x: startX, y: startY, vx: 0, vy: 0, shownX: startX, shownY: startY, course: 0, courseTick: -1, placeTick: -1 };
}
