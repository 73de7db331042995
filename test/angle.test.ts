/** Directions at wire precision: the tables are right to the last digits, and turning a vector around comes back. */

import assert from 'node:assert/strict';
import { ANGLES, angleBetween, angleOf, cosOf, sinOf, turnToward, wrapAngle } from '../sim/angle.ts';

const QUARTER = ANGLES / 4;

describe('angles', () => {
	it('cosine and sine are those of mathematics, within one part in 10^15', () => {
		for (let angle = 0; angle < ANGLES; angle++) {
			const radians = (angle * 2 * Math.PI) / ANGLES;
			assert.ok(Math.abs(cosOf(angle) - Math.cos(radians)) < 1e-15, `cosine of ${angle}`);
			assert.ok(Math.abs(sinOf(angle) - Math.sin(radians)) < 1e-15, `sine of ${angle}`);
		}
	});

	it('the four quarters are exact, without a negative zero', () => {
		const quarters = [0, 1, 2, 3].map((n) => [cosOf(n * QUARTER), sinOf(n * QUARTER)]);
		assert.deepEqual(quarters, [
			[1, 0],
			[0, 1],
			[-1, 0],
			[0, -1],
		]);
	});

	it('are symmetric to the bit: nobody shoots straighter to one side', () => {
		for (let angle = 0; angle < ANGLES; angle++) {
			assert.equal(cosOf(angle), cosOf(-angle));
			assert.equal(cosOf(angle) + cosOf(angle + ANGLES / 2), 0);
			assert.equal(cosOf(angle), sinOf(angle + QUARTER));
		}
	});

	it('the direction of a vector is the one nearest to it, whatever its length', () => {
		for (let angle = 0; angle < ANGLES; angle++) {
			for (const length of [1e-3, 1, 4000]) assert.equal(angleOf(cosOf(angle) * length, sinOf(angle) * length), angle);
			for (const off of [-0.45, 0.45]) {
				const radians = ((angle + off) * 2 * Math.PI) / ANGLES;
				assert.equal(angleOf(Math.cos(radians), Math.sin(radians)), angle);
			}
		}
		assert.equal(angleOf(0, 0), 0);
	});

	it('turns go the short way round, and never past their end', () => {
		assert.equal(angleBetween(10, 4090), -16);
		assert.equal(angleBetween(4090, 10), 16);
		assert.equal(angleBetween(0, ANGLES / 2), -ANGLES / 2);
		assert.equal(turnToward(10, 4090, 5), 5);
		assert.equal(turnToward(10, 4090, 100), 4090);
		assert.equal(turnToward(4090, 10, 8), 2);
		assert.equal(wrapAngle(-1), 4095);
		assert.equal(wrapAngle(3 * ANGLES + 7), 7);
	});
});
