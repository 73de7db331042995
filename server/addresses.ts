/** Where people can open the game: printed at start by `server/main.ts` and `npm run dev`. */

import { networkInterfaces } from 'node:os';

/** Addresses to open, this machine's first; those of the local network when the server listens on every address. */
export function addressesOf(host: string, port: number): string[] {
	if (host !== '0.0.0.0' && host !== '::') return [urlOf(host, port)];
	const local = Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter((address) => !address.internal && address.family === 'IPv4')
		.map((address) => urlOf(address.address, port));
	return [urlOf('localhost', port), ...local];
}

function urlOf(host: string, port: number): string {
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
