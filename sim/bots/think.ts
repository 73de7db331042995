/** A bot's mind: from what it perceives and remembers to the command of one tick. Called by whoever seats bots. */

import { ANGLES, angleOf, cosOf, sinOf, turnToward } from '../angle.ts';
import { BUTTONS, type Command } from '../command.ts';
import { type Rng, randomIndex } from '../random.ts';
import type { BotMemory } from './memory.ts';
import type { Percept } from './percept.ts';

export { type BotMemory, createBotMemory } from './memory.ts';

const MAX_TURN = 180;

/** Decides one tick. Changes `memory` and `rng` alone; the same three give the same command everywhere. */
export function think(percept: Percept, memory: BotMemory, rng: Rng): Command {
	const { self, players, tick } = percept;
	if (tick >= memory.headingUntilTick) {
		memory.heading = randomIndex(rng, ANGLES);
		memory.headingUntilTick = tick + 15 + randomIndex(rng, 30);
	}
	const target = players[0];
	const wanted = target ? angleOf(target.x - self.x, target.y - self.y) : memory.heading;
	return {
		moveX: Math.round(cosOf(memory.heading) * 127),
		moveY: Math.round(sinOf(memory.heading) * 127),
		aim: turnToward(self.aim, wanted, MAX_TURN),
		buttons: target ? BUTTONS.fire : 0,
		weapon: 1,
		seen: 0,
	};
}
