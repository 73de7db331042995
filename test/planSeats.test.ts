/** How the matchmaker decides, as claims about its plan. */

import assert from 'node:assert/strict';
import { type GroupLine, planSeats, type RoomLine, SEARCH } from '../rooms/matchmaking/planSeats.ts';

const SERVER = { seats: 16, peopleLeft: Number.POSITIVE_INFINITY };

function room(roomId: string, people: number, more: Partial<RoomLine> = {}): RoomLine {
	return { roomId, mapId: 'foundry', people, free: 16 - people, rating: undefined, place: '', ...more };
}

function group(name: string, more: Partial<GroupLine> = {}): GroupLine & { name: string } {
	const usual = { seats: 1, mapId: undefined, rating: 1500, unsure: 60, roundTripsMs: new Map(), waitedMs: 0, missed: new Set<string>() };
	return { name, ...usual, ...more };
}

function names(groups: readonly (GroupLine & { name: string })[] | undefined): string[] {
	return (groups ?? []).map(({ name }) => name);
}

describe('a plan of seats', () => {
	it('fills the fullest match before the next', () => {
		const { joins, opens } = planSeats([room('a', 3), room('b', 14), room('c', 9)], [group('x'), group('y'), group('z')], SERVER);
		assert.deepEqual(names(joins.get('b')), ['x', 'y']);
		assert.deepEqual(names(joins.get('c')), ['z']);
		assert.deepEqual(opens, []);
	});

	it('puts a party where it sits together, and never in parts', () => {
		const four = group('four', { seats: 4 });
		assert.deepEqual(names(planSeats([room('a', 13), room('b', 2)], [four], SERVER).joins.get('b')), ['four']);
		const { joins, opens } = planSeats([room('a', 13)], [four], SERVER);
		assert.deepEqual([joins.size, names(opens[0])], [0, ['four']]);
	});

	it('opens one match for all who find none, and the next when it is full', () => {
		const groups = Array.from({ length: 20 }, (_, i) => group(`p${i}`));
		assert.deepEqual(
			planSeats([], groups, SERVER).opens.map((together) => together.length),
			[16, 4],
		);
	});

	it('keeps to the map that somebody names', () => {
		const { joins, opens } = planSeats([room('a', 5)], [group('x', { mapId: 'canal' })], SERVER);
		assert.deepEqual([joins.size, names(opens[0])], [0, ['x']]);
	});

	it('waits for a match of the own strength, wider with every moment, and takes any in the end', () => {
		const strong = [room('a', 5, { rating: 2000 })];
		const at = (waitedMs: number) => planSeats(strong, [group('x', { waitedMs })], SERVER).joins.size === 1;
		assert.deepEqual([at(0), at(300), at(400), at(SEARCH.widenMs)], [false, false, true, true]);
		assert.equal(planSeats(strong, [group('x')], SERVER).opens.length, 0, 'a second match beside one with seats');
	});

	it('does not let a newcomer wait, of whom nobody knows how well they play', () => {
		assert.equal(planSeats([room('a', 5, { rating: 1900 })], [group('x', { unsure: 350 })], SERVER).joins.size, 1);
	});

	it('prefers what is near, takes what is further after a moment, and nothing that is too far', () => {
		const roundTripsMs = new Map([
			['here', 20],
			['near', 90],
			['far', 250],
		]);
		const at = (place: string, waitedMs: number) => {
			const { joins, opens } = planSeats([room('a', 5, { place })], [group('x', { waitedMs, roundTripsMs })], SERVER);
			return joins.size === 1 ? 'joins' : opens.length === 1 ? 'opens' : 'waits';
		};
		assert.deepEqual(
			[at('here', 0), at('near', 0), at('near', 500), at('far', 0), at('far', 5000)],
			['joins', 'waits', 'joins', 'opens', 'opens'],
		);
	});

	it('sends nobody back to a process that they could not reach', () => {
		const rooms = [room('a', 9, { place: 'p1' }), room('b', 2, { place: 'p2' })];
		assert.deepEqual(names(planSeats(rooms, [group('x', { avoid: ['p1'] })], SERVER).joins.get('b')), ['x']);
		assert.equal(planSeats(rooms, [group('x', { avoid: ['p1', 'p2'] })], SERVER).opens.length, 1);
	});

	it('does not ask a room again that had no seats a moment ago', () => {
		const { opens } = planSeats([room('a', 5)], [group('x', { missed: new Set(['a']) })], SERVER);
		assert.equal(opens.length, 1);
	});

	it('leaves seats to those who came before and are served by another process', () => {
		const before = group('elsewhere', { seats: 3, isElsewhere: true });
		const plan = (peopleLeft: number) => planSeats([room('a', 2)], [before, group('x')], { seats: 16, peopleLeft });
		assert.deepEqual(names(plan(3).waits), ['x']);
		assert.deepEqual(names(plan(4).joins.get('a')), ['x']);
	});

	it('serves in the order of coming when the server is full: nobody slips past a party that needs more seats', () => {
		const { joins, waits, isFull } = planSeats([room('a', 10)], [group('x'), group('four', { seats: 4 }), group('y')], {
			seats: 16,
			peopleLeft: 4,
		});
		assert.deepEqual([names(joins.get('a')), names(waits), isFull], [['x'], ['four', 'y'], true]);
	});
});
