/**
 * Network conditions by name: the page's `?net=`, the load test, `npm run netcode` and the tests of the netcode mean the
 * same by them.
 */

export interface Line {
	/** Without jitter and stalls, there and back. */
	roundTripMs: number;
	/** How much of that is the way to the server, 0 to 1; half unless said otherwise. */
	upShare?: number;
	/** Added to each message on each way, evenly between 0 and this. */
	jitterMs: number;
	/** Chance of each message to be held up, 0 to 1, as TCP holds a stream up to send a lost packet again. */
	stallChance: number;
	/** How long it is held up, with everything behind it. */
	stallMs: number;
	/** What each way carries in a second, bytes; no bound unless said otherwise. */
	upBytesPerSecond?: number;
	downBytesPerSecond?: number;
	/** Now and then the way is longer for a while. */
	detour?: Readonly<Detour>;
	/** For people who choose one. */
	about: string;
}

export interface Detour {
	/** There and back while it lasts, without jitter and stalls. */
	roundTripMs: number;
	/** From the end of one to the beginning of the next on average; it varies by half. */
	everyMs: number;
	forMs: number;
}

export type LineName = 'lan' | 'good' | 'average' | 'poor' | 'terrible' | 'mobile' | 'asymmetric';

const STEADY = { jitterMs: 0, stallChance: 0, stallMs: 0 } as const;

export const LINES: Readonly<Record<LineName, Readonly<Line>>> = {
	lan: { ...STEADY, roundTripMs: 1, about: 'the same room' },
	good: { ...STEADY, roundTripMs: 30, about: 'a cable, the server in the same country' },
	average: { ...STEADY, roundTripMs: 80, jitterMs: 10, about: 'wireless at home, the server on the same continent' },
	poor: { roundTripMs: 150, jitterMs: 40, stallChance: 0.02, stallMs: 200, about: 'a busy hotel, or an ocean in between' },
	terrible: { roundTripMs: 300, jitterMs: 80, stallChance: 0.05, stallMs: 200, about: 'a phone on a moving train' },
	mobile: {
		...STEADY,
		roundTripMs: 100,
		jitterMs: 10,
		detour: { roundTripMs: 400, everyMs: 8000, forMs: 1000 },
		about: 'a phone that changes its cell now and then',
	},
	asymmetric: {
		...STEADY,
		roundTripMs: 100,
		upShare: 0.8,
		jitterMs: 10,
		upBytesPerSecond: 16_000,
		downBytesPerSecond: 125_000,
		about: 'much comes down, little goes up, and slowly',
	},
};

export const LINE_NAMES = Object.keys(LINES) as LineName[];

/** Whether a text, as an address or a command line gives it, names a line. */
export function isLineName(text: string): text is LineName {
	return Object.hasOwn(LINES, text);
}

export type Direction = 'up' | 'down';

/** What one way of a line does to what it carries. */
export interface Way {
	delayMs: number;
	jitterMs: number;
	stallChance: number;
	stallMs: number;
	/** `Infinity` where there is no bound. */
	bytesPerSecond: number;
	/** On top of `delayMs` during a detour. */
	detourMs: number;
}

/** One way of a line: `up` is to the server. */
export function wayOf(line: Readonly<Line>, direction: Direction): Way {
	const { roundTripMs, upShare = 0.5, jitterMs, stallChance, stallMs, detour } = line;
	const share = direction === 'up' ? upShare : 1 - upShare;
	const bytesPerSecond = (direction === 'up' ? line.upBytesPerSecond : line.downBytesPerSecond) ?? Infinity;
	const detourMs = detour ? (detour.roundTripMs - roundTripMs) * share : 0;
	return { delayMs: roundTripMs * share, jitterMs, stallChance, stallMs, bytesPerSecond, detourMs };
}
