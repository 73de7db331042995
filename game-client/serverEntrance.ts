/** The way into the matches of the server that this page came from. The demo's build takes `demo/pageEntrance.ts` instead. */

import { type ConnectOptions, joinMatch, resumeMatch, takeSeat } from '../netcode/connect.ts';
import { Party } from '../netcode/party.ts';
import type { Entrance } from './entrance.ts';
import { deviceStorage } from './page.ts';
import type { UrlOptions } from './urlOptions.ts';

function connection({ line }: UrlOptions['match']): ConnectOptions {
	const store = deviceStorage('sessionStorage');
	return { url: window.location.origin, identity: deviceStorage('localStorage'), ...(store ? { store } : {}), ...(line ? { line } : {}) };
}

export const entrance: Entrance = {
	ownMatches: false,
	parties: {
		enter: (options) => Party.enter({ ...options, url: window.location.origin, identity: deviceStorage('localStorage') }),
		takeSeat: (match, seat, again) => takeSeat(connection(match), seat, again),
	},
	about: () => undefined,
	join: (name, match) => joinMatch({ ...connection(match), ...match, name }),
	resume: (match) => resumeMatch(connection(match)),
};
