/**
 * Puts people into matches: in rounds, so that hundreds who come at once are served by one look at the list of rooms
 * and one message to each room. Each process has one; they meet in the list, and who finds a seat taken is in the next
 * round. Asked by `server/matchmakeRequests.ts` and by `PartyRoom`.
 */

import { roomServices } from '../roomServices.ts';
import type { Doors } from './doors.ts';
import type { Group } from './group.ts';
import { type GroupLine, planSeats, type SeatPlan } from './planSeats.ts';
import { Search } from './search.ts';
import type { Place, WaitingLine } from './waitingLine.ts';

/** Between two rounds for the same people, ms. */
const STEP_MS = 50;
/** And where the server is full: seats come free by the second, not by the tick. */
const LINE_STEP_MS = 250;
/** Who opens a room for longer than this has died over it, ms. */
const OPENING_MS = 1500;

export class Matchmaker {
	private readonly doors: Doors;
	/** Searches that are not over, by mode, in the order in which they came. */
	private readonly searches = new Map<string, Search[]>();

	constructor(doors: Doors) {
		this.doors = doors;
	}

	/** The line before a full server. */
	get line(): WaitingLine {
		return this.doors.line;
	}

	/**
	 * Looks for seats together until there are some; whoever asks gives it up when nobody waits any more. `place`: of the
	 * line, where they waited before.
	 */
	seek(group: Group, place?: Place): Search {
		const search = new Search(group, this.doors.now(), place);
		const running = this.searches.get(group.modeId);
		if (running) running.push(search);
		else {
			const begun = [search];
			this.searches.set(group.modeId, begun);
			void this.run(group.modeId, begun);
		}
		return search;
	}

	/** Goes round until nobody looks for this mode. */
	private async run(modeId: string, searches: Search[]): Promise<void> {
		const { doors } = this;
		/** Since when others have been opening rooms of this mode. */
		let othersOpenSinceMs: number | undefined;
		for (;;) {
			removeOver(searches);
			if (searches.length === 0) break;
			try {
				const othersOpen = await this.round(modeId, searches, othersOpenSinceMs);
				othersOpenSinceMs = othersOpen ? (othersOpenSinceMs ?? doors.now()) : undefined;
			} catch (error) {
				roomServices().log('warn', 'matchmakingWaits', { modeId, searches: searches.length, cause: String(error) });
			}
			removeOver(searches);
			if (searches.length > 0) await doors.sleep(searches.every(({ place }) => place) ? LINE_STEP_MS : STEP_MS);
		}
		this.searches.delete(modeId);
	}

	/** One look at the list, and what follows from it. Returns whether somebody waits for a room that another process opens. */
	private async round(modeId: string, searches: readonly Search[], othersOpenSinceMs: number | undefined): Promise<boolean> {
		const { doors } = this;
		let plan = await this.plan(modeId, searches);
		if (plan.opens.length === 0) {
			this.join(plan);
			return false;
		}
		const isStolen = othersOpenSinceMs !== undefined && doors.now() - othersOpenSinceMs > OPENING_MS;
		if (isStolen) await doors.endOpening(modeId, true);
		if (!(await doors.mayOpen(modeId))) {
			this.join(plan);
			return true;
		}
		try {
			// What another process opened just before is in the list by now.
			plan = await this.plan(modeId, searches);
			this.join(plan);
			await Promise.all(plan.opens.map((group) => this.open(group)));
		} finally {
			await doors.endOpening(modeId);
		}
		return false;
	}

	private async plan(modeId: string, searches: readonly Search[]): Promise<SeatPlan<Search>> {
		const { doors } = this;
		const { rooms, peopleLeft } = await doors.list(modeId);
		// Without a limit nobody ever waits in line.
		const line = peopleLeft === Number.POSITIVE_INFINITY ? [] : await doors.line.read();
		const nowMs = doors.now();
		const looking = searches.filter(({ isOver, isAsking }) => !isOver && !isAsking);
		for (const search of looking) search.look(nowMs);
		const { waits, isFull, ...plan } = planSeats<GroupLine>(rooms, inOrder(looking, line), { seats: doors.seatsOf(modeId), peopleLeft });
		const waiting = waits.filter((group) => group instanceof Search);
		if (isFull) await this.standInLine(waiting);
		return { ...(plan as Pick<SeatPlan<Search>, 'joins' | 'opens'>), waits: waiting, isFull };
	}

	/** Each gets a place, and is told which one it is. */
	private async standInLine(waiting: readonly Search[]): Promise<void> {
		const { line } = this.doors;
		for (const search of waiting) {
			search.place ??= await line.enter(search.seats);
			await line.stay(search.place);
		}
		const [places, msForEach] = await Promise.all([line.read(), line.msForEach()]);
		for (const search of waiting) {
			search.position = places.findIndex(({ number }) => number === search.place?.number) + 1;
			search.expectedMs = msForEach === undefined ? undefined : msForEach * search.position;
		}
	}

	/** Nobody else waits for the answers: a room that died with its process takes its time. */
	private join({ joins }: SeatPlan<Search>): void {
		for (const [roomId, searches] of joins) void this.seat(roomId, searches);
	}

	/** A new room for all of them. When no process can open one they are in the next round. */
	private async open(searches: readonly Search[]): Promise<void> {
		const first = searches[0]?.group.seekers[0];
		if (!first) return;
		try {
			await this.seat(await this.doors.open(first), searches);
		} catch (error) {
			roomServices().log('warn', 'roomNotOpened', { cause: String(error) });
		}
	}

	private async seat(roomId: string, searches: readonly Search[]): Promise<void> {
		for (const search of searches) search.isAsking = true;
		const seated = await this.doors.seat(
			roomId,
			searches.map(({ group }) => group),
		);
		for (const [index, search] of searches.entries()) {
			const seats = seated[index];
			search.isAsking = false;
			// Given up meanwhile: the seats are let go again when nobody comes.
			if (search.isOver) continue;
			if (seats) {
				search.succeed(seats);
				search.look(this.doors.now());
				roomServices().searchEnded(search.waitedMs);
				if (search.place) void this.doors.line.leave(search.place, true).catch(() => {});
			} else search.noteMissed(roomId, this.doors.now());
		}
	}
}

/** Those who stand in line by their place, those of other processes among them, then the others as they came. */
function inOrder(looking: readonly Search[], line: readonly Place[]): GroupLine[] {
	const own = new Map(looking.flatMap((search) => (search.place ? [[search.place.number, search] as const] : [])));
	const standing = line.map(({ number, seats }) => own.get(number) ?? elsewhere(seats));
	return [...standing, ...looking.filter((search) => !standing.includes(search))];
}

function elsewhere(seats: number): GroupLine {
	return { seats, mapId: undefined, rating: 0, unsure: 0, roundTripsMs: new Map(), waitedMs: 0, missed: new Set(), isElsewhere: true };
}

function removeOver(searches: Search[]): void {
	const left = searches.filter(({ isOver }) => !isOver);
	searches.splice(0, searches.length, ...left);
}
