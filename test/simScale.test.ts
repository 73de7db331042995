/** Claims about the rules' step at the size of a crowd: how long it takes, and that nobody is overlooked for speed. */

import assert from 'node:assert/strict';
import { perceiveWorld } from '../sim/bots/percept.ts';
import { isInSight, locateSound } from '../sim/bots/sight.ts';
import { hashWorld } from '../sim/hash.ts';
import { toTicks } from '../sim/tuning.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import { CrowdMatch } from './crowdMatch.ts';
import { partsOf } from './profileParts.ts';

/** A quarter of a tick at 30 Hz: the rest is the network's. */
const MOST_MEDIAN_MS = 8;

function stepMs(match: CrowdMatch): number {
	const commands = match.commands();
	const began = performance.now();
	match.runner.step(commands);
	return performance.now() - began;
}

describe('the step of a crowd', () => {
	it('of 500 people who shoot takes less than a quarter of a tick, and is the same again', function () {
		this.timeout(60_000);
		const [match, again] = [1, 2].map(() => new CrowdMatch({ people: 500, bots: 0, seed: 9 })) as [CrowdMatch, CrowdMatch];
		const times: number[] = [];
		let shots = 0;
		for (let tick = 0; tick < 240; tick++) {
			times.push(stepMs(match));
			stepMs(again);
		}
		for (const player of match.runner.world.players.values()) shots += player.shots;
		assert.ok(shots > 2000, `${shots} shots in 8 s`);
		assert.equal(hashWorld(match.runner.world), hashWorld(again.runner.world));
		const median = times.slice(60).sort((a, b) => a - b)[90] as number;
		assert.ok(median < MOST_MEDIAN_MS, `${median.toFixed(2)} ms`);
	});

	it('lets a bot perceive whom a plain search finds: on its screen, and by their shots', function () {
		this.timeout(60_000);
		const match = new CrowdMatch({ people: 100, bots: 100, seed: 4 });
		let seen = 0;
		let heard = 0;
		for (let tick = 0; tick < 90; tick++) {
			stepMs(match);
			const { world } = match.runner;
			for (const me of world.players.values()) {
				if (!me.alive || (me.id + tick) % 10 !== 0) continue;
				const percept = perceiveWorld(world, me.id);
				const others = [...world.players.values()].filter(({ id, alive }) => alive && id !== me.id);
				const onScreen = others.filter(({ x, y }) => isInSight(world.arena, me.x, me.y, x, y));
				assert.deepEqual(
					percept.players.map(({ id }) => id),
					onScreen.map(({ id }) => id),
				);
				const loud = others.filter(({ weapon, fireCooldownTicks, energyDelayTicks, x, y }) => {
					const { cooldownSeconds } = world.tuning.weapons[WEAPON_IDS[weapon] as WeaponId];
					const isFresh = fireCooldownTicks === Math.max(1, toTicks(cooldownSeconds, 30));
					const delay = toTicks(world.tuning.player.energyDelaySeconds, 30);
					return isFresh && energyDelayTicks === delay && locateSound(me.x, me.y, x, y);
				});
				assert.equal(percept.heard.length, loud.length);
				seen += onScreen.length;
				heard += loud.length;
			}
		}
		assert.ok(seen > 1000 && heard > 1000, `${seen} seen, ${heard} heard`);
	});
});

describe('npm run simscale', () => {
	it('names what a step calls, largest first, and looks into the calls that it is told to', () => {
		const node = (id: number, functionName: string, hitCount: number, ...children: number[]) => ({
			id,
			callFrame: { functionName },
			hitCount,
			children,
		});
		const nodes = [
			node(1, 'main', 50, 2),
			node(2, 'step', 10, 3, 4),
			node(3, 'stepWorld', 20, 5),
			node(4, 'hash', 30),
			node(5, 'fire', 30, 6),
			node(6, 'castRay', 10),
		];
		assert.deepEqual(partsOf(nodes, ['step', 'stepWorld']), [
			{ name: 'fire', share: 0.4 },
			{ name: 'hash', share: 0.3 },
			{ name: 'stepWorld itself', share: 0.2 },
			{ name: 'step itself', share: 0.1 },
		]);
	});
});
