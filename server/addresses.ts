/** Where people can open the game: printed at start by `server/main.ts` and `npm run dev`. */

import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

export type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>>;

/** Interfaces that lead to containers, virtual machines and tunnels: no phone in the room gets there. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|tailscale|zt|wg|lxc|lxd|cni|podman)/i;

/**
 * Addresses to open, this machine's first; those of the local network when the server listens on every address, the
 * likeliest for a phone first.
 */
export function addressesOf(host: string, port: number, interfaces: Interfaces = networkInterfaces()): string[] {
	if (host !== '0.0.0.0' && host !== '::') return [urlOf(host, port)];
	const local = Object.entries(interfaces)
		.flatMap(([name, list]) => (list ?? []).map((address) => ({ ...address, rank: rankOf(name, address.address) })))
		.filter((address) => !address.internal && address.family === 'IPv4')
		.sort((a, b) => a.rank - b.rank)
		.map((address) => urlOf(address.address, port));
	return [urlOf('localhost', port), ...local];
}

/** The first address that another machine can open; undefined when there is none. */
export function addressForOthers(addresses: readonly string[]): string | undefined {
	return addresses.find((address) => !/^(localhost|127\.|\[::1\])/.test(new URL(address).hostname));
}

/** 0 for the networks of homes and offices, more for what is less likely one. */
function rankOf(name: string, address: string): number {
	if (VIRTUAL.test(name)) return 3;
	if (address.startsWith('169.254.')) return 2;
	return /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address) ? 0 : 1;
}

function urlOf(host: string, port: number): string {
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
