/** Notes what one client sent, received, predicted and showed. Between its session and its link; used by `LabClient`. */

import type { Link } from '../../netcode/link.ts';
import type { ReconcileReport, SessionWatcher, ShownShotReport } from '../../netcode/sessionWatcher.ts';
import type { Intent, View } from '../../netcode/view.ts';
import type { Command } from '../../sim/command.ts';
import type { WorldEvent } from '../../sim/events.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { ClientRecording, ShotRecord } from './recording.ts';
import type { LinkWatcher } from './watchedLink.ts';

export class Recorder implements SessionWatcher, LinkWatcher {
	readonly recording: ClientRecording = {
		selfId: 0,
		pictures: [],
		states: [],
		reconciled: [],
		shots: new Map(),
		hurts: [],
		wire: [],
		lostBy: undefined,
	};
	readonly #now: () => number;
	/** Of what was sent: what each frame looked at. */
	readonly #seen = new Map<number, number>();
	/** Shots of projectiles that fly, by the server's name. */
	readonly #flying = new Map<number, ShotRecord>();
	#wasHit = false;

	/** `now`: monotonic, ms. */
	constructor(now: () => number) {
		this.#now = now;
	}

	onSent(frame: number, command: Readonly<Command>): void {
		this.#seen.set(frame, command.seen);
		const shot = this.recording.shots.get(frame);
		if (shot) Object.assign(shot, { seen: command.seen, sentMs: this.#now() });
	}

	onEvents(tick: number, events: readonly WorldEvent[]): void {
		const me = this.recording.selfId;
		let fired: ShotRecord | undefined;
		const began = new Map<number, { x: number; y: number }>();
		for (const event of events) {
			if (event.type === 'shot') began.set(event.playerId, { x: event.x, y: event.y });
			if (event.type === 'shot' && event.playerId === me && event.frame !== 0) fired = this.#judge(tick, event);
			else if (event.type === 'impact') {
				const shot = this.#flying.get(event.shotId);
				if (!shot) continue;
				this.#flying.delete(event.shotId);
				shot.settled = true;
				if (event.victimId !== 0) shot.judged.add(event.victimId);
			} else if (event.type === 'hit') {
				// Blows and pellets hurt in the tick that fires them; what flies has hurt before anything is fired.
				const isOfShot = fired && event.attackerId === me && event.weapon === fired.weapon && weaponOf(fired.weapon).fires !== 'projectile';
				if (isOfShot) fired?.judged.add(event.victimId);
				if (event.victimId !== me) continue;
				this.#wasHit = true;
				const { attackerId, weapon, x, y } = event;
				const from = weaponOf(weapon).fires === 'projectile' ? undefined : began.get(attackerId);
				this.recording.hurts.push({ atMs: this.#now(), tick, attackerId, weapon, x, y, from });
			}
		}
	}

	onState(link: Link): void {
		const self = link.state.selves?.values().next().value;
		if (!self) return;
		const { id, earlyMs, heldTicks, discardedFrames, x, y, alive } = self;
		this.recording.selfId = id;
		this.recording.states.push({
			atMs: this.#now(),
			tick: link.state.tick,
			acknowledged: link.acknowledged,
			earlyMs,
			heldTicks,
			discardedFrames,
			x,
			y,
			alive,
			wasHit: this.#wasHit,
		});
		this.#wasHit = false;
	}

	onReconciled(report: ReconcileReport): void {
		this.recording.reconciled.push({ ...report, atMs: this.#now() });
	}

	onShotShown({ frame, weapon, victims, x, y }: ShownShotReport): void {
		const isFlight = weaponOf(weapon).fires === 'projectile';
		this.recording.shots.set(frame, {
			frame,
			weapon,
			seen: this.#seen.get(frame) ?? 0,
			shownMs: this.#now(),
			// What was not shown before goes out with its frame.
			sentMs: this.#seen.has(frame) ? this.#now() : Number.NaN,
			fromX: x,
			fromY: y,
			shown: new Set(victims),
			ended: !isFlight,
			fired: undefined,
			judgedMs: Number.NaN,
			tick: 0,
			shotId: 0,
			x: 0,
			y: 0,
			aim: 0,
			judged: new Set(),
			settled: false,
		});
	}

	onFlightStarted(frame: number, x: number, y: number): void {
		const shot = this.recording.shots.get(frame);
		if (shot) Object.assign(shot, { fromX: x, fromY: y });
	}

	onFlightEnded(frame: number, victimId: number, asSeen: boolean): void {
		const shot = this.recording.shots.get(frame);
		if (!shot || shot.ended) return;
		shot.ended = true;
		if (asSeen && victimId !== 0) shot.shown.add(victimId);
	}

	onShotJudged(frame: number, fired: boolean): void {
		const shot = this.recording.shots.get(frame);
		if (!shot) return;
		shot.fired = fired;
		shot.judgedMs = this.#now();
	}

	/** A picture has been made. `atMs`: the time that it was made for. */
	notePicture(atMs: number, view: View, { moveX, moveY, dash }: Intent): void {
		const me = view.players.get(view.selfId);
		if (!me) return;
		const others = Array.from(view.players.values()).flatMap(({ isSelf, id, x, y, alive }) => (isSelf ? [] : [{ id, x, y, alive }]));
		const { x, y, vx, vy, alive } = me;
		this.recording.pictures.push({
			atMs,
			viewTick: view.tick,
			newestTick: view.net.tick,
			viewDelayMs: view.net.viewDelayMs,
			moveX,
			moveY,
			dash,
			own: { x, y, vx, vy, alive },
			others,
		});
	}

	#judge(tick: number, event: Extract<WorldEvent, { type: 'shot' }>): ShotRecord | undefined {
		const shot = this.recording.shots.get(event.frame);
		if (!shot) return undefined;
		const { fires } = weaponOf(shot.weapon);
		Object.assign(shot, { tick, shotId: event.shotId, x: event.x, y: event.y, aim: event.aim, settled: fires !== 'projectile' });
		if (fires === 'beam' && event.victimId !== 0) shot.judged.add(event.victimId);
		if (fires === 'projectile') this.#flying.set(event.shotId, shot);
		return shot;
	}
}
