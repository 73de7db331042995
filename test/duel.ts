/**
 * A small language for the rules: `duel('A....B').fire('A', 'rail').expectHit('B')`. A map is text with a letter for
 * each player; the world is real, stepped tick by tick, and each call leaves what happened in `events`.
 *
 * Signs: `A B C D` players, `#` wall, `.` floor, `S` a place to be born, `h` health, `s` shield, `e` energy. Walls
 * around it are added. Players stand alive and unprotected, without shield, and are born again at an `S` or where a
 * player stood; shots have no spread, nothing pushes.
 */

import assert from 'node:assert/strict';
import { angleOf } from '../sim/angle.ts';
import { type Hill, parseArena, TILE } from '../sim/arena.ts';
import { BUTTONS, type Command, NEUTRAL, SEEN_PARTS } from '../sim/command.ts';
import type { WorldEvent, WorldEventType } from '../sim/events.ts';
import { recordHistory } from '../sim/history.ts';
import { createObjective } from '../sim/objective.ts';
import type { Phase } from '../sim/phase.ts';
import { createPlayer, type Player } from '../sim/player.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput, type TickInput } from '../sim/tickInput.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import { createWorld, type World } from '../sim/world.ts';

export type Name = 'A' | 'B' | 'C' | 'D';
const NAMES: readonly Name[] = ['A', 'B', 'C', 'D'];
const PICKUPS: Readonly<Record<string, string>> = { h: 'H', s: 'A', e: 'E' };
const NEVER = 1_000_000;
/** A duel's own numbers: a change of balance is a matter of the golden matches and leaves claims about rules alone. */
const PLAIN: Readonly<Record<string, number>> = {
	'player.speed': 320,
	'player.acceleration': 3200,
	'player.friction': 2600,
	'player.radius': 20,
	'player.dashSpeed': 980,
	'player.dashSeconds': 0.17,
	'player.dashCooldownSeconds': 1.8,
	'player.switchSeconds': 0.2,
	'player.health': 100,
	'player.shieldAtSpawn': 0,
	'player.shieldMax': 100,
	'player.energyMax': 100,
	'player.energyPerSecond': 32,
	'player.energyDelaySeconds': 0.4,
	'player.respawnSeconds': 2.5,
	'player.protectSeconds': 1.5,
	'rail.damage': 65,
	'rail.cooldownSeconds': 1.1,
	'rail.energyPerShot': 30,
	'rail.range': 1500,
	'rail.spread': 0,
	'rail.knockback': 0,
	'rapid.damage': 12,
	'rapid.cooldownSeconds': 0.1,
	'rapid.energyPerShot': 4,
	'rapid.range': 900,
	'rapid.spread': 0,
	'rapid.projectileSpeed': 1200,
	'rapid.projectileRadius': 5,
	'rapid.knockback': 0,
	'scatter.damage': 9,
	'scatter.pellets': 8,
	'scatter.range': 420,
	'scatter.spread': 130,
	'scatter.knockback': 0,
	'rocket.damage': 70,
	'rocket.range': 1100,
	'rocket.projectileSpeed': 640,
	'rocket.projectileRadius': 7,
	'rocket.splashRadius': 135,
	'rocket.knockback': 460,
	'strike.damage': 55,
	'strike.range': 92,
	'strike.arc': 520,
	'strike.knockback': 240,
	'health.amount': 50,
	'shield.amount': 50,
	'energy.amount': 60,
};

export interface DuelOptions {
	/** Differences from the plain numbers of a duel. */
	tuning?: Record<string, number>;
	tickRate?: number;
	/** Deathmatch when left out. In a mode with teams A and C are of team 1, B and D of team 2. */
	modeId?: string;
	/** The hill, for modes that need one, units. */
	hill?: Hill;
	phase?: Phase;
	phaseEndsTick?: number;
}

/** What a player does from now on; what is left out stays as it is. */
export type Deed = Partial<Pick<Command, 'moveX' | 'moveY' | 'aim' | 'weapon'>> & { fire?: boolean; dash?: boolean };

export interface Shot {
	/** Whom to aim at; A and B aim at each other otherwise. */
	at?: Name;
	/** How many ticks ago the world that the shooter looks at was; aims at where the target was then. */
	saw?: number;
	/** How many ticks ago the server is told that it was; as `saw`, when left out. */
	stamp?: number | 'none';
}

export class Duel {
	readonly world: World;
	/** What happened in the last call that let time pass. */
	events: WorldEvent[] = [];
	private readonly deeds = new Map<number, Command>();
	private readonly past: Map<number, { x: number; y: number }>[] = [];

