/**
 * Every tunable field, declared once: unit, range, whether it may change while people play, and what it does. Values
 * are given elsewhere (`sim/rules.ts`, each weapon, each mode). The designer's pages, the wire and the journal all
 * read this table.
 */

export interface FieldSpec {
	unit: string;
	min: number;
	max: number;
	/** May change in a running match, on a tick that was announced ahead. */
	live: boolean;
	/** One sentence for the person who turns it. */
	about: string;
}

export const PLAYER_FIELDS = {
	speed: { unit: 'units/s', min: 40, max: 900, live: true, about: 'Top running speed.' },
	acceleration: { unit: 'units/s²', min: 200, max: 12000, live: true, about: 'How fast a run builds up or turns.' },
	friction: { unit: 'units/s²', min: 200, max: 12000, live: true, about: 'How fast a body stops when no key is held.' },
	radius: { unit: 'units', min: 8, max: 24, live: false, about: 'Size of a body, for walls and for shots.' },
	dashSpeed: { unit: 'units/s', min: 200, max: 1900, live: true, about: 'Speed during a dash.' },
	dashSeconds: { unit: 's', min: 0.05, max: 1, live: true, about: 'How long a dash lasts.' },
	dashCooldownSeconds: { unit: 's', min: 0.1, max: 8, live: true, about: 'From the start of a dash until the next.' },
	switchSeconds: { unit: 's', min: 0, max: 2, live: true, about: 'Pause before a weapon just taken in hand can fire.' },
	health: { unit: 'points', min: 1, max: 250, live: true, about: 'Health at a spawn, and the most that one can have.' },
	shieldAtSpawn: { unit: 'points', min: 0, max: 250, live: true, about: 'Shield at a spawn; it is hurt before health.' },
	shieldMax: { unit: 'points', min: 0, max: 250, live: true, about: 'The most shield that pickups can give.' },
	energyMax: { unit: 'points', min: 10, max: 255, live: true, about: 'Energy at a spawn, and the most that one can have.' },
	energyPerSecond: { unit: 'points/s', min: 0, max: 250, live: true, about: 'Energy that comes back while not firing.' },
	energyDelaySeconds: { unit: 's', min: 0, max: 5, live: true, about: 'Pause after a shot before energy comes back.' },
	respawnSeconds: { unit: 's', min: 0.2, max: 8, live: true, about: 'From a death to the next life.' },
	protectSeconds: { unit: 's', min: 0, max: 8, live: true, about: 'Unhurt after a spawn; ends at the first shot.' },
} as const satisfies Record<string, FieldSpec>;

export const WEAPON_FIELDS = {
	damage: { unit: 'points', min: 1, max: 250, live: true, about: 'Taken from shield, then health, by one hit.' },
	cooldownSeconds: { unit: 's', min: 0.04, max: 8, live: true, about: 'From one shot to the next.' },
	energyPerShot: { unit: 'points', min: 0, max: 255, live: true, about: 'Energy that a shot costs.' },
	range: { unit: 'units', min: 20, max: 3000, live: true, about: 'Where a beam, a projectile or a blow ends.' },
	spread: { unit: '4096ths of a turn', min: 0, max: 512, live: true, about: 'Largest random turn of a shot or pellet to either side.' },
	pellets: { unit: 'pellets', min: 1, max: 16, live: true, about: 'Lines that one shot of pellets is made of.' },
	projectileSpeed: { unit: 'units/s', min: 0, max: 3000, live: true, about: 'Speed of a projectile; unused by beams.' },
	projectileRadius: { unit: 'units', min: 0, max: 40, live: true, about: 'Size of a projectile, or half the width of a beam.' },
	splashRadius: { unit: 'units', min: 0, max: 400, live: true, about: 'How far a burst hurts from where a projectile ends; 0 for none.' },
	arc: { unit: '4096ths of a turn', min: 0, max: 4096, live: true, about: 'Width of a melee blow, from one side to the other.' },
	knockback: { unit: 'units/s', min: 0, max: 900, live: true, about: 'Speed that a hit gives to its victim.' },
} as const satisfies Record<string, FieldSpec>;

export const PICKUP_FIELDS = {
	amount: { unit: 'points', min: 1, max: 250, live: true, about: 'What one pickup gives.' },
	respawnSeconds: { unit: 's', min: 0.5, max: 120, live: true, about: 'From being taken until it is there again.' },
} as const satisfies Record<string, FieldSpec>;

export const MATCH_FIELDS = {
	warmUpSeconds: { unit: 's', min: 0, max: 60, live: true, about: 'Free play before points count.' },
	playSeconds: { unit: 's', min: 5, max: 3600, live: true, about: 'Length of a match.' },
	overtimeSeconds: { unit: 's', min: 0, max: 600, live: true, about: 'Play that follows a tie; the next lead ends it.' },
	resultsSeconds: { unit: 's', min: 1, max: 60, live: true, about: 'How long the results stay before the next match.' },
	scoreToWin: { unit: 'points', min: 1, max: 500, live: true, about: 'Ends a match early.' },
	idleSeconds: { unit: 's', min: 0, max: 600, live: true, about: 'After this long without a deed a bot plays for somebody; 0 for never.' },
	fillTo: { unit: 'players', min: 0, max: 600, live: true, about: 'Bots fill a room up to this many players.' },
	timeScale: {
		unit: 'of real time',
		min: 0.1,
		max: 1,
		live: true,
		about: 'How fast the match runs; below 1 it is slow motion for everybody.',
	},
	fog: {
		unit: 'off or on',
		min: 0,
		max: 1,
		live: true,
		about: 'From 0.5 on nobody is told of enemies whom no line of sight can reach soon: fog of war.',
	},
} as const satisfies Record<string, FieldSpec>;

export type PlayerRules = Record<keyof typeof PLAYER_FIELDS, number>;
export type WeaponRules = Record<keyof typeof WEAPON_FIELDS, number>;
export type PickupRules = Record<keyof typeof PICKUP_FIELDS, number>;
export type MatchRules = Record<keyof typeof MATCH_FIELDS, number>;
