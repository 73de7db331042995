/** Claims about where lives begin in a crowd: apart from everybody, out of sight where that can be had, and not far from a fight. */

import assert from 'node:assert/strict';
import { canSee } from '../sim/ray.ts';
import { CrowdMatch } from './crowdMatch.ts';

interface Birth {
	place: string;
	/** Of the nearest other who lives, units. */
	nearest: number;
	isSeen: boolean;
}

/** Births of a match of so many bots, after the first seconds in which all begin at once. */
function birthsOf(bots: number, seconds: number): Birth[] {
	const match = new CrowdMatch({ people: 0, bots, seed: 3 });
	const { runner } = match;
	const births: Birth[] = [];
	for (let tick = 0; tick < seconds * 30; tick++) {
		for (const event of runner.step(match.commands())) {
			if (event.type !== 'spawn' || tick < 90) continue;
			const { arena, players } = runner.world;
			const others = [...players.values()].filter(({ id, alive }) => alive && id !== event.playerId);
			births.push({
				place: `${event.x},${event.y}`,
				nearest: Math.min(...others.map(({ x, y }) => Math.hypot(x - event.x, y - event.y))),
				isSeen: others.some(
					({ x, y }) => Math.abs(x - event.x) <= 800 && Math.abs(y - event.y) <= 450 && canSee(arena, x, y, event.x, event.y),
				),
			});
		}
	}
	return births;
}

function share(births: readonly Birth[], is: (birth: Birth) => boolean): number {
	return births.filter(is).length / births.length;
}

describe('a life in a crowd', function () {
	this.timeout(60_000);

	it('begins where nobody sees it while there is room, and within a short run of somebody', () => {
		const births = birthsOf(40, 30);
		assert.ok(births.length > 80, `${births.length} births`);
		assert.ok(share(births, ({ isSeen }) => isSeen) < 0.12, 'seen');
		assert.ok(share(births, ({ nearest }) => nearest < 1000) > 0.9, 'far from everybody');
	});

	it('never begins on another one, however many begin in one tick, and all over the map', () => {
		const births = birthsOf(400, 12);
		assert.ok(births.length > 500, `${births.length} births`);
		assert.ok(share(births, ({ nearest }) => nearest < 40) < 0.01, 'on another one');
		const places = new Map<string, number>();
		for (const { place } of births) places.set(place, (places.get(place) ?? 0) + 1);
		assert.ok(places.size > 70, `${places.size} places`);
		assert.ok(Math.max(...places.values()) < (4 * births.length) / places.size, 'one place of all');
	});
});
