/** What a client says of its own search: used where it makes sense, left out where it does not, never a reason to fail. */

import assert from 'node:assert/strict';
import { readSearchOptions, worstRoundTrips } from '../rooms/matchmaking/searchOptions.ts';

/** Without a ticket, whether that is left out or undefined. */
function read(raw: unknown) {
	const { ticket, ...rest } = readSearchOptions(raw);
	return { ...rest, ticket };
}

const NOTHING = { waits: false, ticket: undefined, roundTripsMs: {}, avoid: [] };

describe('what a client says of its search', () => {
	it('is used when it makes sense', () => {
		const said = { waits: true, ticket: '3.abc', roundTripsMs: { p1: 12.5, p2: 80 }, avoid: ['p2'] };
		assert.deepEqual(read({ ...said, mode: 'hill' }), said);
	});

	it('is left out when it does not, and the rest still counts', () => {
		const many = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`p${i}`, 1]));
		for (const roundTripsMs of [many, { here: 1 }, { p1: -1 }, { p1: Number.NaN }, { p1: '5' }, 'p1', null, [1]]) {
			assert.deepEqual(read({ waits: true, roundTripsMs }), { ...NOTHING, waits: true });
		}
		assert.deepEqual(read({ ticket: 'x'.repeat(61), avoid: ['p1', '../p2'], waits: 1 }), NOTHING);
		for (const raw of [undefined, null, 7, 'waits', []]) assert.deepEqual(read(raw), NOTHING);
	});

	it('is for a party that of whoever is furthest away', () => {
		const worst = worstRoundTrips([{ p1: 10, p2: 90, p3: 5 }, {}, { p1: 40, p2: 20 }]);
		assert.deepEqual(Object.fromEntries(worst), { p1: 40, p2: 90 });
	});
});
