/**
 * Projectiles as this client flies them: each is sent once, at its start, and flown on from that alone. Own ones start
 * predicted, on the own clock; others on the view's. Used by `ClientSession`.
 */

import { cosOf, sinOf } from '../sim/angle.ts';
import type { Arena } from '../sim/arena.ts';
import { castRay, rayMeetsCircle } from '../sim/ray.ts';
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
		return endOf(tuning, flight, x, y, victimId);
	}

	/**
	 * Flies everything to this instant: own ones to `ownTick`, others to `viewTick`. Returns what ended: at walls, and
	 * own ones also at the bodies that they meet on the screen (the server decides whether it hurt).
	 */
	advance(tuning: Tuning, tickRate: number, ownTick: number, viewTick: number, targets: Iterable<Target>): FlightEnd[] {
		const ends: FlightEnd[] = [];
		const bodies = [...targets];
		for (const flight of this.flights) {
			if (flight.ended) continue;
			const rules = tuning.weapons[weaponOf(flight.weapon).id];
			const now = flight.own ? ownTick : viewTick;
			const flown = Math.min(flight.wayUnits, Math.max(flight.flownUnits, ((now - flight.startTick) * rules.projectileSpeed) / tickRate));
			const met = flight.own
				? firstMet(flight, flown - flight.flownUnits, tuning.player.radius + rules.projectileRadius, bodies)
				: undefined;
			const way = met ? flight.flownUnits + met.distance : flown;
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

function endOf(tuning: Tuning, { ownerId, frame, weapon, own }: Flight, x: number, y: number, victimId: number): FlightEnd {
	return { ownerId, frame, weapon, x, y, victimId, blastUnits: tuning.weapons[weaponOf(weapon).id].splashRadius, own };
}

function firstMet(flight: Flight, way: number, radius: number, bodies: readonly Target[]): { id: number; distance: number } | undefined {
	let met: { id: number; distance: number } | undefined;
	for (const body of bodies) {
		if (!body.alive || body.id === flight.ownerId || !isOpponent(flight.team, body)) continue;
		const distance = rayMeetsCircle(flight.x, flight.y, flight.dirX, flight.dirY, met?.distance ?? way, body.x, body.y, radius);
		if (distance >= 0 && distance < (met?.distance ?? Infinity)) met = { id: body.id, distance };
	}
	return met;
}
