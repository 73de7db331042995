/**
 * People who do nothing for a while: a bot plays on in their place, under their name, until they act again. Used by
 * `MatchRunner`; the journal keeps what was done, whoever did it.
 */

import { angleBetween } from '../angle.ts';
import type { Command } from '../command.ts';
import type { PlayerInput } from '../tickInput.ts';
import type { World } from '../world.ts';

/** A turn of the aim that is more than a trembling hand, 4096ths of a turn. */
const MEANT_TURN = 12;

const NONE: readonly Command[] = [];

export class IdlePlayers {
	/** By player id: ticks since the last deed, and the command that stood then. */
	private readonly still = new Map<number, { ticks: number; last: Command | undefined }>();

	/** Ids of those for whom a bot plays. */
	readonly replaced = new Set<number>();

	/** Looks at what people sent in this tick; nothing at all is nothing done. */
	watch(world: World, commands: ReadonlyMap<number, PlayerInput>): void {
		const allowed = world.tuning.match.idleSeconds * world.tickRate;
		let people = 0;
		for (const player of world.players.values()) {
			if (player.bot) continue;
			people++;
			let still = this.still.get(player.id);
			if (!still) {
				still = { ticks: 0, last: undefined };
				this.still.set(player.id, still);
			}
			still.ticks++;
			for (const command of commands.get(player.id)?.commands ?? NONE) {
				if (isDeed(command, still.last)) still.ticks = 0;
				still.last = command;
			}
			if (allowed > 0 && still.ticks > allowed) this.replaced.add(player.id);
			else this.replaced.delete(player.id);
		}
		if (this.still.size === people) return;
		for (const id of this.still.keys()) {
			if (world.players.has(id)) continue;
			this.still.delete(id);
			this.replaced.delete(id);
		}
	}
}

function isDeed(command: Command, last: Command | undefined): boolean {
	if (command.moveX !== 0 || command.moveY !== 0 || command.buttons !== 0) return true;
	return last !== undefined && (command.weapon !== last.weapon || Math.abs(angleBetween(last.aim, command.aim)) > MEANT_TURN);
}
