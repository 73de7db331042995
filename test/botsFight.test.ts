/** Claims about how bots use weapons and play objectives: from the rules' numbers, as somebody would who knows them. */

import assert from 'node:assert/strict';
import { angleOf, cosOf, sinOf } from '../sim/angle.ts';
import { parseArena, TILE } from '../sim/arena.ts';
import { burstOffset } from '../sim/bots/burstAim.ts';
import { killRate, type Stand } from '../sim/bots/firepower.ts';
import { perceiveWorld } from '../sim/bots/percept.ts';
import type { SkillId } from '../sim/bots/skill.ts';
import { createBotMemory, think } from '../sim/bots/think.ts';
import { BUTTONS } from '../sim/command.ts';
import { canSee, castRay } from '../sim/ray.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createTickInput } from '../sim/tickInput.ts';
import { createTuning, type TuningValues } from '../sim/tuning.ts';
import { WEAPON_IDS, WEAPONS, type WeaponId } from '../sim/weapons/registry.ts';
import { createWorld, type World } from '../sim/world.ts';
import { playBots } from './botMatch.ts';
import { readSources } from './sources.ts';

const EIGHT: readonly SkillId[] = ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'];
const BURSTING = WEAPON_IDS.findIndex((id) => WEAPONS[id].rules.splashRadius > 0);
const MELEE = WEAPON_IDS.findIndex((id) => WEAPONS[id].fires === 'melee');

const STAND: Stand = {
	distance: 300,
	error: 25,
	lagSeconds: 0.06,
	points: 125,
	energy: 100,
	readySeconds: 0,
	wallBehind: Infinity,
	companions: 0,
};

function rate(weapon: number, stand: Partial<Stand>, values: TuningValues = {}): number {
	return killRate(createTuning(values), weapon, { ...STAND, ...stand });
}

/** Two bots in sight of each other in an open hall, each with what it may hold. */
function hall(distance: number, arsenals: readonly (readonly number[])[], tuning: TuningValues, seed: number) {
	const rows = Array.from({ length: 18 }, () => '.'.repeat(34));
	const wall = '#'.repeat(36);
	const arena = parseArena('hall', 'Hall', [wall, ...rows.map((row) => `#${row}#`), wall].join('\n').replace('.', 'S'));
	const world: World = {
		...createWorld({
			seed,
			arenaId: 'foundry',
			modeId: 'deathmatch',
			tickRate: 30,
			startTick: 0,
			tuning: { 'match.warmUpSeconds': 0, ...tuning },
		}),
		arena,
		pickups: [],
	};
	const input = createTickInput();
	for (const id of [1, 2]) input.joins.push({ id, name: `Bot ${id}`, bot: true });
	stepWorld(world, input);
	const memories = arsenals.map((arsenal) => createBotMemory('normal', arsenal));
	for (const player of world.players.values()) {
		const first = player.id === 1;
		Object.assign(player, { x: 17 * TILE + (first ? -distance / 2 : distance / 2), y: 9 * TILE, protectTicks: 0, aim: first ? 0 : 2048 });
		player.weapon = memories[player.id - 1]?.weapon ?? 0;
	}
	const rng = { seed };
	const step = () => {
		const thought = createTickInput();
		for (const [index, memory] of memories.entries())
			thought.commands.set(index + 1, { commands: [think(perceiveWorld(world, index + 1), memory, rng)], frame: 0 });
		return stepWorld(world, thought);
	};
	const gap = () => {
		const [one, other] = [...world.players.values()];
		return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
	};
	return { world, memories, step, gap };
}