	constructor(map: string, options: DuelOptions) {
		const rows = map
			.trim()
			.split('\n')
			.map((row) => row.trim());
		const wall = '#'.repeat((rows[0]?.length ?? 0) + 2);
		const text = [wall, ...rows.map((row) => `#${row}#`), wall].join('\n');
		const arena = parseArena(
			'duel',
			'Duel',
			text.replace(/[A-D]/g, 'S').replace(/[hse]/g, (sign) => PICKUPS[sign] ?? sign),
		);
		const { tickRate = 30, phase = 'play', phaseEndsTick = NEVER, modeId = 'deathmatch' } = options;
		const tuning = { ...PLAIN, ...options.tuning };
		const standard = createWorld({ seed: 1, arenaId: 'foundry', modeId, tickRate, startTick: 100, tuning });
		const pickups = arena.pickups.map(({ kind, x, y }) => ({ kind, x, y, backAtTick: 0 }));
		const played = { ...arena, hill: options.hill };
		const objectives = (standard.mode.objectives?.(played) ?? []).map(createObjective);
		this.world = { ...standard, arena: played, pickups, objectives, phase, phaseEndsTick };
		const lines = text.split('\n');
		for (const [index, name] of NAMES.entries()) {
			const row = lines.findIndex((line) => line.includes(name));
			if (row >= 0) this.place(index + 1, name, (lines[row]?.indexOf(name) ?? 0) * TILE + TILE / 2, row * TILE + TILE / 2);
		}
		this.remember();
		recordHistory(this.world);
	}

	private place(id: number, name: Name, x: number, y: number): void {
		const { health, shieldAtSpawn: shield, energyMax: energy } = this.world.tuning.player;
		const team = this.world.mode.teams === 0 ? 0 : 2 - (id % 2);
		const life = { health, shield, energy, alive: true, respawnTick: 0 };
		this.world.players.set(id, { ...createPlayer(id, name, false), ...life, team, x, y, shownX: x, shownY: y });
		this.deeds.set(id, { ...NEUTRAL });
	}

	private remember(): void {
		this.past.push(new Map([...this.world.players.values()].map(({ id, x, y }) => [id, { x, y }])));
	}

	player(name: Name): Player {
		const player = this.world.players.get(NAMES.indexOf(name) + 1);
		assert.ok(player, `${name} is in the match`);
		return player;
	}

	/** Changes a player at will, between two ticks. */
	set(name: Name, fields: Partial<Player>): this {
		const player = Object.assign(this.player(name), fields);
		// Whoever is put somewhere is seen there.
		player.shownX = fields.x ?? player.shownX;
		player.shownY = fields.y ?? player.shownY;
		return this;
	}

	/** What a player does in every tick from now on. */
	hold(name: Name, { fire, dash, ...rest }: Deed): this {
		const command = this.deeds.get(this.player(name).id) ?? { ...NEUTRAL };
		const bit = (on: boolean | undefined, button: number) => (on === undefined ? command.buttons & button : on ? button : 0);
		this.deeds.set(this.player(name).id, { ...command, ...rest, buttons: bit(fire, BUTTONS.fire) | bit(dash, BUTTONS.dash) });
		return this;
	}

	/** Lets time pass; `input` enters in the first of the ticks. */
	wait(ticks = 1, input: Partial<TickInput> = {}): this {
		this.events = [];
		for (let tick = 0; tick < ticks; tick++) {
			const commands = new Map([...this.deeds].map(([id, command]) => [id, { commands: [{ ...command }], frame: 1 }]));
			this.events.push(...stepWorld(this.world, { ...createTickInput(), commands, ...(tick === 0 ? input : {}) }));
			this.remember();
		}
		return this;
	}

	/** Fires one shot with a weapon that is in hand and ready; takes a tick. */
	fire(name: Name, weapon: WeaponId, shot: Shot = {}): this {
		return this.ready(name, weapon, shot).wait().lower(name);
	}

	/** Two fire in one tick. */
	fireBoth(weapon: WeaponId, first: Name, second: Name): this {
		return this.ready(first, weapon, { at: second }).ready(second, weapon, { at: first }).wait().lower(first).lower(second);
	}

	private ready(name: Name, weapon: WeaponId, { at = name === 'A' ? 'B' : 'A', saw, stamp = saw ?? 'none' }: Shot): this {
		const shooter = this.player(name);
		const target = this.past[this.past.length - 1 - (saw ?? 0)]?.get(this.player(at).id);
		assert.ok(target, `the duel is ${saw} ticks old`);
		shooter.weapon = WEAPON_IDS.indexOf(weapon);
		shooter.fireCooldownTicks = 0;
		this.hold(name, { fire: true, weapon: shooter.weapon, aim: angleOf(target.x - shooter.x, target.y - shooter.y) });
		const command = this.deeds.get(shooter.id);
		if (command) command.seen = stamp === 'none' ? 0 : (this.world.tick - stamp) * SEEN_PARTS;
		return this;
	}

	private lower(name: Name): this {
		const command = this.deeds.get(this.player(name).id);
		if (command) command.seen = 0;
		return this.hold(name, { fire: false });
	}

	count(type: WorldEventType): number {
		return this.events.filter((event) => event.type === type).length;
	}

	private victims(): string[] {
		return this.events.flatMap((event) => (event.type === 'hit' ? [this.world.players.get(event.victimId)?.name ?? '?'] : []));
	}

	/** In the last call exactly these were hurt, each once. */
	expectHit(...names: Name[]): this {
		assert.deepEqual(this.victims().sort(), names, `hit: ${this.victims().join() || 'nobody'}, expected: ${names.join()}`);
		return this;
	}

	expectMiss(): this {
		assert.deepEqual(this.victims(), [], `nobody should be hit, but ${this.victims().join()} was`);
		return this;
	}
}

export function duel(map: string, options: DuelOptions = {}): Duel {
	return new Duel(map, options);
}

/** Whole ticks of a time in seconds, in a duel at the standard rate. */
export function ticks(seconds: number, tickRate = 30): number {
	return Math.round(seconds * tickRate);
}
