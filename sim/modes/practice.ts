/**
 * Practice: a weapon range. Bots are targets that stand or strafe at the places of team 2 on the map and never shoot;
 * nobody wins and nothing ends. Reached by `?mode=practice&map=range&private=1` and from the designer's desk.
 */

import type { Spawn } from '../arena.ts';
import type { Command } from '../command.ts';
import type { Player } from '../player.ts';
import type { World } from '../world.ts';
import { defineMode } from './mode.ts';

/** How far a target strafes to either side, units. */
const STRAFE_UNITS = 75;
/** Of full speed, 127. */
const STRAFE_SPEED = 90;
/** A target that was pushed away walks back; nearer than this it stands, units. */
const AT_HOME_UNITS = 4;

/** Targets take the places in the order of their ids, again from the first when there are more. */
function targetPlace(world: World, target: Player): { place: Spawn; strafes: boolean } | undefined {
	const places = world.arena.spawns.filter(({ team }) => team === 2);
	let index = 0;
	for (const { bot, id } of world.players.values()) if (bot && id < target.id) index++;
	const place = places[index % places.length];
	return place && { place, strafes: index % places.length >= places.length / 2 };
}

/** Speed on one axis toward a place, so that a step does not run past it. */
function toward(units: number): number {
	return Math.abs(units) <= AT_HOME_UNITS ? 0 : Math.round(Math.max(-127, Math.min(127, units * 4)));
}

export const practice = defineMode({
	id: 'practice',
	title: 'Weapon range',
	goal: 'Targets at marked distances: what each weapon does to them, in numbers.',
	practice: true,
	maps: 'practice',
	tuning: {
		'match.warmUpSeconds': 0,
		'match.fillTo': 9,
		'match.idleSeconds': 0,
		'player.respawnSeconds': 0.5,
		'player.protectSeconds': 0,
	},
	hud: [{ kind: 'damageRate', seconds: 5 }],
	spawnOf(world, player) {
		if (player.bot) return targetPlace(world, player)?.place;
		const line = world.arena.spawns.filter(({ team }) => team === 0);
		return line[player.id % Math.max(1, line.length)];
	},
	commandOf(world, bot): Command | undefined {
		const home = targetPlace(world, bot);
		if (!home) return undefined;
		const { place, strafes } = home;
		const away = bot.y - place.y;
		const onward = bot.lastCommand.moveY < 0 ? -STRAFE_SPEED : STRAFE_SPEED;
		const strafe = Math.abs(away) < STRAFE_UNITS ? onward : away > 0 ? -STRAFE_SPEED : STRAFE_SPEED;
		return { moveX: toward(place.x - bot.x), moveY: strafes ? strafe : toward(-away), aim: 2048, buttons: 0, weapon: bot.weapon, seen: 0 };
	},
});
