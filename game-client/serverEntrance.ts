/** The way into the matches of the server that this page came from. The demo's build takes `demo/pageEntrance.ts` instead. */

import { type ConnectOptions, joinMatch, resumeMatch, takeSeat } from '../netcode/connect.ts';
import { Party } from '../netcode/party.ts';
import { measureRoundTrips } from '../netcode/roundTrips.ts';
import type { Entrance } from './entrance.ts';
import { deviceStorage } from './page.ts';
import type { UrlOptions } from './urlOptions.ts';

/** When the page has loaded, ms. */
const MEASURE_AFTER_MS = 1500;
const MEASURED_SOON_MS = 150;

function connection({ line }: UrlOptions['match']): ConnectOptions {
	const store = deviceStorage('sessionStorage');
	return {
		url: window.location.origin,
		identity: deviceStorage('localStorage'),
		punctual: true,
		...(store ? { store } : {}),
		...(line ? { line } : {}),
	};
}

let measuring: Promise<Record<string, number>> | undefined;

/** Measured once, when the page is idle; nobody waits for it longer than a moment. */
function roundTripsMs(): Promise<Record<string, number>> {
	measuring ??= measureRoundTrips(window.location.origin);
	return Promise.race([measuring, new Promise<Record<string, number>>((resolve) => setTimeout(resolve, MEASURED_SOON_MS, {}))]);
}
window.setTimeout(roundTripsMs, MEASURE_AFTER_MS);

export const entrance: Entrance = {
	ownMatches: false,
	parties: {
		enter: async (options) =>
			Party.enter({ ...options, url: window.location.origin, identity: deviceStorage('localStorage'), roundTripsMs: await roundTripsMs() }),
		takeSeat: (match, seat, again) => takeSeat(connection(match), seat, again),
	},
	about: () => undefined,
	join: async (name, match, waiting) => joinMatch({ ...connection(match), ...match, ...waiting, name, roundTripsMs: await roundTripsMs() }),
	resume: (match) => resumeMatch(connection(match)),
};
