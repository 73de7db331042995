/** The way into the matches of the server that this page came from. The demo's build takes `demo/pageEntrance.ts` instead. */

import { type ConnectOptions, joinMatch, resumeMatch } from '../netcode/connect.ts';
import type { Entrance } from './entrance.ts';
import { deviceStorage } from './page.ts';
import type { UrlOptions } from './urlOptions.ts';

function connection({ line }: UrlOptions['match']): ConnectOptions {
	const store = deviceStorage('sessionStorage');
	return { url: window.location.origin, ...(store ? { store } : {}), ...(line ? { line } : {}) };
}

export const entrance: Entrance = {
	ownMatches: false,
	about: () => undefined,
	join: (name, match) => joinMatch({ ...connection(match), ...match, name }),
	resume: (match) => resumeMatch(connection(match)),
};
