/** From where a request comes: what a balancer says counts, what a client says does not. */

import assert from 'node:assert/strict';
import { clientAddress } from '../server/clientAddress.ts';

describe('the address of a client', () => {
	it('is that of its socket, whatever it says of itself', () => {
		const lies = { 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4' };
		assert.equal(clientAddress(lies, '203.0.113.7'), '203.0.113.7');
		assert.equal(clientAddress(lies, '::ffff:203.0.113.7'), '203.0.113.7');
		assert.equal(clientAddress({}, '2001:db8::7'), '2001:db8::7');
	});

	it('is what the balancer of the own network adds, not what stood there before', () => {
		for (const balancer of ['127.0.0.1', '::ffff:10.0.0.9', '192.168.1.2', '::1', 'fd00::2']) {
			assert.equal(clientAddress({ 'x-forwarded-for': '1.2.3.4, 203.0.113.7' }, balancer), '203.0.113.7');
		}
		assert.equal(clientAddress({}, '127.0.0.1'), '127.0.0.1');
	});
});
