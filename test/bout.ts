/** A duel whose shots are explained: a small world by hand, run as a replay is. For `explainShot.test.ts`. */

import assert from 'node:assert/strict';
import { explainShot } from '../netcode/replay/explainShot.ts';
import type { Explanation } from '../netcode/replay/explanation.ts';
import { Rerun } from '../netcode/replay/rerun.ts';
import { angleOf } from '../sim/angle.ts';
import { BUTTONS, type Command, NEUTRAL, SEEN_PARTS } from '../sim/command.ts';
import { maxRewindParts } from '../sim/history.ts';
import { type ClientWord, createTickInput, type TickInput } from '../sim/tickInput.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import { Duel, type DuelOptions, type Name } from './duel.ts';

/** What flies has ended by then. */
const FLIGHT_TICKS = 90;

export interface BoutShot {
	/** Whom to aim at: where they were shown `saw` ticks before the present; straight ahead to the right without. */
	at?: Name;
	/** How far back the shooter's screen was, ticks. Beyond the cap it is cut, and told. */
	saw?: number;
	/** Turns the aim, 4096ths of a turn. */
	turn?: number;
	/** Somebody else who fires in the same tick, before. */
	alsoFires?: Name;
}

export class Bout {
	readonly duel: Duel;
	readonly run: Rerun;
	private readonly inputs: { input: TickInput }[] = [];
	private readonly holds = new Map<number, Command>();

	/** `from`: a map, or a duel that has gone on for a while. */
	constructor(from: string | Duel, options: DuelOptions = {}) {
		this.duel = typeof from === 'string' ? new Duel(from, options) : from;
		this.run = new Rerun(this.duel.world, this.inputs);
	}

	/** What somebody does from now on. */
	hold(name: Name, command: Partial<Command>): this {
		const { id } = this.duel.player(name);
		this.holds.set(id, { ...(this.holds.get(id) ?? NEUTRAL), ...command });
		return this;
	}

	wait(ticks = 1): this {
		for (let tick = 0; tick < ticks; tick++) {
			this.give();
			this.run.step();
		}
		return this;
	}

	/** Fires in one tick, lets what flies fly, and returns why it hit or missed. */
	fire(name: Name, weapon: WeaponId, { at, saw = 0, turn = 0, alsoFires }: BoutShot = {}): Explanation {
		const { world } = this.duel;
		const shooter = this.duel.player(name);
		const cap = maxRewindParts(world.tickRate);
		const beyond = Math.max(0, saw * SEEN_PARTS - cap);
		const shown = at && this.run.trail.shownPlace(this.duel.player(at).id, (world.tick - saw) * SEEN_PARTS);
		const aim = (shown ? angleOf(shown.x - shooter.x, shown.y - shooter.y) : 0) + turn;
		const number = WEAPON_IDS.indexOf(weapon);
		const command = {
			...NEUTRAL,
			aim: (aim + 4096) % 4096,
			buttons: BUTTONS.fire,
			weapon: number,
			seen: world.tick * SEEN_PARTS - saw * SEEN_PARTS + beyond,
		};
		for (const each of [name, alsoFires]) {
			if (each) Object.assign(this.duel.player(each), { weapon: number, fireCooldownTicks: 0 });
		}
		const input = this.give({ [shooter.id]: command }, { received: world.tick - saw, beyond });
		if (alsoFires && at) {
			const other = this.duel.player(alsoFires);
			const target = this.duel.player(at);
			const aimed = angleOf(target.x - other.x, target.y - other.y);
			input.commands.set(other.id, { commands: [{ ...command, aim: aimed, seen: 0 }], frame: 1 });
		}
		this.run.step();
		const fired = this.run.events.find((event) => event.type === 'shot' && event.playerId === shooter.id);
		assert.ok(fired?.type === 'shot', `${name} fired`);
		for (let tick = 0; tick < FLIGHT_TICKS; tick++) this.give();
		const explained = explainShot(this.run, fired.shotId);
		assert.ok(explained);
		return explained;
	}

	/** One more tick's input: what is held, and what somebody does instead. */
	give(instead: Readonly<Record<number, Command>> = {}, told?: ClientWord): TickInput {
		const input = createTickInput();
		for (const { id } of this.duel.world.players.values()) {
			const command = { ...(instead[id] ?? this.holds.get(id) ?? NEUTRAL) };
			input.commands.set(id, { commands: [command], frame: 1, ...(told && instead[id] ? { told } : {}) });
		}
		this.inputs.push({ input });
		return input;
	}
}
