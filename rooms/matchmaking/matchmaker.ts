/**
 * Puts people into matches: in rounds, so that hundreds who come at once are served by one look at the list of rooms
 * and one message to each room. Each process has one; they meet in the list, and who finds a seat taken is in the next
 * round. Asked by `server/matchmakeRequests.ts` and by `PartyRoom`.
 */

import { roomServices } from '../roomServices.ts';
import type { Doors } from './doors.ts';
import type { Group } from './group.ts';
import { planSeats, type SeatPlan } from './planSeats.ts';
import { Search } from './search.ts';

/** Between two rounds for the same people, ms. */
const STEP_MS = 50;
/** Who opens a room for longer than this has died over it, ms. */
const OPENING_MS = 1500;

export class Matchmaker {
	private readonly doors: Doors;
	/** Searches that are not over, by mode, in the order in which they came. */
	private readonly searches = new Map<string, Search[]>();

	constructor(doors: Doors) {
		this.doors = doors;
	}

	/** Looks for seats together until there are some; whoever asks gives it up when nobody waits any more. */
	seek(group: Group): Search {
		const search = new Search(group, this.doors.now());
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
			if (searches.length > 0) await doors.sleep(STEP_MS);
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
		const nowMs = doors.now();
		const looking = searches.filter(({ isOver, isAsking }) => !isOver && !isAsking);
		for (const search of looking) search.look(nowMs);
		const plan = planSeats(rooms, looking, { seats: doors.seatsOf(modeId), peopleLeft });
		for (const search of looking) search.isQueued = plan.isFull && plan.waits.includes(search);
		return plan;
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
			if (seats) search.succeed(seats);
			else search.noteMissed(roomId, this.doors.now());
		}
	}
}

function removeOver(searches: Search[]): void {
	const left = searches.filter(({ isOver }) => !isOver);
	searches.splice(0, searches.length, ...left);
}
