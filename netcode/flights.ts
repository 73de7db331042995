/**
 * Projectiles as this client flies them: each is sent once, at its start, and flown on from that alone. Own ones start
 * predicted, on the own clock; others on the view's. Used by `ClientSession`.
 */

import { cosOf, sinOf } from '../sim/angle.ts';
import type { Arena } from '../sim/arena.ts';
import { castRay, firstTouch } from '../sim/ray.ts';
import type { Tuning } from '../sim/tuning.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import type { DisplayedProjectile } from './view.ts';

interface Flight extends DisplayedProjectile {
	own: boolean;
	/** Team of its owner. */
	team: number;
	/** Number of the own frame that fired it; 0 for others'. */
	frame: number;
	/** The server's name of it; 0 until confirmed. */
	shotId: number;
	startTick: number;
	/** Own ones: the instant of the others that its shooter saw, ticks. The server judges all of the flight from there on. */
	seenTick: number;
	dirX: number;
	dirY: number;
	/** Way to the wall or the end of the range, and flown, units. */
	wayUnits: number;
	flownUnits: number;
	ended: boolean;
	endedTick: number;
}

export interface FlightEnd {
	ownerId: number;
	/** Number of the own frame that fired it; 0 for others'. */
	frame: number;
	weapon: number;
	x: number;
	y: number;
	victimId: number;
	/** Radius of the burst, units; 0 for none. */
	blastUnits: number;
	own: boolean;
	/** It was shown beyond this place. */
	wasPast: boolean;
}

/** A body that a flight may meet, where it is displayed. */
export interface Target {
	id: number;
	x: number;
	y: number;
	alive: boolean;
	team: number;
}

/** Whether shots of a team meet somebody: they pass through allies. */
export function isOpponent(team: number, target: Pick<Target, 'team'>): boolean {
	return team === 0 || target.team !== team;
}

/** An ended flight is remembered this long, for the server's word about it to find it, ticks. */
const REMEMBERED_TICKS = 60;

export class Flights {
	private flights: Flight[] = [];
	private nextId = 1;

	get displayed(): readonly DisplayedProjectile[] {
		return this.flights.filter((flight) => !flight.ended);
	}

	start(
		arena: Arena,
		tuning: Tuning,
		shot: {
			own: boolean;
			ownerId: number;
			team: number;
			frame: number;
			shotId: number;
			weapon: number;
			x: number;
			y: number;
			aim: number;
			tick: number;
			seenTick: number;
		},
	): void {
		const dirX = cosOf(shot.aim);
		const dirY = sinOf(shot.aim);
		const { range } = tuning.weapons[weaponOf(shot.weapon).id];
		this.flights.push({
			id: this.nextId++,
			ownerId: shot.ownerId,
			weapon: shot.weapon,
			x: shot.x,
			y: shot.y,
			fromX: shot.x,
			fromY: shot.y,
			aim: shot.aim,
			own: shot.own,
			team: shot.team,
			frame: shot.frame,
			shotId: shot.shotId,
			startTick: shot.tick,
			seenTick: shot.seenTick,
			dirX,
			dirY,
			wayUnits: castRay(arena, shot.x, shot.y, dirX, dirY, range),
			flownUnits: 0,
			ended: false,
			endedTick: 0,
		});
	}

	/** The server's name for an own predicted flight; false when there is none of that frame. */
	confirm(frame: number, shotId: number): boolean {
		const flight = this.flights.find((candidate) => candidate.own && candidate.frame === frame && candidate.shotId === 0);
		if (flight) flight.shotId = shotId;
		return flight !== undefined;
	}

	/** The server did not fire it. */
	withdraw(frame: number): void {
		this.flights = this.flights.filter((flight) => !(flight.own && flight.frame === frame && flight.shotId === 0));
	}

	/** The server's word that a flight ended; the end to show, unless it was shown already. */
	end(tuning: Tuning, shotId: number, x: number, y: number, victimId: number): FlightEnd | undefined {
		const flight = this.flights.find((candidate) => candidate.shotId === shotId);
		if (!flight || flight.ended) return undefined;
		flight.ended = true;
		flight.endedTick = flight.startTick;
		const way = (x - flight.fromX) * flight.dirX + (y - flight.fromY) * flight.dirY;
		return endOf(tuning, flight, x, y, victimId, flight.flownUnits > way);
	}

	/**
	 * Flies everything to this instant: own ones to `ownTick`, others to `viewTick`. Returns what ended: at walls, and
	 * own ones also at the bodies that they meet on the screen (the server decides whether it hurt). `targetsAt`: the others
	 * as they are seen at an instant in ticks.
	 */
	advance(
		tuning: Tuning,
		tickRate: number,
		ownTick: number,
		viewTick: number,
		targetsAt: (tick: number) => readonly Target[],
	): FlightEnd[] {
		const ends: FlightEnd[] = [];
		for (const flight of this.flights) {
			if (flight.ended) continue;
			const rules = tuning.weapons[weaponOf(flight.weapon).id];
			const now = flight.own ? ownTick : viewTick;
			const flown = Math.min(flight.wayUnits, Math.max(flight.flownUnits, ((now - flight.startTick) * rules.projectileSpeed) / tickRate));
			const unitsPerTick = rules.projectileSpeed / tickRate;
			const met = flight.own ? firstMet(flight, flown, unitsPerTick, tuning.player.radius + rules.projectileRadius, targetsAt) : undefined;
			const way = met?.flownUnits ?? flown;
			flight.flownUnits = way;
			flight.x = flight.fromX + flight.dirX * way;
			flight.y = flight.fromY + flight.dirY * way;
			if (!met && way < flight.wayUnits) continue;
			flight.ended = true;
			flight.endedTick = now;
			ends.push(endOf(tuning, flight, flight.x, flight.y, met?.id ?? 0));
		}
		this.flights = this.flights.filter(
			(flight) => !flight.ended || (flight.own ? ownTick : viewTick) - flight.endedTick < REMEMBERED_TICKS,
		);
		return ends;
	}

	clear(): void {
		this.flights = [];
	}
}

function endOf(tuning: Tuning, flight: Flight, x: number, y: number, victimId: number, wasPast = false): FlightEnd {
	const { ownerId, frame, weapon, own } = flight;
	return { ownerId, frame, weapon, x, y, victimId, blastUnits: tuning.weapons[weaponOf(weapon).id].splashRadius, own, wasPast };
}

/** Whom an own flight meets first on its way to `flown`. Both move on it, as on the server: see `stepProjectiles`. */
function firstMet(
	flight: Flight,
	flown: number,
	unitsPerTick: number,
	reach: number,
	targetsAt: (tick: number) => readonly Target[],
): { id: number; flownUnits: number } | undefined {
	const way = flown - flight.flownUnits;
	if (way <= 0 || unitsPerTick <= 0) return undefined;
	const before = new Map(targetsAt(flight.seenTick + flight.flownUnits / unitsPerTick).map((target) => [target.id, target]));
	let met: { id: number; flownUnits: number } | undefined;
	for (const to of targetsAt(flight.seenTick + flown / unitsPerTick)) {
		if (!to.alive || to.id === flight.ownerId || !isOpponent(flight.team, to)) continue;
		const from = before.get(to.id) ?? to;
		const moveX = flight.dirX * way - (to.x - from.x);
		const moveY = flight.dirY * way - (to.y - from.y);
		const part = firstTouch(flight.x - from.x, flight.y - from.y, moveX, moveY, reach);
		const flownUnits = flight.flownUnits + part * way;
		if (part >= 0 && (!met || flownUnits < met.flownUnits)) met = { id: to.id, flownUnits };
	}
	return met;
}
