/** Why a press of the trigger fired nothing. Pure; used by `ReplayMatch`. */

import { isStill } from '../../sim/phase.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { Rerun } from './rerun.ts';
import { units } from './verdictWords.ts';

/** Of the press of a player in the tick that comes after the one that `run` stands at; steps it. */
export function explainPress(run: Rerun, playerId: number): string {
	const before = run.world.players.get(playerId);
	const { alive = false, weapon: held = 0, fireCooldownTicks = 0, energy: had = 0 } = before ?? {};
	const frameBefore = run.input.commands.get(playerId)?.frame ?? 0;
	run.step();
	const { world } = run;
	const player = world.players.get(playerId);
	if (!player || !alive) return 'not fired: no body to fire with, it had fallen';
	if (isStill(world.phase)) return 'not fired: the match was over';
	const { id, title } = weaponOf(player.weapon);
	const seconds = (ticks: number) => `${Math.max(0.1, ticks / world.tickRate).toFixed(1)} s`;
	const left = Math.max(0, fireCooldownTicks - 1);
	if (player.weapon !== held) return `not fired: the ${title} had just been taken in hand, ready in ${seconds(player.fireCooldownTicks)}`;
	if (left > 0) return `not fired: the ${title} was cooling down, ready in ${seconds(left)}`;
	const { energyPerShot } = world.tuning.weapons[id];
	if (had < energyPerShot) return `not fired: no energy, ${Math.floor(had)} of the ${energyPerShot} that a shot costs`;
	const frame = run.input.commands.get(playerId)?.frame ?? 0;
	const lost = frameBefore === 0 ? 0 : frame - frameBefore - 1;
	if (lost > 0) return `not fired: ${units(lost).replace(/unit/, 'frame')} came too late and were discarded`;
	return 'not fired';
}
