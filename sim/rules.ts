/** The default value of every tunable that is not a weapon's own. A mode may override some. */

import type { MatchRules, PickupRules, PlayerRules } from './fields.ts';
import type { PickupKind } from './pickup.ts';

export const PLAYER_RULES: Readonly<PlayerRules> = {
	speed: 320,
	acceleration: 3200,
	friction: 2600,
	radius: 20,
	dashSpeed: 980,
	dashSeconds: 0.17,
	dashCooldownSeconds: 1.8,
	switchSeconds: 0.2,
	health: 100,
	shieldAtSpawn: 25,
	shieldMax: 100,
	energyMax: 100,
	energyPerSecond: 32,
	energyDelaySeconds: 0.4,
	respawnSeconds: 2.5,
	protectSeconds: 1.5,
};

export const PICKUP_RULES: Readonly<Record<PickupKind, PickupRules>> = {
	health: { amount: 50, respawnSeconds: 12 },
	shield: { amount: 50, respawnSeconds: 18 },
	energy: { amount: 60, respawnSeconds: 10 },
};

export const MATCH_RULES: Readonly<MatchRules> = {
	warmUpSeconds: 8,
	playSeconds: 300,
	overtimeSeconds: 60,
	resultsSeconds: 10,
	scoreToWin: 50,
	idleSeconds: 40,
	fillTo: 8,
	timeScale: 1,
	fog: 0,
};
