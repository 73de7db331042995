/** What there is to jump to in a recorded match: shots, presses that fired nothing, kills, phases. Collected by `Recording`. */

import { BUTTONS } from '../../sim/command.ts';
import type { WorldEvent } from '../../sim/events.ts';
import { PHASES, type Phase } from '../../sim/phase.ts';
import type { TickInput } from '../../sim/tickInput.ts';
import type { World } from '../../sim/world.ts';

export interface ShotMark {
	kind: 'shot';
	tick: number;
	playerId: number;
	weapon: number;
	shotId: number;
	frame: number;
	/** Opponents that it hurt so far, and whether one of them fell. */
	victims: number[];
	killed: boolean;
}

/** Somebody pressed and nothing was fired. */
export interface PressMark {
	kind: 'press';
	tick: number;
	playerId: number;
	weapon: number;
}

export interface KillMark {
	kind: 'kill';
	tick: number;
	killerId: number;
	victimId: number;
	weapon: number;
	/** What did it; undefined when that was fired before the recording. */
	shot: ShotMark | undefined;
}

export interface PhaseMark {
	kind: 'phase';
	tick: number;
	phase: Phase;
}

export type Mark = ShotMark | PressMark | KillMark | PhaseMark;

export class Marks {
	/** In the order of their ticks. */
	readonly all: Mark[] = [];
	/** Everybody who ever played, by id, as they were called last. */
	readonly names = new Map<number, { name: string; bot: boolean }>();
	private readonly flying = new Map<number, ShotMark>();
	private readonly pressing = new Set<number>();

	/** A tick was just stepped. */
	note(world: World, input: TickInput, events: readonly WorldEvent[]): void {
		for (const { id, name, bot } of input.joins) this.names.set(id, { name, bot });
		const fired = new Set<number>();
		// What hurts comes after what was fired, or after the end of what flew.
		let shot: ShotMark | undefined;
		for (const event of events) {
			if (event.type === 'shot') {
				const { playerId, weapon, shotId, frame } = event;
				shot = { kind: 'shot', tick: world.tick, playerId, weapon, shotId, frame, victims: [], killed: false };
				this.all.push(shot);
				this.flying.set(shotId, shot);
				fired.add(playerId);
			} else if (event.type === 'impact') {
				shot = this.flying.get(event.shotId);
				this.flying.delete(event.shotId);
			} else if (event.type === 'hit') {
				if (shot && event.attackerId === shot.playerId && event.victimId !== shot.playerId) {
					shot.victims.push(event.victimId);
					shot.killed ||= event.killed;
				}
			} else if (event.type === 'kill') {
				const { killerId, victimId, weapon } = event;
				this.all.push({ kind: 'kill', tick: world.tick, killerId, victimId, weapon, shot });
			} else if (event.type === 'phase') this.all.push({ kind: 'phase', tick: world.tick, phase: PHASES[event.phase] ?? 'warmUp' });
		}
		this.notePresses(world, input, fired);
	}

	/** Bots press when they may; of people a press that fires nothing is worth a question. */
	private notePresses(world: World, input: TickInput, fired: ReadonlySet<number>): void {
		for (const [id, { commands, frame }] of input.commands) {
			const isPressed = ((commands.at(-1)?.buttons ?? 0) & BUTTONS.fire) !== 0;
			const wasPressed = this.pressing.has(id);
			if (isPressed) this.pressing.add(id);
			else this.pressing.delete(id);
			const player = world.players.get(id);
			if (isPressed && !wasPressed && frame !== 0 && player && !fired.has(id)) {
				this.all.push({ kind: 'press', tick: world.tick, playerId: id, weapon: player.weapon });
			}
		}
	}
}
