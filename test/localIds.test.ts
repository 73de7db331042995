/** Claims about the numbers by which one client knows what it holds. */

import assert from 'node:assert/strict';
import { LocalIds } from '../schema/interest/localIds.ts';

describe('numbers of a client', () => {
	it('are the lowest free ones, again only after the frame of their deletion, and new after a resync', () => {
		const ids = new LocalIds(3, 10);
		assert.deepEqual([ids.take(), ids.take(), ids.take()], [3, 4, 5]);
		ids.release(4);
		assert.equal(ids.take(), 6);
		ids.endFrame();
		assert.equal(ids.take(), 4);
		ids.beginResync();
		assert.deepEqual([ids.take(), ids.take()], [7, 8]);
		ids.endResync();
		assert.equal(ids.take(), 3);
		for (let i = 0; i < 5; i++) ids.take();
		assert.equal(ids.take(), 0, 'none is left');
	});
});
