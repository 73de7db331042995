/** Everybody and everything else: where they are shown, and what they did when it is to be seen. Used by `ClientSession`. */

import type { ArenaState } from '../schema/ArenaState.ts';
import { SEEN_FLAGS, type Seen } from '../schema/Seen.ts';
import type { WorldEvent } from '../sim/events.ts';
import { shotName } from '../sim/firing/shot.ts';
import { PHASES } from '../sim/phase.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import { createDisplayedPlayer } from './displayedPlayer.ts';
import { EventQueue } from './eventQueue.ts';
import { Flights, type Target } from './flights.ts';
import { sideOf } from './matchView.ts';
import type { OwnBody } from './ownBody.ts';
import { Reckoning } from './reckoning.ts';
import { endsOfShot } from './shotEnds.ts';
import type { SyncedMatch } from './syncedMatch.ts';
import { Track } from './track.ts';
import type { DisplayedPlayer, View, ViewEvent } from './view.ts';

interface Other {
	/** What the newest state says. */
	seen: Seen;
	reckoning: Reckoning;
	track: Track;
	shown: DisplayedPlayer;
	/** Ticks at which a death was told before the view got there; 0 none. */
	diedAtTick: number;
}

export class OthersView {
	private readonly synced: SyncedMatch;
	private readonly out: ViewEvent[];
	private readonly others = new Map<number, Other>();
	private readonly flights = new Flights();
	private readonly queue = new EventQueue<WorldEvent>();
	private state: ArenaState | undefined;
	private selfId = 0;

	constructor(synced: SyncedMatch, out: ViewEvent[]) {
		this.synced = synced;
		this.out = out;
	}

	/** The others as they are seen at an instant in ticks. */
	targetsAt(tick: number): readonly Target[] {
		const targets: Target[] = [];
		for (const [id, { track, diedAtTick }] of this.others) {
			const place = id === this.selfId ? undefined : track.at(tick);
			if (place) targets.push({ id, x: place.x, y: place.y, alive: place.alive && !(diedAtTick > tick), team: this.teamOf(id) });
		}
		return targets;
	}

	reset(): void {
		this.others.clear();
		this.flights.clear();
		this.queue.clear();
	}

	/** A state frame has come. */
	receive(state: ArenaState, selfId: number): void {
		this.state = state;
		this.selfId = selfId;
		const { tick } = state;
		const { tickRate } = this.synced;
		const runSpeed = this.synced.tuning.player.speed;
		// Without a list for each entry, as an iterator would make it.
		state.seen.forEach((seen: Seen, key: string) => {
			const other = this.otherOf(Number(key), seen);
			other.seen = seen;
			const { reckoning } = other;
			reckoning.receive(seen.place, seen.course, tick, runSpeed, tickRate);
			other.track.add(tick, reckoning.x, reckoning.y, seen.aim * 16, (seen.flags & SEEN_FLAGS.alive) !== 0);
		});
		if (this.others.size === state.seen.size) return;
		for (const id of this.others.keys()) if (!state.seen.has(String(id))) this.others.delete(id);
	}

	/** Something that happened; what concerns this player is told at once, the rest when the view gets there. */
	receiveEvent(tick: number, event: WorldEvent): void {
		const mine =
			(event.type === 'hit' && (event.attackerId === this.selfId || event.victimId === this.selfId)) ||
			(event.type === 'kill' && (event.killerId === this.selfId || event.victimId === this.selfId)) ||
			(event.type === 'spawn' && event.playerId === this.selfId) ||
			(event.type === 'pickup' && event.playerId === this.selfId) ||
			event.type === 'phase' ||
			event.type === 'objective' ||
			event.type === 'team';
		if (!mine) {
			this.queue.add(tick, event);
			return;
		}
		if (event.type === 'kill') {
			const victim = this.others.get(event.victimId);
			if (victim) victim.diedAtTick = tick;
		}
		this.tell(tick, event);
	}

	/** Brings the displayed others to an instant. */
	show(view: View, viewTick: number): void {
		const players = view.players as Map<number, DisplayedPlayer>;
		players.clear();
		const ownTeam = this.teamOf(this.selfId);
		for (const [id, other] of this.others) {
			const place = other.track.at(viewTick);
			if (!place) continue;
			const { seen, shown } = other;
			shown.x = place.x;
			shown.y = place.y;
			shown.aim = place.aim;
			shown.vx = place.vx * this.synced.tickRate;
			shown.vy = place.vy * this.synced.tickRate;
			shown.alive = place.alive && !(other.diedAtTick > viewTick);
			shown.health = seen.health;
			shown.shield = seen.shield;
			shown.weapon = seen.weapon;
			shown.dashing = (seen.flags & SEEN_FLAGS.dashing) !== 0;
			shown.protected = (seen.flags & SEEN_FLAGS.protected) !== 0;
			shown.team = this.teamOf(id);
			shown.ally = shown.team !== 0 && shown.team === ownTeam;
			players.set(id, shown);
		}
		for (const { tick, event } of this.queue.take(viewTick)) this.tell(tick, event);
	}