describe('bots and weapons', () => {
	it('know no weapon by its name', () => {
		const names = new RegExp(`['".\\b](?:${WEAPON_IDS.join('|')})\\b`, 'i');
		assert.deepEqual(
			readSources('sim/bots')
				.filter(({ code }) => names.test(code))
				.map(({ path }) => path),
			[],
		);
	});

	it('expect from pellets less the farther away, from a blow nothing out of reach, from a burst more at a wall and in a group', () => {
		for (const [weapon, id] of WEAPON_IDS.entries()) {
			const { fires, rules } = WEAPONS[id];
			if (fires === 'pellets') assert.ok(rate(weapon, { distance: 90 }) > 1.5 * rate(weapon, { distance: rules.range - 1 }));
			if (fires === 'melee')
				assert.deepEqual([rate(weapon, { distance: rules.range + 40 }), rate(weapon, { distance: 60 }) > 0], [0, true]);
			if (rules.splashRadius === 0) continue;
			assert.ok(rate(weapon, { wallBehind: 30 }) > rate(weapon, {}));
			assert.ok(rate(weapon, { companions: 1 }) > rate(weapon, {}));
			assert.ok(rate(weapon, { distance: 70 }) < rate(weapon, { distance: 220 }), 'a burst before one’s own feet is worth less');
		}
	});

	it('judge by numbers: whoever gets another weapon’s numbers is chosen in its place', () => {
		const rates = WEAPON_IDS.map((_, weapon) => rate(weapon, {}));
		const worst = rates.indexOf(Math.min(...rates.filter((points) => points > 0)));
		const tuning = { [`${WEAPON_IDS[worst] as WeaponId}.damage`]: 250 };
		assert.ok(rate(worst, {}, tuning) > Math.max(...rates), `${WEAPON_IDS[worst]} with 250 damage`);
	});

	it('close in with a blow in hand, and keep away from whoever has one', () => {
		let closest = 0;
		let kept = 0;
		for (let seed = 1; seed <= 20; seed++) {
			// Nobody is hurt: only the ways count.
			const tuning = Object.fromEntries(WEAPON_IDS.map((id) => [`${id}.damage`, 1]));
			const closing = hall(420, [[MELEE], [MELEE]], tuning, seed);
			let nearest = Infinity;
			for (let tick = 0; tick < 90; tick++) {
				closing.step();
				nearest = Math.min(nearest, closing.gap());
			}
			if (nearest < 160) closest++;
			const keeping = hall(150, [[0], [MELEE]], {}, seed);
			const { memories } = keeping;
			for (let tick = 0; tick < 15; tick++) keeping.step();
			if ((memories[0]?.range ?? 0) > 150) kept++;
		}
		assert.ok(closest >= 15, `${closest} of 20 came near`);
		assert.ok(kept >= 15, `${kept} of 20 wanted away`);
	});

	it('never burst a shot at their own feet, but in the last despair', () => {
		let shots = 0;
		const wrong: string[] = [];
		const id = WEAPON_IDS[BURSTING] as WeaponId;
		const { splashRadius } = WEAPONS[id].rules;
		for (let seed = 1; seed <= 12; seed++) {
			const duel = hall(260, [[BURSTING], [BURSTING]], {}, seed);
			for (let tick = 0; tick < 300; tick++) {
				for (const event of duel.step()) {
					if (event.type !== 'shot') continue;
					shots++;
					const self = duel.world.players.get(event.playerId);
					const wall = castRay(duel.world.arena, event.x, event.y, cosOf(event.aim), sinOf(event.aim), splashRadius);
					const desperate = self && self.health + self.shield <= WEAPONS[id].rules.damage;
					if (wall < splashRadius / 2 && !desperate) wrong.push(`seed ${seed} tick ${duel.world.tick}: ${Math.round(wall)} units`);
				}
			}
		}
		assert.ok(shots > 50, `${shots} shots`);
		assert.deepEqual(wrong, []);
	});

	it('aim a burst at the wall beside a target that could step out of a straight shot', () => {
		const text = `
			######################
			#S...................#
			#....................#
			#..................###
			#..................###
			######################`.replace(/\t/g, '');
		const arena = parseArena('nook', 'Nook', text.trim());
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		const input = createTickInput();
		input.joins.push({ id: 1, name: 'Bot', bot: true });
		stepWorld({ ...world, arena }, input);
		const percept = { ...perceiveWorld(world, 1), arena };
		const self = { ...percept.self, alive: true, x: 2.5 * TILE, y: 2.5 * TILE, weapon: BURSTING };
		const target = { x: 17.3 * TILE, y: 2.9 * TILE };
		const believed = angleOf(target.x - self.x, target.y - self.y);
		const offset = burstOffset({ ...percept, self }, believed, target.x, target.y, target.x - self.x);
		const aim = (believed + offset) & 4095;
		const way = castRay(arena, self.x, self.y, cosOf(aim), sinOf(aim), 2000) - 4;
		const burst = { x: self.x + cosOf(aim) * way, y: self.y + sinOf(aim) * way };
		const { splashRadius } = WEAPONS[WEAPON_IDS[BURSTING] as WeaponId].rules;
		assert.ok(Math.hypot(burst.x - target.x, burst.y - target.y) < splashRadius, `bursts at ${Math.round(burst.x)},${Math.round(burst.y)}`);
		assert.ok(canSee(arena, burst.x, burst.y, target.x, target.y));
	});

	it('step and dash out of bursts that they see come: blind to them they are hurt more', () => {
		const hurt = (sees: boolean) => {
			let damage = 0;
			for (let seed = 1; seed <= 60; seed++) {
				const { world, memories } = hall(360, [[BURSTING], [BURSTING]], {}, seed);
				const target = createBotMemory('hard', [BURSTING]);
				const rngs = [{ seed }, { seed: seed + 1000 }] as const;
				for (let tick = 0; tick < 90; tick++) {
					const percept = perceiveWorld(world, 2);
					const command = think(sees ? percept : { ...percept, projectiles: [] }, target, rngs[1]);
					const input = createTickInput();
					input.commands.set(1, { commands: [think(perceiveWorld(world, 1), memories[0] ?? target, rngs[0])], frame: 0 });
					input.commands.set(2, { commands: [{ ...command, buttons: command.buttons & ~BUTTONS.fire }], frame: 0 });
					for (const event of stepWorld(world, input)) if (event.type === 'hit' && event.victimId === 2) damage += event.damage;
				}
			}
			return damage;
		};
		const [blind, seeing] = [hurt(false), hurt(true)];
		assert.ok(seeing < blind * 0.85, `${seeing} points taken, ${blind} when blind`);
	});
});

describe('bots and objectives', () => {
	it('hold the hill in turns, move on it, and leave some of the team to fight elsewhere', () => {
		let held = 0;
		let everybody = 0;
		let ticks = 0;
		const world = playBots({ skills: EIGHT, seed: 31, seconds: 150, modeId: 'hill' }, ({ world: { objectives, players }, memories }) => {
			const hill = objectives[0];
			assert.ok(hill);
			ticks++;
			const inside = [...players.values()].filter(({ alive, x, y }) => alive && Math.hypot(x - hill.x, y - hill.y) <= hill.radius);
			if (inside.length > 0) held++;
			if ([1, 2].some((team) => inside.filter((player) => player.team === team).length === 4)) everybody++;
			for (const [id, { targetId }] of memories) {
				const target = players.get(targetId);
				assert.ok(!target || target.team !== players.get(id)?.team, `${id} fights its ally ${targetId}`);
			}
		});
		assert.ok(held / ticks > 0.6, `somebody is on the hill for ${((100 * held) / ticks).toFixed(0)}% of the time`);
		assert.ok(everybody / ticks < 0.05, `a whole team is on the hill for ${((100 * everybody) / ticks).toFixed(0)}% of the time`);
		assert.ok(Math.max(...world.teamScores) >= 20, `points ${world.teamScores.join(' and ')}`);
	});
});
