/** Everybody and everything else: where they are shown, and what they did when it is to be seen. Used by `ClientSession`. */

import type { ArenaState } from '../schema/ArenaState.ts';
import { SEEN_FLAGS, type Seen } from '../schema/Seen.ts';
import type { WorldEvent } from '../sim/events.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import { createDisplayedPlayer } from './displayedPlayer.ts';
import { EventQueue } from './eventQueue.ts';
import { Flights, type Target } from './flights.ts';
import type { OwnBody } from './ownBody.ts';
import { Reckoning } from './reckoning.ts';
import type { SyncedMatch } from './syncedMatch.ts';
import { Track } from './track.ts';
import type { DisplayedPlayer, View, ViewEvent } from './view.ts';
import { isAbout, type Onlooker, toViewEvent } from './viewEvents.ts';

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
		const { placeParts } = this.synced.arena;
		const runSpeed = this.synced.tuning.player.speed;
		// Without a list for each entry, as an iterator would make it.
		state.seen.forEach((seen: Seen, key: string) => {
			const other = this.otherOf(Number(key), seen);
			other.seen = seen;
			const { reckoning } = other;
			reckoning.receive(seen.place, seen.course, tick, runSpeed, tickRate, placeParts);
			other.track.add(tick, reckoning.x, reckoning.y, seen.aim * 16, (seen.flags & SEEN_FLAGS.alive) !== 0);
		});
		if (this.others.size === state.seen.size) return;
		for (const id of this.others.keys()) if (!state.seen.has(String(id))) this.others.delete(id);
	}

	/** Something that happened; what concerns this player is told at once, the rest when the view gets there. */
	receiveEvent(tick: number, event: WorldEvent): void {
		if (!isAbout(event, this.selfId)) {
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
		if (event.type === 'shot') this.startFlight(tick, event);
		const told = toViewEvent(this.onlooker, tick, event);
		if (told) this.out.push(told);
	}

	private startFlight(tick: number, { playerId, weapon, x, y, aim, shotId }: Extract<WorldEvent, { type: 'shot' }>): void {
		if (weaponOf(weapon).fires !== 'projectile') return;
		this.flights.start(this.synced.arena, this.synced.tuning, {
			own: false,
			ownerId: playerId,
			team: this.teamOf(playerId),
			frame: 0,
			shotId,
			weapon,
			x,
			y,
			aim,
			tick,
			seenTick: tick,
		});
	}

	private get onlooker(): Onlooker {
		const { arena, tuning, objectives } = this.synced;
		return {
			selfId: this.selfId,
			arena,
			tuning,
			objectives,
			placeOf: (id) => this.placeOf(id),
			teamOf: (id) => this.teamOf(id),
			nameOf: (id) => this.nameOf(id),
			targets: () => [...this.others.values()].map(({ shown }) => shown),
			endFlight: (shotId, x, y, victimId) => this.flights.end(tuning, shotId, x, y, victimId),
		};
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
