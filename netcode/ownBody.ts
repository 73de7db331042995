/**
 * The own player: predicted body, own shots before the server fires them, what the server says about either. Used by
 * `ClientSession`.
 */

import type { ArenaState } from '../schema/ArenaState.ts';
import type { Self } from '../schema/Self.ts';
import { BUTTONS, type Command, SEEN_PARTS } from '../sim/command.ts';
import type { WorldEvent } from '../sim/events.ts';
import { aimOfShot, muzzleOf } from '../sim/firing/shot.ts';
import type { Mover, MoverContext } from '../sim/mover.ts';
import { isStill, PHASES } from '../sim/phase.ts';
import { mayFire } from '../sim/stepPlayer.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import { createDisplayedPlayer } from './displayedPlayer.ts';
import { type FlightEnd, Flights, type Target } from './flights.ts';
import { OwnShots } from './ownShots.ts';
import { Predictor, type Reconciliation } from './predictor.ts';
import type { SessionWatcher } from './sessionWatcher.ts';
import { endsOfShot, struckBy } from './shotEnds.ts';
import type { SyncedMatch } from './syncedMatch.ts';
import type { DisplayedPlayer, View, ViewEvent } from './view.ts';

/** The others as they are seen at an instant in ticks. */
export interface SeenOthers {
	targetsAt(tick: number): readonly Target[];
}

export class OwnBody {
	/** Own projectiles. */
	readonly flights = new Flights();
	/** Of measurements. */
	watcher: SessionWatcher | undefined;
	private readonly synced: SyncedMatch;
	private readonly out: ViewEvent[];
	private readonly predictor = new Predictor();
	private readonly shots = new OwnShots();
	private readonly displayedSelf = createDisplayedPlayer(0, true);
	private selfId = 0;
	private team = 0;
	private newestFrame = 0;
	/** The newest frame that the server's state contains or stands for, and the tick of that state. */
	private reflectedFrame = 0;
	private reflectedTick = 0;
	/** The coming frame's shot was shown already, in the picture of the click. */
	private shownAhead = false;
	/**
	 * What a shot that was shown already was fired by, if it hits at once, and the tick of the state that it was predicted
	 * from. A projectile's flight starts with its frame.
	 */
	private shownBy: { command: Pick<Command, 'aim' | 'seen' | 'moveX' | 'moveY'>; knownTick: number } | undefined;
	private protectedTicks = 0;

	constructor(synced: SyncedMatch, out: ViewEvent[]) {
		this.synced = synced;
		this.out = out;
	}

	/** State after the newest frame. */
	get mover(): Readonly<Mover> {
		return this.predictor.mover;
	}

	/** The tick that will take the newest frame, as far as one can know. */
	get tick(): number {
		return this.tickOf(this.newestFrame);
	}

	get pendingFrames(): number {
		return Math.max(0, this.newestFrame - this.reflectedFrame);
	}

	reset(): void {
		this.predictor.reset();
		this.shots.clear();
		this.flights.clear();
		this.newestFrame = 0;
		this.reflectedFrame = 0;
		this.shownAhead = false;
		this.shownBy = undefined;
	}

	/** The command that is sent: a shot that hits at once and was shown already is fired as it was shown. */
	asShown(command: Command): Command {
		return { ...command, ...this.shownBy?.command };
	}

	/** Tick of the state that what the next frame does is predicted from. */
	get knownTick(): number {
		return this.shownBy?.knownTick ?? this.reflectedTick;
	}

	/** A frame was sent. */
	predict(frame: number, command: Command, others: SeenOthers): void {
		this.newestFrame = frame;
		const context = this.contextOf(frame);
		const dashing = this.mover.dashTicks > 0;
		const fired = this.predictor.predict(context, frame, command);
		if (!dashing && this.mover.dashTicks > 0 && this.predictor.isActive)
			this.out.push({ type: 'dash', playerId: this.selfId, x: this.mover.x, y: this.mover.y, own: true });
		if (fired >= 0) this.fire(context, frame, fired, command.seen, others);
		this.shownAhead = false;
		this.shownBy = undefined;
	}

	/** The server's state of the own player. */
	reconcile(self: Self, state: ArenaState, acknowledged: number): Reconciliation {
		this.selfId = self.id;
		this.team = state.roster.get(String(self.id))?.team ?? 0;
		this.protectedTicks = self.protectTicks;
		this.reflectedFrame = acknowledged + self.owedFrames;
		this.reflectedTick = state.tick;
		const phase = PHASES[state.phase];
		const active = self.alive && !isStill(phase ?? 'warmUp');
		const result = this.predictor.reconcile(self, active, this.reflectedFrame, (frame) => this.contextOf(frame));
		for (const frame of this.shots.passed(this.reflectedFrame)) {
			this.flights.withdraw(frame);
			this.watcher?.onShotJudged(frame, false);
			this.out.push({ type: 'withdrawn' });
		}
		return result;
	}

