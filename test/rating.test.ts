/** How well somebody plays: what a match says of it, who one is, and that matchmaking knows. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { matchMaker, Server } from '@colyseus/core';
import { ColyseusTestServer } from '@colyseus/testing';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { joinMatch } from '../netcode/connect.ts';
import { ArenaRoom } from '../rooms/ArenaRoom.ts';
import { NEW_RATING, NOBODY_KNOWN, type Rating } from '../rooms/players.ts';
import { provideRoomServices } from '../rooms/roomServices.ts';
import { ARENA_ROOM } from '../schema/protocol.ts';
import { defineRooms } from '../server/defineRooms.ts';
import { createPlayers } from '../server/players/createPlayers.ts';
import { PlayerTokens } from '../server/players/playerTokens.ts';
import { rateMatch } from '../server/players/rateMatch.ts';
import type { MatchRunner } from '../sim/match/runner.ts';
import { random } from '../sim/random.ts';

function rated(score: number, team = 0, rating: Rating = NEW_RATING) {
	return { player: `p${score}`, team, score, rating };
}

describe('a rating', () => {
	it('goes up for who was better, down for who was not, and is surer for all', () => {
		const [first, middle, last] = rateMatch([rated(30), rated(20), rated(10)]) as [Rating, Rating, Rating];
		assert.ok(first.points > 1500 && last.points < 1500);
		assert.equal(Math.round(middle.points), 1500);
		for (const { unsure } of [first, middle, last]) assert.ok(unsure < NEW_RATING.unsure);
	});

	it('says nothing of allies among each other, and stays where nobody else was', () => {
		const [ada, ben, cy] = rateMatch([rated(90, 1), rated(90, 1), rated(40, 2)]) as [Rating, Rating, Rating];
		assert.equal(ada.points, ben.points);
		assert.ok(ada.points > cy.points);
		assert.deepEqual(rateMatch([rated(90, 1), rated(90, 1)]), [NEW_RATING, NEW_RATING]);
	});

	it('finds the order of twelve players within thirty matches', () => {
		const rng = { seed: 5 };
		const skills = Array.from({ length: 12 }, (_, i) => i * 10);
		let ratings: Rating[] = skills.map(() => NEW_RATING);
		for (let match = 0; match < 30; match++) {
			ratings = rateMatch(skills.map((skill, i) => rated(skill + 60 * random(rng), 0, ratings[i])));
		}
		const order = ratings.map((rating, i) => ({ i, points: rating.points })).sort((a, b) => a.points - b.points);
		const places = order.map(({ i }, place) => Math.abs(i - place));
		assert.ok(Math.max(...places) <= 2, `seed 5: ${order.map(({ i }) => i)}`);
	});
});

describe('who one is', () => {
	it('is known by a token of the server, and by none that somebody made up or changed', () => {
		const tokens = new PlayerTokens('a secret');
		const { player, token } = tokens.identify(undefined);
		assert.deepEqual(tokens.identify(token), { player, token });
		const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
		const stolen = new PlayerTokens('another secret').identify(undefined).token;
		for (const wrong of [changed, stolen, `${player}.`, player, '', 'x'.repeat(10_000), { player }, 7, null]) {
			assert.notEqual(tokens.identify(wrong).player, player);
		}
	});
});

describe('a match between people', () => {
	let test: ColyseusTestServer;
	let url: string;
	const shelf = () => {
		const kept = new Map<string, string>();
		return {
			getItem: (key: string) => kept.get(key) ?? null,
			setItem: (key: string, value: string) => void kept.set(key, value),
			removeItem: (key: string) => void kept.delete(key),
		};
	};

	before(async () => {
		const http = createServer();
		const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false, gracefullyShutdown: false });
		defineRooms({ [ARENA_ROOM]: ArenaRoom });
		await server.listen(0, '127.0.0.1');
		const { port } = http.address() as AddressInfo;
		Object.assign(server, { port });
		url = `http://127.0.0.1:${port}`;
		test = new ColyseusTestServer(server);
		provideRoomServices({ players: createPlayers('a secret') });
	});

	after(async () => {
		await test.shutdown();
		provideRoomServices({ players: NOBODY_KNOWN });
	});

	async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
		for (let waitedMs = 0; waitedMs < 5000; waitedMs += 20) {
			if (await condition()) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		assert.fail(`${what} did not happen within 5 s`);
	}

	it('changes their ratings at its end, once, and the list of rooms has the mean', async () => {
		const identities = [shelf(), shelf()];
		const sessions = await Promise.all(identities.map((identity, i) => joinMatch({ url, name: `P${i}`, identity })));
		const room = test.getRoomById(sessions[0]?.roomId ?? '') as unknown as {
			match: MatchRunner;
			seating: { sittings: Map<string, { ticks: number }> };
		};
		const { world } = room.match;
		const people = () => [...world.players.values()].filter(({ bot }) => !bot);
		await until('both players', () => people().length === 2);
		const listed = async () => (await matchMaker.query({ name: ARENA_ROOM }))[0]?.metadata?.rating as number | undefined;
		await until('the mean in the list', async () => (await listed()) === 1500);
		for (const sitting of room.seating.sittings.values()) sitting.ticks = 60 * world.tickRate;
		const first = people()[0];
		assert.ok(first);
		first.score = 99;
		Object.assign(world, { phase: 'play', phaseEndsTick: world.tick + 1 });
		const players = createPlayers('a secret');
		const ratings = () =>
			Promise.all(identities.map(async (identity) => players.ratingOf(players.identify(identity.getItem('fray.player')).player)));
		await until('the new ratings', async () => (await ratings()).every(({ unsure }) => unsure < NEW_RATING.unsure));
		const [winner, loser] = (await ratings()).sort((a, b) => b.points - a.points) as [Rating, Rating];
		assert.ok(winner.points > 1600 && loser.points < 1400, `${winner.points} and ${loser.points}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
		assert.equal((await ratings()).sort((a, b) => b.points - a.points)[0]?.points, winner.points, 'judged once');

		await Promise.all(sessions.map((session) => session.leave()));
		const again = await joinMatch({ url, name: 'P0', identity: identities[0] });
		const points = Math.round((await ratings())[0]?.points ?? 0);
		await until('their own rating in the list', async () => (await listed()) === points);
		await again.leave();
	}).timeout(20_000);
});
