/** One bot over the network: the game's own client code and the bots' own brain, seeing only what its client is sent. */

import type { ClientSession } from '../netcode/clientSession.ts';
import { perceiveView } from '../netcode/perceiveView.ts';
import type { Intent } from '../netcode/view.ts';
import { type BotMemory, createBotMemory, think } from '../sim/bots/think.ts';
import { BUTTONS } from '../sim/command.ts';
import type { Rng } from '../sim/random.ts';

const STILL: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

export class NetworkBot {
	readonly session: ClientSession;
	/** Why its match was over for it before the test was; undefined while it plays. */
	closedWith: string | undefined;
	private readonly memory: BotMemory = createBotMemory('normal');
	private readonly rng: Rng;
	private intent = STILL;
	private thoughtTick = -1;

	constructor(session: ClientSession, seed: number) {
		this.session = session;
		this.rng = { seed };
		session.onClosed((problem) => {
			this.closedWith = problem.code;
		});
	}

	/** Plays on to this instant of `performance.now`. */
	play(nowMs: number): void {
		if (this.closedWith !== undefined) return;
		const events = this.session.frame(nowMs, this.intent);
		const percept = perceiveView(this.session.view, events);
		if (!percept || percept.tick === this.thoughtTick) return;
		this.thoughtTick = percept.tick;
		const { moveX, moveY, aim, buttons, weapon } = think(percept, this.memory, this.rng);
		const pressed = (button: number) => (buttons & button) !== 0;
		this.intent = { moveX: moveX / 127, moveY: moveY / 127, aim, fire: pressed(BUTTONS.fire), dash: pressed(BUTTONS.dash), weapon };
	}
}
