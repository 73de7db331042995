/** Claims about how people in the room find the game: addresses of the local network, and a QR code that reads as one of them. */

import assert from 'node:assert/strict';
import { encode } from 'uqr';
import { addressesOf, addressForOthers, type Interfaces } from '../server/addresses.ts';
import { qrCodeOf } from '../server/qrCode.ts';

const ipv4 = (address: string, internal = false) => ({ address, family: 'IPv4' as const, internal });
const HOME: Interfaces = {
	lo: [ipv4('127.0.0.1', true)],
	docker0: [ipv4('172.17.0.1')],
	tun0: [ipv4('10.8.0.2')],
	wlan0: [ipv4('192.168.178.34'), { address: 'fe80::1', family: 'IPv6', internal: false }],
};

describe('the addresses of the game', () => {
	it('are this machine’s and then those in the network, a home network before containers and tunnels', () => {
		const addresses = addressesOf('0.0.0.0', 2567, HOME);
		assert.equal(addresses[0], 'http://localhost:2567');
		assert.equal(addresses[1], 'http://192.168.178.34:2567');
		assert.equal(addresses.length, 4);
		assert.equal(addressForOthers(addresses), 'http://192.168.178.34:2567');
	});

	it('are the one that was asked for when it listens on one alone', () => {
		assert.deepEqual(addressesOf('::1', 80, HOME), ['http://[::1]:80']);
		for (const host of ['127.0.0.1', 'localhost', '::1']) assert.equal(addressForOthers(addressesOf(host, 80, HOME)), undefined);
		assert.equal(addressForOthers(addressesOf('192.168.178.34', 80, HOME)), 'http://192.168.178.34:80');
	});
});

describe('the QR code', () => {
	it('shows every module of the code of the address, inside a quiet border of two', () => {
		const address = 'http://192.168.178.34:2567';
		const { data, size } = encode(address, { ecc: 'L', border: 2 });
		const rows = qrCodeOf(address)
			.split('\n')
			.flatMap((line) => {
				const signs = [...line].filter((sign) => ' ▀▄█'.includes(sign));
				return [signs.map((sign) => sign === ' ' || sign === '▄'), signs.map((sign) => sign === ' ' || sign === '▀')];
			});
		assert.deepEqual(rows.slice(0, size), data);
		assert.ok(data.slice(0, 2).every((row) => row.every((dark) => !dark)));
		assert.ok(size <= 40, 'fits beside nothing in a terminal of 80 columns');
	});
});