	/** Flies all projectiles to this instant. */
	fly(view: View, ownTick: number, viewTick: number, own: OwnBody): void {
		const { tuning, tickRate } = this.synced;
		for (const end of own.flights.advance(tuning, tickRate, ownTick, viewTick, (tick) => this.targetsAt(tick))) own.pushImpact(end);
		for (const end of this.flights.advance(tuning, tickRate, ownTick, viewTick, () => [])) this.out.push({ type: 'impact', ...end });
		view.projectiles = [...own.flights.displayed, ...this.flights.displayed];
	}

	private otherOf(id: number, seen: Seen): Other {
		let other = this.others.get(id);
		if (!other) {
			other = { seen, reckoning: new Reckoning(), track: new Track(), shown: createDisplayedPlayer(id, false), diedAtTick: 0 };
			this.others.set(id, other);
		}
		return other;
	}

	private tell(tick: number, event: WorldEvent): void {
		const told = this.toViewEvent(tick, event);
		if (told) this.out.push(told);
	}

	private toViewEvent(tick: number, event: WorldEvent): ViewEvent | undefined {
		const me = this.selfId;
		switch (event.type) {
			case 'shot': {
				const { playerId, weapon, x, y, aim, endX, endY, shotId } = event;
				const { fires } = weaponOf(weapon);
				const team = this.teamOf(playerId);
				if (fires === 'projectile')
					this.flights.start(this.synced.arena, this.synced.tuning, {
						own: false,
						ownerId: playerId,
						team,
						frame: 0,
						shotId,
						weapon,
						x,
						y,
						aim,
						tick,
						seenTick: tick,
					});
				const shot = { playerId, team, weapon, name: shotName(event.frame, tick), x, y, aim };
				const ends =
					fires === 'beam'
						? [{ x: endX, y: endY, hit: event.victimId !== 0 }]
						: endsOfShot(
								this.synced.arena,
								this.synced.tuning,
								shot,
								[...this.others.values()].map(({ shown }) => shown),
							);
				return { type: 'shot', playerId, weapon, x, y, aim, fires, ends, own: playerId === me };
			}
			case 'impact': {
				const end = this.flights.end(this.synced.tuning, event.shotId, event.x, event.y, event.victimId);
				return end && { type: 'impact', ...end };
			}
			case 'hit': {
				const { attackerId, victimId, weapon, damage, x, y, shieldBroke, killed } = event;
				const from = this.placeOf(attackerId) ?? { x, y };
				return {
					type: 'hit',
					attackerId,
					victimId,
					weapon,
					damage,
					x,
					y,
					fromX: from.x,
					fromY: from.y,
					shieldBroke,
					killed,
					byMe: attackerId === me,
					me: victimId === me,
				};
			}
			case 'kill': {
				const { killerId, victimId, weapon } = event;
				const place = this.placeOf(victimId) ?? { x: 0, y: 0 };
				return {
					type: 'kill',
					killerId,
					victimId,
					killerName: this.nameOf(killerId),
					victimName: this.nameOf(victimId),
					weapon,
					...place,
					byMe: killerId === me && victimId !== me,
					me: victimId === me,
				};
			}
			case 'spawn':
				return { type: 'spawn', playerId: event.playerId, x: event.x, y: event.y, me: event.playerId === me };
			case 'dash': {
				const place = this.placeOf(event.playerId);
				return place && { type: 'dash', playerId: event.playerId, ...place, own: false };
			}
			case 'pickup': {
				const pickup = this.synced.arena.pickups[event.pickup];
				return (
					pickup && { type: 'pickup', playerId: event.playerId, kind: pickup.kind, x: pickup.x, y: pickup.y, me: event.playerId === me }
				);
			}
			case 'team':
				return { type: 'team', playerId: event.playerId, me: event.playerId === me, side: sideOf(event.team, this.teamOf(me)) };
			case 'objective': {
				const objective = this.synced.objectives[event.objective];
				const side = sideOf(event.team, this.teamOf(me));
				return objective && { type: 'objective', objective: event.objective, label: objective.label, x: objective.x, y: objective.y, side };
			}
			case 'phase':
				return { type: 'phase', phase: PHASES[event.phase] ?? 'warmUp' };
		}
	}

	private placeOf(id: number): { x: number; y: number } | undefined {
		const shown = this.others.get(id)?.shown;
		return shown && { x: shown.x, y: shown.y };
	}

	private teamOf(id: number): number {
		return this.state?.roster.get(String(id))?.team ?? 0;
	}

	private nameOf(id: number): string {
		return this.state?.roster.get(String(id))?.name ?? '';
	}
}
