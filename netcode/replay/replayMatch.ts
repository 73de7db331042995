/**
 * A recorded match as something to watch: plays, stands, jumps and steps, forwards and backwards, and makes the same
 * views and events of it as a running one. Drawn by the replay page, driven by tests; time is an argument.
 */

import type { WorldEvent } from '../../sim/events.ts';
import type { Journal } from '../../sim/journal.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import { EventQueue, type Queued } from '../eventQueue.ts';
import type { Intent, MatchSource, View, ViewEvent } from '../view.ts';
import { isAbout, type Onlooker, type ShownEnd, toViewEvent } from '../viewEvents.ts';
import { explainPress } from './explainPress.ts';
import { explainShot } from './explainShot.ts';
import type { Explanation } from './explanation.ts';
import type { PressMark, ShotMark } from './marks.ts';
import { Recording } from './recording.ts';
import { createReplayView, fillReplayView, type Look, screenTick } from './replayView.ts';
import type { Rerun } from './rerun.ts';

/** A jump of fewer ticks than this forward is run, not restored, seconds. */
const RUN_SECONDS = 2;
/** Further than this from one picture to the next the page stood still, and the match stands with it, ms. */
const PAUSE_MS = 250;

export class ReplayMatch implements MatchSource {
	readonly recording: Recording;
	readonly view: View;
	isPlaying = false;
	/** Of real time. */
	speed = 1;
	/** Whose screen it is; 0 nobody's. */
	followId = 0;
	look: Look = 'truth';
	private run: Rerun;
	private at: number;
	private shownMs: number | undefined;
	private readonly queue = new EventQueue<WorldEvent>();
	/** What happened by now and is not yet seen on the followed screen. */
	private later: Queued<WorldEvent>[] = [];

	/** Throws when the map or the mode of the journal is gone. */
	constructor(journal: Journal) {
		this.recording = new Recording(journal);
		this.at = this.recording.firstTick;
		this.run = this.recording.runAt(this.at);
		this.view = createReplayView(this.run.world);
		this.show();
	}

	/** The instant that is shown, ticks with a fraction. */
	get tick(): number {
		return this.at;
	}

	/** `hashWorld` of the tick that ends the one shown. */
	get hash(): number {
		return this.run.hashNow();
	}

	/** Jumps to an instant, ticks; the nearest that there is. Nothing of what happened in between is shown. */
	seek(tick: number): void {
		// Where its rules throw it ends sooner than its journal.
		this.recording.read(Math.ceil(tick));
		const { firstTick, lastTick } = this.recording;
		this.at = Math.min(lastTick, Math.max(firstTick, tick));
		const whole = Math.ceil(this.at);
		const ahead = whole - this.run.tick;
		if (ahead < 0 || ahead > RUN_SECONDS * this.view.tickRate) this.run = this.recording.runAt(whole);
		else this.run.goTo(whole);
		this.queue.clear();
		this.later = [];
		this.show();
	}

	/** Whole ticks on or back; going on, what happens in them is shown. */
	step(ticks: number): void {
		this.isPlaying = false;
		const whole = (ticks > 0 ? Math.floor(this.at) : Math.ceil(this.at)) + ticks;
		if (ticks > 0) this.advance(whole);
		else this.seek(whole);
	}

	/** @see MatchSource. The hands of whoever watches move nobody. */
	frame(nowMs: number, _intent?: Intent): readonly ViewEvent[] {
		const passedMs = Math.min(PAUSE_MS, nowMs - (this.shownMs ?? nowMs));
		this.shownMs = nowMs;
		if (this.isPlaying) {
			const { timeScale } = this.run.world.tuning.match;
			this.advance(this.at + (passedMs / 1000) * this.view.tickRate * this.speed * timeScale);
			if (this.at >= this.recording.lastTick) this.isPlaying = false;
		}
		this.show();
		return this.takeEvents();
	}

	/** Why a shot hit or missed; undefined when this run has no such shot. */
	explain({ tick, shotId }: ShotMark): Explanation | undefined {
		return explainShot(this.recording.runAt(tick), shotId);
	}

	/** Why a press fired nothing. */
	explainPress({ tick, playerId }: PressMark): string {
		return explainPress(this.recording.runAt(tick - 1), playerId);
	}

	/** There is nothing to vote for in what has been. */
	vote(): void {}

	private advance(tick: number): void {
		this.recording.read(Math.ceil(tick));
		this.at = Math.min(this.recording.lastTick, tick);
		const whole = Math.ceil(this.at);
		while (this.run.tick < whole && this.run.step()) for (const event of this.run.events) this.queue.add(this.run.tick, event);
	}

	private show(): void {
		fillReplayView(this.view, this.run, this.at, this.followId, this.look);
	}

	/** What is seen by now: on somebody's screen what they did and what is about them at once, the rest when the others are shown there. */
	private takeEvents(): ViewEvent[] {
		const { selfId } = this.view;
		const events: ViewEvent[] = [];
		const othersTick = this.look === 'screen' && selfId !== 0 ? screenTick(this.run, selfId, this.at) : this.at;
		const onlooker = this.onlooker();
		const isOwn = (event: WorldEvent) => isAbout(event, selfId) || ('playerId' in event && event.playerId === selfId);
		for (const { tick, event } of this.queue.take(this.at)) {
			if (tick > othersTick && !isOwn(event)) this.later.push({ tick, event });
			else this.tell(onlooker, tick, event, events);
		}
		const due = this.later.filter(({ tick }) => tick <= othersTick);
		this.later = this.later.filter(({ tick }) => tick > othersTick);
		for (const { tick, event } of due) this.tell(onlooker, tick, event, events);
		return events;
	}

	private tell(onlooker: Onlooker, tick: number, event: WorldEvent, events: ViewEvent[]): void {
		const told = toViewEvent(onlooker, tick, event);
		if (told) events.push(told);
	}

	private onlooker(): Onlooker {
		const { view, run } = this;
		const { world } = run;
		return {
			selfId: view.selfId,
			arena: world.arena,
			tuning: world.tuning,
			objectives: world.objectives,
			placeOf: (id) => view.players.get(id),
			teamOf: (id) => world.players.get(id)?.team ?? 0,
			nameOf: (id) => world.players.get(id)?.name ?? '',
			targets: () => [...view.players.values()],
			endFlight: (shotId, x, y, victimId) => this.endFlight(shotId, x, y, victimId),
		};
	}

	private endFlight(shotId: number, x: number, y: number, victimId: number): ShownEnd | undefined {
		const { run, view } = this;
		const shot = run.trail.lastOf(shotId);
		if (!shot) return undefined;
		const { ownerId, weapon } = shot;
		const blastUnits = run.world.tuning.weapons[weaponOf(weapon).id].splashRadius;
		return { ownerId, weapon, x, y, victimId, blastUnits, own: ownerId === view.selfId };
	}
}
