/**
 * Where a shooter's own screen has the body after a push that its client cannot have heard of: it is predicted without
 * it, and there its shots begin. The rewind of the others (`history.ts`) puts back whom a shot meets; this puts back
 * who fires it, within the same cap. Used by `stepWorld`, `damage.ts` and the ways of firing.
 */

import { SEEN_PARTS } from './command.ts';
import { maxRewindParts } from './history.ts';
import { copyMover, createMover, type Mover, type MoverContext } from './mover.ts';
import type { Player } from './player.ts';
import { stepMovement, stepPlayer } from './stepPlayer.ts';
import type { PlayerInput } from './tickInput.ts';
import type { World } from './world.ts';

export interface UnheardPush {
	/** In which the body was pushed. */
	tick: number;
	/** The body as it would be without this push and all later ones. */
	body: Mover;
}

/** A body is about to be pushed in this tick. Whoever plays without a line knows of it at once, and is left out. */
export function notePush(world: World, player: Player): void {
	if (player.bot || player.unheard.at(-1)?.tick === world.tick) return;
	const body = createMover();
	copyMover(player, body);
	player.unheard.push({ tick: world.tick, body });
}

/**
 * Forgets the pushes that a player's client has heard of when it made this tick's command: those up to the state that
 * it says it had received, to the instant that it shows, and to the cap. What was heard once is not unheard again.
 */
export function hearPushes(world: World, player: Player, input: PlayerInput | undefined): void {
	const newest = world.tick - 1;
	const seen = Math.floor((input?.commands.at(-1)?.seen ?? 0) / SEEN_PARTS);
	const cap = world.tick - Math.floor(maxRewindParts(world.tickRate) / SEEN_PARTS);
	// A bot, or a client that says nothing, plays by the state of the tick before.
	const received = input?.told?.received ?? newest;
	player.heardTick = Math.min(newest, Math.max(player.heardTick, received, seen, cap));
	while (player.unheard[0] && player.unheard[0].tick <= player.heardTick) player.unheard.shift();
}

/** Steps the bodies without pushes as the body itself was stepped: `commands` of the tick, the last with its weapon. */
export function stepUnheard(context: MoverContext, player: Player, commands: PlayerInput['commands']): void {
	for (const { body } of player.unheard) {
		for (const [index, command] of commands.entries()) {
			if (index < commands.length - 1) stepMovement(context, body, command);
			else stepPlayer(context, body, command);
		}
	}
}

/** Where the middle of a body is on the screen of who fires with it, units. */
export function placeOnOwnScreen(player: Readonly<Player>): { x: number; y: number } {
	const { x, y } = player.unheard[0]?.body ?? player;
	return { x, y };
}
