/** What a match came to, counted while it is run again: shown by `npm run replay`, kept beside golden recordings. */

import type { WorldEvent } from '../../sim/events.ts';
import { PHASES } from '../../sim/phase.ts';
import type { Player } from '../../sim/player.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import type { World } from '../../sim/world.ts';

interface WeaponOutcome {
	shots: number;
	hits: number;
	damage: number;
	kills: number;
}

export interface Outcome {
	/** Everybody who ever played, by id, as they stood last. */
	players: Map<number, Player>;
	/** While points count, in the order of `WEAPON_IDS`. */
	weapons: WeaponOutcome[];
	dashes: number;
	pickups: number;
	/** `play at 241`, in the order in which they came. */
	phases: string[];
	mostAtOnce: number;
}

export function createOutcome(): Outcome {
	const weapons = WEAPON_IDS.map(() => ({ shots: 0, hits: 0, damage: 0, kills: 0 }));
	return { players: new Map(), weapons, dashes: 0, pickups: 0, phases: [], mostAtOnce: 0 };
}

/** Adds a tick that was just stepped. */
export function countTick(outcome: Outcome, world: World, events: readonly WorldEvent[]): void {
	// The object stays what it was last when its player leaves.
	for (const player of world.players.values()) outcome.players.set(player.id, player);
	outcome.mostAtOnce = Math.max(outcome.mostAtOnce, world.players.size);
	for (const event of events) {
		if (event.type === 'phase') outcome.phases.push(`${PHASES[event.phase]} at ${world.tick}`);
		if (world.phase === 'play') countEvent(outcome, event);
	}
}

function countEvent(outcome: Outcome, event: WorldEvent): void {
	if (event.type === 'dash') outcome.dashes++;
	else if (event.type === 'pickup') outcome.pickups++;
	else if (event.type === 'shot' || event.type === 'hit' || event.type === 'kill') {
		const weapon = outcome.weapons[event.weapon];
		if (!weapon) return;
		if (event.type === 'shot') weapon.shots++;
		else if (event.type === 'kill') weapon.kills++;
		else {
			weapon.hits++;
			weapon.damage += event.damage;
		}
	}
}

/** Lines of fixed width: one difference in a match changes few of them. */
export function describeOutcome(outcome: Outcome): string[] {
	const row = (name: string, numbers: (number | string)[]) => `${name.padEnd(16)}${numbers.map((n) => String(n).padStart(9)).join('')}`;
	const byScore = [...outcome.players.values()].sort((a, b) => b.score - a.score || a.id - b.id);
	return [
		`phases: ${outcome.phases.join(', ') || 'warm-up only'}; dashes ${outcome.dashes}, pickups ${outcome.pickups}`,
		'',
		row('player', ['score', 'kills', 'deaths', 'shots', 'hits', 'damage']),
		...byScore.map((player) =>
			row(
				player.name.slice(0, 16),
				PLAYER_COLUMNS.map((column) => player[column]),
			),
		),
		'',
		row('weapon', ['shots', 'hits', 'damage', 'kills']),
		...outcome.weapons.map(({ shots, hits, damage, kills }, index) => row(WEAPON_IDS[index] ?? '', [shots, hits, damage, kills])),
	];
}

const PLAYER_COLUMNS = ['score', 'kills', 'deaths', 'shots', 'hits', 'damageDealt'] as const;