	/** Takes what the server says about own shots and dashes; false when the event is for the others' view. */
	receive(event: WorldEvent): boolean {
		if (this.selfId === 0) return false;
		if (event.type === 'dash' && event.playerId === this.selfId) return true;
		if (event.type === 'shot' && event.playerId === this.selfId) {
			if (!this.shots.confirm(event.frame)) return false;
			this.flights.confirm(event.frame, event.shotId);
			this.watcher?.onShotJudged(event.frame, true);
			return true;
		}
		if (event.type === 'impact') {
			const end = this.flights.end(this.synced.tuning, event.shotId, event.x, event.y, event.victimId);
			if (end) this.pushImpact(end);
			return end !== undefined;
		}
		return false;
	}

	/** Puts the own body into the view as it is at this instant; shows a shot in the frame of its click. */
	show(view: View, next: Command, fraction: number, passedMs: number, others: SeenOthers): void {
		const shown = this.predictor.displayed(this.contextOf(this.newestFrame + 1), this.asShown(next), fraction, passedMs);
		const displayed = this.displayedSelf;
		const synced = view.players.get(this.selfId);
		if (this.selfId === 0 || !synced) return;
		displayed.id = this.selfId;
		displayed.x = shown.x;
		displayed.y = shown.y;
		displayed.vx = shown.vx;
		displayed.vy = shown.vy;
		displayed.aim = next.aim;
		displayed.alive = this.predictor.isActive || (view.self?.alive ?? false);
		displayed.health = synced.health;
		displayed.shield = synced.shield;
		displayed.weapon = this.mover.weapon;
		displayed.dashing = shown.dashTicks > 0;
		displayed.protected = this.protectedTicks > 0;
		displayed.team = this.team;
		(view.players as Map<number, DisplayedPlayer>).set(this.selfId, displayed);
		this.showAhead(next, shown, others);
	}

	pushImpact({ wasPast, ...end }: FlightEnd): void {
		this.watcher?.onFlightEnded(end.frame, end.victimId, !wasPast);
		this.out.push({ type: 'impact', ...end });
	}

	/** The flash, the beam and the sound belong in the frame of the click; the frame that carries it follows. */
	private showAhead(next: Command, shown: Readonly<Mover>, others: SeenOthers): void {
		if (this.shownAhead || !this.predictor.isActive || (next.buttons & BUTTONS.fire) === 0 || next.weapon !== this.mover.weapon) return;
		const context = this.contextOf(this.newestFrame + 1);
		const ready = { ...this.mover, fireCooldownTicks: Math.max(0, this.mover.fireCooldownTicks - 1) };
		if (!mayFire(context, ready)) return;
		this.shownAhead = true;
		const { aim, seen, moveX, moveY } = next;
		if (weaponOf(this.mover.weapon).fires !== 'projectile')
			this.shownBy = { command: { aim, seen, moveX, moveY }, knownTick: this.reflectedTick };
		// Drawn from where the body is shown; it is fired from where its frame will have brought it.
		const from = { ...this.predictor.coming, aim: next.aim };
		this.pushShot(context, this.newestFrame + 1, this.mover.weapon, from, next.seen, others, shown);
	}

	private fire(context: MoverContext, frame: number, weapon: number, seen: number, others: SeenOthers): void {
		this.shots.add(frame);
		if (!this.shownAhead) this.pushShot(context, frame, weapon, this.mover, seen, others, this.mover);
		if (weaponOf(weapon).fires !== 'projectile') return;
		const aim = aimOfShot(context.tuning, this.selfId, frame, weapon, this.mover.aim);
		const muzzle = muzzleOf(context, this.mover, aim);
		this.watcher?.onFlightStarted(frame, muzzle.x, muzzle.y);
		this.flights.start(context.arena, context.tuning, {
			own: true,
			ownerId: this.selfId,
			team: this.team,
			frame,
			shotId: 0,
			weapon,
			...muzzle,
			aim,
			tick: this.tickOf(frame),
			seenTick: seen / SEEN_PARTS,
		});
	}

	/** `mover`: the body as it fires; `shown`: as it is drawn. */
	private pushShot(
		context: MoverContext,
		frame: number,
		weapon: number,
		mover: Readonly<Mover>,
		seen: number,
		others: SeenOthers,
		shown: Readonly<Mover>,
	): void {
		const { arena, tuning } = context;
		const { fires } = weaponOf(weapon);
		const aim = aimOfShot(tuning, this.selfId, frame, weapon, mover.aim);
		const muzzle = muzzleOf(context, shown, aim);
		// Judged from the middle of the body, drawn from the muzzle.
		const shot = { playerId: this.selfId, team: this.team, weapon, name: frame, x: mover.x, y: mover.y, aim: mover.aim };
		// As the server will: at the instant that the frame says.
		const targets = others.targetsAt(seen / SEEN_PARTS);
		const ends = endsOfShot(arena, tuning, shot, targets);
		if (this.watcher) {
			const met = ends.flatMap(({ victimId }) => (victimId === 0 ? [] : [victimId]));
			const victims = fires === 'melee' ? struckBy(arena, tuning, shot, targets) : met;
			this.watcher.onShotShown({
				frame,
				weapon,
				victims,
				...muzzleOf(context, mover, aim),
			});
		}
		this.out.push({ type: 'shot', playerId: this.selfId, weapon, ...muzzle, aim, fires, ends, own: true });
	}

	private tickOf(frame: number): number {
		return this.reflectedTick + (frame - this.reflectedFrame);
	}

	private contextOf(frame: number): MoverContext {
		return this.synced.contextAt(this.tickOf(frame));
	}
}
