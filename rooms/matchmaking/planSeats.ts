/** Decides who sits where: which group goes into which running match, for whom a new one is opened, who waits. Pure; used by `Matchmaker`. */

/** The numbers of the search, as `docs/matchmaking.md` explains them. */
export const SEARCH = {
	/** Points of rating that a match may be off at once, beside how unsure the group's own rating is. */
	ratingPoints: 100,
	/** Points more for each millisecond of waiting. */
	ratingPointsPerMs: 1,
	/** How much further away than the nearest a match may be at once, ms of round trip. */
	extraRoundTripMs: 30,
	/** More for each millisecond of waiting. */
	extraRoundTripPerMs: 0.1,
	/** Further than this nobody is sent: a new match nearby is better, ms. */
	mostExtraRoundTripMs: 120,
	/** After this everything with seats fits that is not too far away, ms. */
	widenMs: 1000,
} as const;

/** A running match that takes people, as the list of rooms has it. */
export interface RoomLine {
	roomId: string;
	mapId: string;
	/** People who sit there or are on their way. */
	people: number;
	free: number;
	/** Mean rating of the people; undefined while there are none with one. */
	rating: number | undefined;
	/** Where its process is: what round trips are measured to. */
	place: string;
}

/** People who want to sit together. */
export interface GroupLine {
	seats: number;
	/** Any map when undefined. */
	mapId: string | undefined;
	/** Mean of its people, and how unsure it is, both in points. */
	rating: number;
	unsure: number;
	/** Round trips to places, ms; who was not measured is taken to be near everything. */
	roundTripsMs: ReadonlyMap<string, number>;
	waitedMs: number;
	/** Rooms that had no seats for them a moment ago, whatever the list says. */
	missed: ReadonlySet<string>;
	/** Places that they have just failed to reach: their processes may have died. */
	avoid?: readonly string[];
	/** Another process looks for them: their seats are left to it. */
	isElsewhere?: boolean;
}

export interface SeatPlan<G> {
	/** Groups by the room that they go to. */
	joins: Map<string, G[]>;
	/** Groups that share a new room each. */
	opens: G[][];
	/** Groups that wait for a better match, or for somebody to leave a full server. */
	waits: G[];
	/** The server is full for the first of `waits`. */
	isFull: boolean;
}

export interface NewRooms {
	/** Seats of a new room. */
	seats: number;
	/** How many more people the server takes in all. */
	peopleLeft: number;
}

/**
 * Fills the fullest match that fits before the next, and opens one only for those who cannot get seats in any. Groups
 * are served in their order; once the server is full for one, those behind it wait as well.
 */
export function planSeats<G extends GroupLine>(rooms: readonly RoomLine[], groups: readonly G[], server: NewRooms): SeatPlan<G> {
	const lines = rooms.map((room) => ({ ...room }));
	const plan: SeatPlan<G> = { joins: new Map(), opens: [], waits: [], isFull: false };
	const opens: { mapId: string | undefined; free: number; groups: G[] }[] = [];
	let left = server.peopleLeft;
	for (const group of groups) {
		if (plan.isFull || left < group.seats) {
			plan.isFull = true;
			plan.waits.push(group);
			continue;
		}
		if (group.isElsewhere) {
			left -= group.seats;
			continue;
		}
		const open = lines.filter((room) => hasSeats(room, group) && extraRoundTripMs(room, group) <= SEARCH.mostExtraRoundTripMs);
		const best = fullest(open.filter((room) => fits(room, group)));
		if (best) {
			best.free -= group.seats;
			best.people += group.seats;
			const joining = plan.joins.get(best.roomId);
			if (joining) joining.push(group);
			else plan.joins.set(best.roomId, [group]);
		} else if (open.length > 0) {
			plan.waits.push(group);
			continue;
		} else {
			let room = opens.find(({ mapId, free }) => free >= group.seats && mapId === group.mapId);
			if (!room) {
				room = { mapId: group.mapId, free: server.seats, groups: [] };
				opens.push(room);
			}
			room.free -= group.seats;
			room.groups.push(group);
		}
		left -= group.seats;
	}
	plan.opens = opens.map(({ groups: together }) => together);
	return plan;
}

function hasSeats(room: RoomLine, group: GroupLine): boolean {
	return (
		room.free >= group.seats &&
		!group.missed.has(room.roomId) &&
		!group.avoid?.includes(room.place) &&
		(group.mapId === undefined || group.mapId === room.mapId)
	);
}

function fits(room: RoomLine, group: GroupLine): boolean {
	const { waitedMs, rating, unsure } = group;
	if (waitedMs >= SEARCH.widenMs) return true;
	if (extraRoundTripMs(room, group) > SEARCH.extraRoundTripMs + SEARCH.extraRoundTripPerMs * waitedMs) return false;
	const points = SEARCH.ratingPoints + unsure + SEARCH.ratingPointsPerMs * waitedMs;
	return room.rating === undefined || Math.abs(room.rating - rating) <= points;
}

/** How much longer the way to a room is than to the nearest place that was measured, ms. */
function extraRoundTripMs(room: RoomLine, { roundTripsMs }: GroupLine): number {
	const own = roundTripsMs.get(room.place);
	return own === undefined ? 0 : own - Math.min(...roundTripsMs.values());
}

function fullest<R extends RoomLine>(rooms: readonly R[]): R | undefined {
	return rooms.reduce<R | undefined>((most, room) => (most && most.people >= room.people ? most : room), undefined);
}
