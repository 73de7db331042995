/** From which address a request comes, behind a balancer as well. What a client itself says of that is not believed. Used by `startServer`. */

import type { IncomingHttpHeaders } from 'node:http';
import { BlockList } from 'node:net';

/** Networks that only one's own machines have: a balancer speaks from there. */
const OWN = new BlockList();
for (const [network, prefix] of [
	['127.0.0.0', 8],
	['10.0.0.0', 8],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
] as const)
	OWN.addSubnet(network, prefix, 'ipv4');
OWN.addAddress('::1', 'ipv6');
OWN.addSubnet('fc00::', 7, 'ipv6');

/** Whether a machine is of the own network, this one among them. */
export function isOwnNetwork(address: string): boolean {
	return OWN.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** `remoteAddress`: of the socket. The last entry of `X-Forwarded-For` is the balancer's own; those before it may be anybody's. */
export function clientAddress(headers: IncomingHttpHeaders, remoteAddress = ''): string {
	const peer = remoteAddress.replace(/^::ffff:/, '');
	const forwarded = String(headers['x-forwarded-for'] ?? '')
		.split(',')
		.at(-1)
		?.trim();
	return forwarded && isOwnNetwork(peer) ? forwarded : peer;
}
