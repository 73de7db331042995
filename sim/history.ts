/**
 * Where everybody was shown in the last ticks, for judging a shot where its shooter saw the target (Bernier, "Latency
 * Compensating Methods", 2001). In ticks, inside the world: replays and snapshots carry it.
 */

import { SEEN_PARTS } from './command.ts';
import type { World } from './world.ts';

/** The whole rewind of a shot is at most this, whatever a client says. */
export const MAX_REWIND_MS = 250;
/** Ticks kept beyond the cap: the one that interpolation reaches back to, and the present. */
const SPARE_TICKS = 2;

export interface PastTick {
	tick: number;
	/** By player id: x, y; absent when dead then. */
	positions: Map<number, { x: number; y: number }>;
}

/** Longest rewind in 8ths of a tick. */
export function maxRewindParts(tickRate: number): number {
	return Math.floor((MAX_REWIND_MS / 1000) * tickRate * SEEN_PARTS);
}

/** Ticks kept, enough for the longest rewind at any rate. */
export function historyTicks(tickRate: number): number {
	return Math.ceil((MAX_REWIND_MS / 1000) * tickRate) + SPARE_TICKS;
}

/** Notes where the living are shown at the end of a tick, and forgets what is too old. */
export function recordHistory(world: World): void {
	const reused = world.history.length >= historyTicks(world.tickRate) ? world.history.shift() : undefined;
	const positions = reused?.positions ?? new Map<number, { x: number; y: number }>();
	for (const player of world.players.values()) {
		if (!player.alive) {
			positions.delete(player.id);
			continue;
		}
		const kept = positions.get(player.id);
		if (kept) {
			kept.x = player.shownX;
			kept.y = player.shownY;
		} else positions.set(player.id, { x: player.shownX, y: player.shownY });
	}
	for (const id of positions.keys()) if (!world.players.has(id)) positions.delete(id);
	world.history.push({ tick: world.tick, positions });
}

/** How far apart two ticks' positions may be and still be one movement: beyond it somebody died and came back. */
export const JUMP_UNITS = 120;

/**
 * Where a player was at an instant in 8ths of a tick, as a client that interpolates saw it; undefined when not alive
 * then or not known any more.
 */
export function pastPosition(world: World, playerId: number, atParts: number): { x: number; y: number } | undefined {
	const newest = world.history[world.history.length - 1];
	if (!newest) return undefined;
	const tick = Math.floor(atParts / SEEN_PARTS);
	const index = world.history.length - 1 - (newest.tick - tick);
	const before = world.history[index]?.positions.get(playerId);
	const fraction = (atParts - tick * SEEN_PARTS) / SEEN_PARTS;
	if (fraction === 0 || index + 1 >= world.history.length) return before;
	const after = world.history[index + 1]?.positions.get(playerId);
	if (!before || !after) return fraction < 0.5 ? before : after;
	const dx = after.x - before.x;
	const dy = after.y - before.y;
	if (dx * dx + dy * dy > JUMP_UNITS * JUMP_UNITS) return fraction < 0.5 ? before : after;
	return { x: before.x + dx * fraction, y: before.y + dy * fraction };
}
