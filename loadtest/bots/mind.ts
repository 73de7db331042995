/** The bots' own brain with its memory and chance; what a scenario asks for beside playing is added here. */

import { cosOf, sinOf } from '../../sim/angle.ts';
import type { Arena } from '../../sim/arena.ts';
import { moveToGoal } from '../../sim/bots/footwork.ts';
import type { Percept } from '../../sim/bots/percept.ts';
import { type BotMemory, createBotMemory, think } from '../../sim/bots/think.ts';
import type { Command } from '../../sim/command.ts';
import type { Rng } from '../../sim/random.ts';

/** Who is this near to the spot where all gather has arrived and fights on, units. */
const GATHERED_UNITS = 80;

export class Mind {
	private readonly memory: BotMemory = createBotMemory('normal');
	private readonly rng: Rng;
	private readonly gathers: boolean;

	/** `gathers`: walks to the middle of the map, wherever fights are. */
	constructor(seed: number, gathers: boolean) {
		this.rng = { seed };
		this.gathers = gathers;
	}

	decide(percept: Percept): Command {
		const command = think(percept, this.memory, this.rng);
		const { self } = percept;
		if (!this.gathers || !self.alive) return command;
		const spot = gatheringPlace(percept.arena);
		if (Math.abs(self.x - spot.x) + Math.abs(self.y - spot.y) < GATHERED_UNITS) return command;
		moveToGoal(percept, this.memory, { kind: 'roam', ...spot, untilTick: percept.tick + 1 });
		return { ...command, moveX: Math.round(cosOf(this.memory.heading) * 127), moveY: Math.round(sinOf(this.memory.heading) * 127) };
	}
}

/** A place that can be walked to: what lies nearest to the middle of the map of all that does. */
export function gatheringPlace({ width, height, pickups, spawns }: Arena): { x: number; y: number } {
	const distance = ({ x, y }: { x: number; y: number }) => Math.abs(x - width / 2) + Math.abs(y - height / 2);
	const places = [...pickups, ...spawns].sort((a, b) => distance(a) - distance(b));
	const nearest = places[0];
	if (!nearest) throw new Error('the map has neither pickups nor spawns to gather at');
	return { x: nearest.x, y: nearest.y };
}
