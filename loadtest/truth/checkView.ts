/** Whether what a client showed at an instant was so on the server. Pure; called with the truth around that instant. */

import type { TruePlayer } from '../../schema/truthCodec.ts';

/** What a client showed at an instant, in ticks with a fraction. */
export interface ViewSnapshot {
	viewTick: number;
	/** The newest tick that it had received: who had left by then is shown no more, whatever the instant. */
	newestTick: number;
	selfId: number;
	/** `isNew`: has been shown for so short a time that the instant shown may lie before the first news of it. */
	shown: readonly ShownPlayer[];
}

export interface ShownPlayer {
	id: number;
	x: number;
	y: number;
	alive: boolean;
	isNew: boolean;
}

/** Everybody at the end of a tick, by id. */
export type Look = ReadonlyMap<number, TruePlayer>;

/** Who is to be shown whom; `look`: all at that time. */
export interface SightRule {
	/** Must be told of the other. */
	shows(own: TruePlayer, other: TruePlayer, look: Look): boolean;
	/** May still be told of the other: the edge has a width. */
	mayShow(own: TruePlayer, other: TruePlayer, look: Look): boolean;
	/** Is near enough for it to matter where exactly it is shown: leaders far away are a mark at the edge of the screen. */
	matters(own: TruePlayer, other: TruePlayer): boolean;
}

export const EVERYBODY: SightRule = { shows: () => true, mayShow: () => true, matters: () => true };

/** Undefined when the truth of that tick is not known. */
export type TruthAt = (tick: number) => Look | undefined;

export interface ViewErrors {
	/** Distances of those who are shown alive from where they were, units; of who has just come into sight, none. */
	errorUnits: number[];
	/** Whose is the largest; 0 where there is none. */
	worstId: number;
	/** Who had been in sight all the while and was not shown; who was shown and had been out of sight all the while. */
	missing: number[];
	strangers: number[];
}

/** Somebody has been in or out of sight for this long before it counts: news is on its way, or waits for its turn in a frame. */
export const GRACE_TICKS = 30;
/** Looks at the time before, one every so many ticks. */
const LOOK_EVERY_TICKS = 6;
/** Nobody goes this far in a tick: it is a new life, units. */
const JUMP_UNITS = 100;

/** Undefined when the truth around the instant is not known. */
export function checkView(snapshot: ViewSnapshot, truthAt: TruthAt, sight: SightRule): ViewErrors | undefined {
	const tick = Math.floor(snapshot.viewTick);
	const before = truthAt(tick);
	const after = truthAt(tick + 1);
	if (!before || !after) return undefined;
	const looks: Look[] = [before, after];
	for (let at = tick - GRACE_TICKS; at < snapshot.newestTick + LOOK_EVERY_TICKS; at += LOOK_EVERY_TICKS) {
		const look = truthAt(Math.min(at, snapshot.newestTick));
		if (!look) return undefined;
		looks.push(look);
	}
	/** At a few looks, and then in every tick: between two looks somebody may have lived a life elsewhere. */
	const isAlways = (id: number, rule: SightRule['shows'], wanted: boolean) => {
		const holds = (look: Look) => isRelated(look, snapshot.selfId, id, rule) === wanted;
		return looks.every(holds) && looksBetween(tick - GRACE_TICKS, snapshot.newestTick, truthAt).every(holds);
	};
	const own = before.get(snapshot.selfId);
	const part = snapshot.viewTick - tick;
	const errorUnits: number[] = [];
	let worstId = 0;
	const strangers: number[] = [];
	const shown = new Set<number>();
	for (const { id, x, y, alive, isNew } of snapshot.shown) {
		shown.add(id);
		if (id === snapshot.selfId) continue;
		const a = before.get(id);
		const b = after.get(id);
		if (alive && !isNew && a?.alive && b?.alive && !isJump(a, b) && own && sight.matters(own, a)) {
			const units = distance(a.x + (b.x - a.x) * part - x, a.y + (b.y - a.y) * part - y);
			errorUnits.push(units);
			if (units >= Math.max(...errorUnits)) worstId = id;
		}
		if (isAlways(id, sight.mayShow, false)) strangers.push(id);
	}
	const missing = [...before.keys()].filter((id) => !shown.has(id) && id !== snapshot.selfId && isAlways(id, sight.shows, true));
	return { errorUnits, worstId, missing, strangers };
}

function looksBetween(from: number, to: number, truthAt: TruthAt): Look[] {
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => truthAt(from + index)).filter((look) => look !== undefined);
}

function isRelated(look: Look, selfId: number, id: number, rule: SightRule['shows']): boolean {
	const own = look.get(selfId);
	const other = look.get(id);
	return own !== undefined && other !== undefined && rule(own, other, look);
}

function isJump(a: TruePlayer, b: TruePlayer): boolean {
	return distance(b.x - a.x, b.y - a.y) > JUMP_UNITS;
}

function distance(dx: number, dy: number): number {
	return Math.sqrt(dx * dx + dy * dy);
}
