/** Who owned which room when, by what the processes have logged. Pure; used by the scenarios. */

/** A line of a process's log, and whose it is. */
export interface OwnershipLine {
	/** Names the process. */
	process: string;
	/** `ended`: the process has, with all that it owned. */
	event: 'roomOwned' | 'roomReleased' | 'ended';
	/** Empty with `ended`. */
	roomId: string;
	/** Ms since 1970: from when it owned the room; its last tick there; its end. */
	atMs: number;
}

export interface Ownership {
	process: string;
	roomId: string;
	fromMs: number;
	/** `Infinity` while it lasts. */
	untilMs: number;
}

/** What the lines come to, those of each process in the order in which it wrote them. */
export function ownershipsOf(lines: readonly OwnershipLine[]): Ownership[] {
	const all: Ownership[] = [];
	for (const { process, event, roomId, atMs } of lines) {
		const open = all.filter((own) => own.process === process && own.untilMs === Infinity && (event === 'ended' || own.roomId === roomId));
		if (event !== 'roomOwned') for (const own of open) own.untilMs = Math.max(own.fromMs, atMs);
		else if (open.length === 0) all.push({ process, roomId, fromMs: atMs, untilMs: Infinity });
	}
	return all;
}

/** Pairs of processes that owned a room at the same time, for longer than the times are exact. */
export function ownedTwice(ownerships: readonly Ownership[], exactMs: number): [Ownership, Ownership][] {
	return [...Map.groupBy(ownerships, ({ roomId }) => roomId).values()].flatMap((owners) =>
		owners.flatMap((a, index) =>
			owners
				.slice(index + 1)
				.filter((b) => a.process !== b.process && Math.min(a.untilMs, b.untilMs) - Math.max(a.fromMs, b.fromMs) > exactMs)
				.map((b): [Ownership, Ownership] => [a, b]),
		),
	);
}

/** Rooms that are owned now, and by whom. */
export function ownersNow(ownerships: readonly Ownership[]): Map<string, string> {
	return new Map(ownerships.filter(({ untilMs }) => untilMs === Infinity).map(({ roomId, process }) => [roomId, process]));
}
