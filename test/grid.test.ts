/** The grid against a plain search. */

import assert from 'node:assert/strict';
import { Grid } from '../sim/grid.ts';
import { type Rng, randomIndex } from '../sim/random.ts';

describe('grid', () => {
	it('finds what a plain search finds', () => {
		const rng: Rng = { seed: 3 };
		const grid = new Grid<number>(900, 700, 100);
		for (let round = 0; round < 50; round++) {
			const places = Array.from({ length: 200 }, () => ({ x: randomIndex(rng, 1100) - 100, y: randomIndex(rng, 900) - 100 }));
			grid.clear();
			for (const [index, { x, y }] of places.entries()) grid.add(index, x, y);
			grid.build();
			const x = randomIndex(rng, 900);
			const y = randomIndex(rng, 700);
			const found: number[] = [];
			grid.within(x, y, 150, 80, (index) => found.push(index));
			const plain = places.flatMap((place, index) => (Math.abs(place.x - x) <= 150 && Math.abs(place.y - y) <= 80 ? [index] : []));
			assert.deepEqual(
				found.sort((a, b) => a - b),
				plain,
			);
		}
	});
});
