/** Network conditions by name: the page's `?net=`, the load test and the tests of the netcode mean the same by them. */

export interface Line {
	/** Without jitter and stalls, there and back. */
	roundTripMs: number;
	/** Added to each message on each way, evenly between 0 and this. */
	jitterMs: number;
	/** Chance of each message to be held up, 0 to 1, as TCP holds a stream up to send a lost packet again. */
	stallChance: number;
	/** How long it is held up, with everything behind it. */
	stallMs: number;
	/** For people who choose one. */
	about: string;
}

export type LineName = 'good' | 'average' | 'poor' | 'terrible';

export const LINES: Readonly<Record<LineName, Readonly<Line>>> = {
	good: { roundTripMs: 30, jitterMs: 0, stallChance: 0, stallMs: 0, about: 'a cable, the server in the same country' },
	average: { roundTripMs: 80, jitterMs: 10, stallChance: 0, stallMs: 0, about: 'wireless at home, the server on the same continent' },
	poor: { roundTripMs: 150, jitterMs: 40, stallChance: 0.02, stallMs: 200, about: 'a busy hotel, or an ocean in between' },
	terrible: { roundTripMs: 300, jitterMs: 80, stallChance: 0.05, stallMs: 200, about: 'a phone on a moving train' },
};

export const LINE_NAMES = Object.keys(LINES) as LineName[];

/** Whether a text, as an address or a command line gives it, names a line. */
export function isLineName(text: string): text is LineName {
	return Object.hasOwn(LINES, text);
}
