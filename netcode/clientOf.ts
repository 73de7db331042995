/** Colyseus's client for a server behind one address. Used by every way in. */

import { Client } from '@colyseus/sdk';

/** Colyseus's client. Whatever address a process gives for itself, it is reached where this client came from, at the process's path. */
export function clientOf(url: string): Client {
	const { host } = new URL(url);
	return new Client(url, {
		urlBuilder(address) {
			address.host = host;
			return address.toString();
		},
	});
}
