/**
 * Numbers of a room that is measured: shots are free and hurt little, so that all play on and every weapon is fired
 * much; what pushes still pushes. By key, as `tune` takes them.
 */

import { WEAPON_IDS } from '../../sim/weapons/registry.ts';

export const NUMBERS: Readonly<Record<string, number>> = {
	'player.health': 250,
	'player.shieldAtSpawn': 250,
	'player.shieldMax': 250,
	'player.protectSeconds': 0,
	'player.respawnSeconds': 0.5,
	'match.warmUpSeconds': 0,
	'match.idleSeconds': 0,
	'match.playSeconds': 3600,
	'match.scoreToWin': 500,
	...Object.fromEntries(WEAPON_IDS.map((id) => [`${id}.energyPerShot`, 0])),
	...Object.fromEntries(WEAPON_IDS.map((id) => [`${id}.damage`, 1])),
	'rail.cooldownSeconds': 0.25,
	'scatter.cooldownSeconds': 0.3,
	'rocket.cooldownSeconds': 0.35,
	'strike.cooldownSeconds': 0.3,
	'rapid.range': 900,
};
