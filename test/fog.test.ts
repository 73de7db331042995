/** Fog of war: what a client that notes all it is told can know of enemies, held against the world; and that nobody in plain sight is missing. */

import assert from 'node:assert/strict';
import { Decoder, Encoder } from '@colyseus/schema';
import { ArenaState } from '../schema/ArenaState.ts';
import { ArenaSight, arenaInterest, NO_SAVING } from '../schema/arenaInterest.ts';
import { heardBy } from '../schema/eventReach.ts';
import { FOG_LEAD_SECONDS } from '../schema/fog.ts';
import { FrameWriter } from '../schema/interest/frameWriter.ts';
import { InterestEncoder } from '../schema/interest/interestEncoder.ts';
import { projectWorld } from '../schema/project.ts';
import { SyncedArena } from '../schema/SyncedArena.ts';
import { ARENAS } from '../sim/arenas/registry.ts';
import type { WorldEvent } from '../sim/events.ts';
import type { Player } from '../sim/player.ts';
import { random } from '../sim/random.ts';
import { canSee } from '../sim/ray.ts';
import { placeX, placeY } from '../sim/shown.ts';
import { visibleTiles } from '../sim/visibleTiles.ts';
import type { World } from '../sim/world.ts';
import { playBots } from './botMatch.ts';
import { eyesOf, mayBeSeen, placesIn } from './fogRule.ts';

const VIEWERS = [1, 2, 3];
const SKILLS = ['normal', 'hard', 'easy', 'normal', 'hard', 'normal', 'easy', 'normal'] as const;
interface Told {
	world: World;
	own: Player;
	/** Of enemies: what the state holds. */
	seen: ReadonlyMap<number, { x: number; y: number }>;
	heard: readonly WorldEvent[];
	events: readonly WorldEvent[];
}

/** A match in fog, and what stock decoders of some players know after each tick. */
function playInFog(
	arenaId: string,
	modeId: string,
	seconds: number,
	onTold: (told: Told) => void,
	tuning: Readonly<Record<string, number>> = { 'match.fog': 1 },
) {
	const synced = new SyncedArena();
	const sight = new ArenaSight(synced, () => NO_SAVING);
	const encoder = new InterestEncoder(
		new Encoder(synced.state),
		arenaInterest<{ playerId: number }>(synced, { playerIdOf: ({ playerId }) => playerId, sight }),
	);
	const writer = new FrameWriter();
	const clients = VIEWERS.map((playerId) => {
		const state = new ArenaState();
		return { playerId, state, decoder: new Decoder(state), isIn: false };
	});
	let bytes = 0;
	playBots({ skills: SKILLS, seed: 4, seconds, arenaId, modeId, tuning }, ({ world, events }) => {
		projectWorld(world, synced);
		const heard = clients.map(({ playerId }) => heardBy(sight.earOf(sight.player(playerId)), world, events));
		encoder.beginTick();
		for (const [index, client] of clients.entries()) {
			writer.begin();
			if (client.isIn) encoder.writeFrame(client, client, writer);
			else encoder.fullState(writer, client, client);
			client.isIn = true;
			const frame = writer.end().slice();
			bytes += frame.length;
			client.decoder.decode(frame);
			const own = world.players.get(client.playerId) as Player;
			const seen = new Map<number, { x: number; y: number }>();
			for (const [key, { place }] of client.state.seen) {
				const other = world.players.get(Number(key));
				if (!other || other.id === own.id || (own.team !== 0 && own.team === other.team)) continue;
				seen.set(other.id, { x: placeX(place, world.arena.placeParts), y: placeY(place, world.arena.placeParts) });
			}
			onTold({ world, own, seen, heard: heard[index] ?? [], events });
		}
		encoder.endTick();
	});
	return { bytes };
}

