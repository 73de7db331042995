/** What there is to play with, as tables for `docs/game.md`: weapons, modes and maps from their registries. */

import type { Arena } from '../../sim/arena.ts';
import { ARENA_IDS, ARENAS, arenasFor } from '../../sim/arenas/registry.ts';
import { MATCH_MODES } from '../../sim/modes/registry.ts';
import { PLAYER_RULES } from '../../sim/rules.ts';
import { WEAPONS, type WeaponId } from '../../sim/weapons/registry.ts';
import { markdownTable } from './markdownTable.ts';

/** From the first hit to the last with every shot a hit, seconds; a fresh life's shield included. */
export function timeToKill(id: WeaponId): { shots: number; seconds: number } {
	const { damage, pellets, cooldownSeconds } = WEAPONS[id].rules;
	const shots = Math.ceil((PLAYER_RULES.health + PLAYER_RULES.shieldAtSpawn) / (damage * pellets));
	return { shots, seconds: (shots - 1) * cooldownSeconds };
}

export function weaponsPart(): string {
	const rows = Object.entries(WEAPONS).map(([id, { title, fires, about, rules }]) => {
		const { shots, seconds } = timeToKill(id as WeaponId);
		return [`**${title}** \`${id}\``, fires, about, String(shots), `${seconds.toFixed(2)} s`, String(rules.range)];
	});
	return markdownTable(['weapon', 'fires', 'what it wins and loses', 'hits to kill', 'in, if every shot is a hit', 'reach, units'], rows);
}

export function modesPart(): string {
	const rows = MATCH_MODES.map(({ id, title, goal, teams, maxPlayers }) => [
		`**${title}**`,
		`\`?mode=${id}\``,
		teams === 0 ? 'everybody for themselves' : `${teams} teams`,
		`up to ${maxPlayers}`,
		goal,
	]);
	return markdownTable(['mode', 'address', 'sides', 'players', 'goal'], rows);
}

export function mapsPart(): string {
	const rows = [...ARENA_IDS, ...arenasFor('crowd')].map((id) => {
		const { title, about, columns, rows } = ARENAS[id] as Arena;
		return [`**${title}**`, `\`?map=${id}\``, `${columns} by ${rows} tiles`, about];
	});
	return markdownTable(['map', 'address', 'size', 'what it is like'], rows);
}
