/** A brawl of people who run and shoot without thinking: cheap seeded commands, all rules on. For `npm run simscale` and tests. */

import { ANGLES, angleOf } from '../sim/angle.ts';
import { BUTTONS, type Command } from '../sim/command.ts';
import { MatchRunner } from '../sim/match/runner.ts';
import { arenaFor } from '../sim/modes/registry.ts';
import { boxAround, livingIn } from '../sim/nearby.ts';
import type { Player } from '../sim/player.ts';
import { type Rng, random, randomIndex } from '../sim/random.ts';
import type { PlayerInput } from '../sim/tickInput.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';

/** Ticks for which a direction is kept, between a third of it and all. */
const TURN_TICKS = 45;
const LOOK_TICKS = 8;
const LOOK_UNITS = 500;
/** Roughly how far beside its target a walker fires, 4096ths of a turn. */
const AIM_ERROR = 60;

interface Walker {
	command: Command;
	turnTick: number;
}

export interface CrowdMatchOptions {
	people: number;
	/** Bots of the server's own, besides the people. */
	bots: number;
	seed: number;
	modeId?: string;
}

export class CrowdMatch {
	readonly runner: MatchRunner;
	private readonly rng: Rng;
	private readonly walkers = new Map<number, Walker>();

	/** People walk from the first tick on; there is no warm-up, and the match does not end within its usual time. */
	constructor({ people, bots, seed, modeId = 'brawl' }: CrowdMatchOptions) {
		this.rng = { seed };
		const tuning = { 'match.fillTo': people + bots, 'match.warmUpSeconds': 0, 'match.scoreToWin': 500 };
		this.runner = new MatchRunner({
			setup: { seed, arenaId: arenaFor(modeId), modeId, tickRate: 30, tuning },
			recorder: { begin() {}, tick() {}, end() {} },
		});
		for (let i = 0; i < people; i++) {
			const id = this.runner.join(`Walker ${i + 1}`);
			this.walkers.set(id, {
				command: { moveX: 0, moveY: 0, aim: 0, buttons: 0, weapon: id % WEAPON_IDS.length, seen: 0 },
				turnTick: 0,
			});
		}
	}

	/** What the people do in the next tick: run some way, and fire at whom they see first. */
	commands(): Map<number, PlayerInput> {
		const { world } = this.runner;
		const commands = new Map<number, PlayerInput>();
		for (const [id, walker] of this.walkers) {
			const player = world.players.get(id);
			if (!player) continue;
			if (world.tick >= walker.turnTick) this.turn(walker, world.tick);
			if (player.alive && (world.tick + id) % LOOK_TICKS === 0) this.look(player, walker);
			// A quarter of a second behind the present, as far as the rules go back, and less.
			const seen = Math.max(0, (world.tick - 1 - (id % 8)) * 8 - (id % 5));
			commands.set(id, { commands: [{ ...walker.command, seen }], frame: world.tick + 1 });
		}
		return commands;
	}

	private turn(walker: Walker, tick: number): void {
		walker.command.moveX = randomIndex(this.rng, 255) - 127;
		walker.command.moveY = randomIndex(this.rng, 255) - 127;
		walker.turnTick = tick + TURN_TICKS / 3 + randomIndex(this.rng, (TURN_TICKS * 2) / 3);
	}

	private look(player: Player, { command }: Walker): void {
		let target: Player | undefined;
		let nearest = Infinity;
		for (const other of livingIn(this.runner.world, boxAround(player.x, player.y, LOOK_UNITS))) {
			const distance = Math.abs(other.x - player.x) + Math.abs(other.y - player.y);
			if (other.id === player.id || distance >= nearest) continue;
			target = other;
			nearest = distance;
		}
		command.buttons = target ? BUTTONS.fire : 0;
		const error = Math.round((random(this.rng) - 0.5) * 2 * AIM_ERROR);
		if (target) command.aim = (angleOf(target.x - player.x, target.y - player.y) + error + ANGLES) % ANGLES;
		if (random(this.rng) < 0.05) command.buttons |= BUTTONS.dash;
	}
}