describe('in fog', () => {
	for (const [arenaId, modeId] of [
		['foundry', 'deathmatch'],
		['canal', 'teams'],
		['atrium', 'hill'],
	] as const)
		it(`a client is told nothing of enemies out of sight on ${arenaId}, and misses nobody in plain sight`, () => {
			let checked = 0;
			let hidden = 0;
			let plain = 0;
			const leaks: string[] = [];
			const missing: string[] = [];
			const ends = new Map<string, boolean>();
			/** Many look along the same lines. */
			const mayAnySee = (world: World, own: Player, place: { x: number; y: number }) =>
				eyesOf(world, own).some((eye) => {
					const key = [eye.x, eye.y, place.x, place.y].map((units) => Math.round(units / 8)).join();
					let open = ends.get(key);
					open ??= mayBeSeen(world.arena, eye, place);
					ends.set(key, open);
					return open;
				});
			playInFog(arenaId, modeId, 25, ({ world, own, seen, heard }) => {
				if (own.placeTick === 0) return;
				for (const [id, other] of world.players) {
					if (id === own.id || (own.team !== 0 && other.team === own.team) || other.placeTick === 0) continue;
					const isPlain = other.alive && eyesOf(world, own).some((eye) => canSee(world.arena, eye.x, eye.y, other.x, other.y));
					if (isPlain) plain++;
					if (isPlain && !seen.has(id)) missing.push(`tick ${world.tick}: ${own.id} misses ${id}`);
					if (!seen.has(id)) hidden++;
					// Every line is dear: each third tick stands for the others.
					else if (world.tick % 3 === 0) {
						checked++;
						if (!isPlain && !mayAnySee(world, own, other)) leaks.push(`tick ${world.tick}: ${own.id} is told of ${id}`);
					}
				}
				for (const event of heard)
					for (const place of placesIn(event, world, own)) {
						checked++;
						if (!mayAnySee(world, own, place)) leaks.push(`tick ${world.tick}: ${own.id} is told ${event.type} at ${place.x}, ${place.y}`);
					}
			});
			assert.deepEqual(leaks.slice(0, 5), [], `${leaks.length} leaks`);
			assert.deepEqual(missing.slice(0, 5), [], `${missing.length} missing`);
			assert.ok(checked > 500 && hidden > 500 && plain > 500, `${checked} checked, ${hidden} hidden, ${plain} in plain sight`);
		}).timeout(60_000);

	it('every shot that hits met somebody who was shown to its shooter, and is told to whom it hits', () => {
		let hits = 0;
		playInFog('atrium', 'deathmatch', 40, ({ own, seen, heard, events }) => {
			for (const event of events) {
				if (event.type !== 'hit') continue;
				if (event.victimId === own.id) assert.ok(heard.includes(event), 'who is hit hears of it');
				if (event.attackerId !== own.id || event.victimId === own.id) continue;
				hits++;
				assert.ok(
					seen.has(event.victimId) || event.weapon === 3,
					`tick: ${own.id} hit ${event.victimId} unseen with weapon ${event.weapon}`,
				);
				assert.ok(heard.includes(event), 'who hits hears of it');
			}
		});
		assert.ok(hits > 5, `${hits} hits`);
	}).timeout(30_000);

	it('what flies is told when it comes into sight, from there, once, and its end as well', () => {
		let arrived = 0;
		const told = new Map<number, Set<number>>(VIEWERS.map((id) => [id, new Set()]));
		playInFog('canal', 'deathmatch', 30, ({ world, own, heard, events }) => {
			const ofOwn = told.get(own.id) as Set<number>;
			for (const event of heard) {
				if (event.type === 'shot') {
					assert.ok(!ofOwn.has(event.shotId), 'once');
					ofOwn.add(event.shotId);
					const flies = world.projectiles.find(({ id }) => id === event.shotId);
					if (flies && !events.includes(event)) {
						arrived++;
						assert.deepEqual([event.x, event.y], [flies.x, flies.y]);
					}
				}
			}
			for (const event of events)
				if (event.type === 'impact' && event.victimId === own.id) assert.ok(heard.includes(event), 'the end at oneself');
		});
		assert.ok(arrived > 0, 'something flew into sight');
	}).timeout(30_000);

	it('who has a seat and is not in the match yet is shown nobody', () => {
		const synced = new SyncedArena();
		const sight = new ArenaSight(synced, () => NO_SAVING);
		playBots({ skills: SKILLS, seed: 1, seconds: 1, tuning: { 'match.fog': 1 } }, ({ world }) => projectWorld(world, synced));
		const seen: number[] = [];
		sight.look(sight.player(99), ({ player }) => seen.push(player.id));
		assert.equal(seen.length, 0);
		sight.look(sight.player(undefined), ({ player }) => seen.push(player.id));
		assert.equal(seen.length, SKILLS.length, 'who only watches sees all');
	});

	it('takes fewer bytes than the open', () => {
		const bytesWith = (fog: number) => playInFog('atrium', 'deathmatch', 20, () => {}, { 'match.fog': fog }).bytes;
		const [open, inFog] = [bytesWith(0), bytesWith(1)];
		assert.ok(inFog < 0.8 * open, `${inFog} of ${open}`);
	}).timeout(30_000);

	it('can be switched on and off while people play', () => {
		const counts: number[] = [];
		const ATS: readonly number[] = [59, 100, 150];
		const tuning: Record<string, number> = { 'match.fog': 0 };
		playInFog(
			'atrium',
			'deathmatch',
			6,
			({ world, seen }) => {
				world.tuning.match.fog = world.tick >= 60 && world.tick < 120 ? 1 : 0;
				if (ATS.includes(world.tick)) counts.push(seen.size);
			},
			tuning,
		);
		const [before = 0, during = 0, after = 0] = [counts.slice(0, 3), counts.slice(3, 6), counts.slice(6)].map((each) => Math.max(...each));
		assert.equal(before, 7);
		assert.ok(during < 7, `${during} are shown`);
		assert.equal(after, 7);
	});

	it('any two places that see each other do so in the fog, from both ends, on every map', () => {
		const rng = { seed: 5 };
		for (const arena of Object.values(ARENAS)) {
			const tiles = visibleTiles(arena, 320 * FOG_LEAD_SECONDS);
			const place = () => ({ x: random(rng) * arena.width, y: random(rng) * arena.height });
			for (let i = 0; i < 20_000; i++) {
				const a = place();
				const b = place();
				if (!canSee(arena, a.x, a.y, b.x, b.y)) continue;
				assert.ok(tiles.sees(a.x, a.y, b.x, b.y), `${arena.id}: ${a.x},${a.y} to ${b.x},${b.y}`);
				assert.ok(tiles.sees(b.x, b.y, a.x, a.y), `${arena.id}: ${b.x},${b.y} to ${a.x},${a.y}`);
			}
		}
	}).timeout(20_000);
});
