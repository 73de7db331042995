/**
 * Who was hurt behind cover: the price of judging a shot where its shooter saw the target. Two times: since when the
 * victim had been out of the shooter's sight on the server (what the rewind takes, capped), and on its own screen (its
 * own line on top).
 */

import type { Arena } from '../../sim/arena.ts';
import { canSee } from '../../sim/ray.ts';
import type { ClientRecording, HurtRecord } from '../play/recording.ts';
import type { TruthAt } from '../play/runLine.ts';
import { type Spread, shareOf, spreadOf } from './percentiles.ts';
import { within } from './window.ts';

export interface CoverFigures {
	hits: number;
	/** Of hits: the victim was out of sight when the server said so. */
	share: number;
	/** Of those, for how long; zeros without any. */
	behindCoverMs: Spread;
	/** Of all hits: since the shooter was last in sight on the victim's screen. */
	ownScreenShare: number;
	ownScreenMs: Spread;
}

/** Looked back for no longer than this, ticks. */
const LOOK_BACK_TICKS = 30;
/** Somebody is in sight while this much of the body is, of its radius: middle and both flanks are looked for. */
const FLANK = 0.9;

export function coverFigures(
	clients: readonly ClientRecording[],
	truthAt: TruthAt,
	arena: Arena,
	radius: number,
	tickRate: number,
	fromMs: number,
	toMs: number,
): CoverFigures {
	let hits = 0;
	const times: number[] = [];
	const ownTimes: number[] = [];
	for (const client of clients) {
		for (const hurt of within(client.hurts, fromMs, toMs)) {
			if (hurt.attackerId === client.selfId) continue;
			const ticks = hiddenTicks(hurt, client.selfId, truthAt, arena, radius);
			if (ticks === undefined) continue;
			hits++;
			if (ticks > 0) times.push((ticks * 1000) / tickRate);
			const ownMs = hiddenOnScreenMs(client, hurt, arena, radius);
			if (ownMs > 0) ownTimes.push(ownMs);
		}
	}
	return {
		hits,
		share: shareOf(times.length, hits),
		behindCoverMs: spreadOf(times),
		ownScreenShare: shareOf(ownTimes.length, hits),
		ownScreenMs: spreadOf(ownTimes),
	};
}

/** Ticks since the victim was last in sight of what met it: the place where the shot began, or where what flew ended. */
function hiddenTicks(hurt: HurtRecord, victimId: number, truthAt: TruthAt, arena: Arena, radius: number): number | undefined {
	// A shot is judged before others move on: with the places of the tick before.
	const from = hurt.from ?? hurt;
	for (let ticks = 0; ticks <= LOOK_BACK_TICKS; ticks++) {
		const victim = truthAt(hurt.tick - 1 - ticks)?.get(victimId);
		if (!victim?.alive) return undefined;
		if (isInSight(arena, from, victim, radius)) return ticks;
	}
	return undefined;
}

/** On the victim's own screen: time from the last picture in which it was in the shooter's sight to the news of the hit. */
function hiddenOnScreenMs(client: ClientRecording, hurt: HurtRecord, arena: Arena, radius: number): number {
	const at = client.pictures.findLastIndex(({ atMs }) => atMs <= hurt.atMs);
	for (let i = at; i > Math.max(0, at - LOOK_BACK_TICKS * 2); i--) {
		const picture = client.pictures[i];
		const shooter = picture?.others.find(({ id }) => id === hurt.attackerId);
		if (!picture || !shooter) return 0;
		if (isInSight(arena, shooter, picture.own, radius)) return i === at ? 0 : hurt.atMs - picture.atMs;
	}
	return 0;
}

function isInSight(arena: Arena, from: { x: number; y: number }, body: { x: number; y: number }, radius: number): boolean {
	const dx = body.x - from.x;
	const dy = body.y - from.y;
	const distance = Math.max(1, Math.hypot(dx, dy));
	const sideX = (-dy / distance) * radius * FLANK;
	const sideY = (dx / distance) * radius * FLANK;
	return [0, 1, -1].some((side) => canSee(arena, from.x, from.y, body.x + sideX * side, body.y + sideY * side));
}
