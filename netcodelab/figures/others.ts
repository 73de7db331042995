/** The others: where they are shown against where they were, how evenly they move, and how far behind. */

import type { ClientRecording, PictureRecord } from '../play/recording.ts';
import type { TruthAt } from '../play/runLine.ts';
import { type Spread, shareOf, spreadOf } from './percentiles.ts';
import { within } from './window.ts';

export interface OthersFigures {
	/** From where somebody was at the instant shown. */
	displayedErrorUnits: Spread;
	/** Change of the way from picture to picture that the truth did not have, units a picture. */
	jerkUnits: Spread;
	/** Of pictures of somebody who ran: stood on the screen, away from where they were. */
	frozenShare: number;
	/** Of pictures: the instant shown is later than the newest state. */
	extrapolatedShare: number;
	/** Behind the newest state. */
	viewDelayMs: Spread;
	/** The same pictures had everybody been shown where the newest state says: no interpolation. */
	jerkUnitsWithout: Spread;
	frozenShareWithout: number;
}

interface Place {
	x: number;
	y: number;
}

/** Who runs goes further than this in a picture, units; a run is 5.3. */
const RUNS_UNITS = 1;
/** Places are told when they are this far from the truth: who is shown no further away stands where they were told to be. */
const TOLERANCE_UNITS = 2;
/** Beyond this in a tick it is a new life, units. */
const NEW_LIFE_UNITS = 100;
const STANDS_UNITS = 0.001;

/** Where somebody was at an instant in ticks; undefined when not alive around it, or not known. */
export function trueAt(truthAt: TruthAt, id: number, viewTick: number): Place | undefined {
	const tick = Math.floor(viewTick);
	const before = truthAt(tick)?.get(id);
	const after = truthAt(tick + 1)?.get(id);
	if (!before?.alive || !after?.alive) return undefined;
	const dx = after.x - before.x;
	const dy = after.y - before.y;
	if (Math.hypot(dx, dy) > NEW_LIFE_UNITS) return undefined;
	return { x: before.x + dx * (viewTick - tick), y: before.y + dy * (viewTick - tick) };
}

/** Three pictures in a row, as shown and as it was. */
interface Trail {
	shown: Place[];
	was: Place[];
	newest: Place[];
}

export function othersFigures(clients: readonly ClientRecording[], truthAt: TruthAt, fromMs: number, toMs: number): OthersFigures {
	const errors: number[] = [];
	const jerks: number[] = [];
	const jerksWithout: number[] = [];
	const delays: number[] = [];
	let running = 0;
	let frozen = 0;
	let frozenWithout = 0;
	let pictures = 0;
	let extrapolated = 0;
	for (const client of clients) {
		const trails = new Map<number, Trail>();
		for (const picture of within(client.pictures, fromMs, toMs)) {
			pictures++;
			if (picture.viewTick > picture.newestTick) extrapolated++;
			delays.push(picture.viewDelayMs);
			for (const { id, shown, was, newest } of comparable(picture, truthAt, trails)) {
				errors.push(Math.hypot(shown.x - was.x, shown.y - was.y));
				const trail = trails.get(id) ?? { shown: [], was: [], newest: [] };
				trails.set(id, trail);
				const before = trail.was[trail.was.length - 1];
				if (before && Math.hypot(was.x - before.x, was.y - before.y) > RUNS_UNITS) {
					running++;
					if (stands(trail.shown, shown) && Math.hypot(shown.x - was.x, shown.y - was.y) > TOLERANCE_UNITS) frozen++;
					if (stands(trail.newest, newest)) frozenWithout++;
				}
				for (const [places, place] of [
					[trail.shown, shown],
					[trail.was, was],
					[trail.newest, newest],
				] as const) {
					places.push(place);
					if (places.length > 3) places.shift();
				}
				if (trail.shown.length < 3) continue;
				jerks.push(unevenness(trail.shown, trail.was));
				jerksWithout.push(unevenness(trail.newest, trail.was));
			}
		}
	}
	return {
		displayedErrorUnits: spreadOf(errors),
		jerkUnits: spreadOf(jerks),
		frozenShare: shareOf(frozen, running),
		extrapolatedShare: shareOf(extrapolated, pictures),
		viewDelayMs: spreadOf(delays),
		jerkUnitsWithout: spreadOf(jerksWithout),
		frozenShareWithout: shareOf(frozenWithout, running),
	};
}

/** Everybody who is shown alive and was alive; whoever is not begins a new trail. */
function* comparable(
	picture: PictureRecord,
	truthAt: TruthAt,
	trails: Map<number, Trail>,
): Generator<{ id: number; shown: Place; was: Place; newest: Place }> {
	const now = truthAt(picture.newestTick);
	for (const shown of picture.others) {
		const was = shown.alive ? trueAt(truthAt, shown.id, picture.viewTick) : undefined;
		const newest = now?.get(shown.id);
		if (was && newest?.alive) yield { id: shown.id, shown, was, newest };
		else trails.delete(shown.id);
	}
}

function stands(places: readonly Place[], place: Place): boolean {
	const before = places[places.length - 1];
	return before !== undefined && Math.hypot(place.x - before.x, place.y - before.y) < STANDS_UNITS;
}

/** How much more one way bends over three pictures than another. */
function unevenness(shown: readonly Place[], was: readonly Place[]): number {
	const bend = ([a, b, c]: readonly Place[], axis: keyof Place) => (a?.[axis] ?? 0) - 2 * (b?.[axis] ?? 0) + (c?.[axis] ?? 0);
	return Math.hypot(bend(shown, 'x') - bend(was, 'x'), bend(shown, 'y') - bend(was, 'y'));
}
