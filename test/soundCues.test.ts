/** Which sound is played when: events of the view and states that are watched, judged by what a speaker is asked for. */

import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../game-client/settings.ts';
import { createSound } from '../game-client/sound/createSound.ts';
import { soundEvent } from '../game-client/sound/eventSounds.ts';
import { createFootsteps } from '../game-client/sound/footsteps.ts';
import { INFORMATION_SOUNDS } from '../game-client/sound/informationSounds.ts';
import { nearestFlight } from '../game-client/sound/nearestFlight.ts';
import type { SoundRow } from '../game-client/sound/soundRow.ts';
import type { Speaker } from '../game-client/sound/speaker.ts';
import { createWatchSounds } from '../game-client/sound/watchSounds.ts';
import { WEAPON_LOOKS } from '../game-client/weaponLooks.ts';
import type { DisplayedPlayer, DisplayedProjectile, NetStatus, SelfStatus, View, ViewEvent } from '../netcode/view.ts';
import { foundry } from '../sim/arenas/foundry.ts';
import { createTuning } from '../sim/tuning.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';

const SELF: SelfStatus = {
	id: 1,
	alive: true,
	health: 100,
	healthMax: 100,
	shield: 0,
	shieldMax: 100,
	energy: 100,
	energyMax: 100,
	weapon: 0,
	fireCooldown: 0,
	dashCooldown: 0,
	protectedSeconds: 0,
	respawnSeconds: 0,
	killerId: 0,
};

function runner(id: number, x: number): DisplayedPlayer {
	return {
		id,
		x,
		y: 75,
		aim: 0,
		vx: 320,
		vy: 0,
		alive: true,
		health: 100,
		shield: 0,
		weapon: 0,
		dashing: false,
		protected: false,
		isSelf: id === 1,
		team: 0,
		ally: false,
	};
}

function viewWith(part: Partial<View>): View {
	return {
		tick: 0,
		tickRate: 30,
		arena: foundry,
		modeId: 'deathmatch',
		standardTuning: createTuning({}),
		tuning: createTuning(),
		modeTitle: '',
		goal: '',
		phase: 'play',
		phaseSecondsLeft: 100,
		scoreToWin: 30,
		hud: [],
		objectives: [],
		teamScores: [],
		selfTeam: 0,
		awards: [],
		ballot: [],
		selfId: 1,
		self: SELF,
		players: new Map(),
		projectiles: [],
		pickups: [],
		roster: [],
		playerCount: 1,
		knownLeaders: Infinity,
		knownBest: Infinity,
		rank: 0,
		crowd: [],
		net: {} as NetStatus,
		...part,
	};
}

/** Writes down what is played. */
function listener(): { speaker: Speaker; heard: { row: SoundRow; how: 'flat' | 'at' | 'toward'; rate: number }[] } {
	const heard: { row: SoundRow; how: 'flat' | 'at' | 'toward'; rate: number }[] = [];
	return {
		heard,
		speaker: {
			flat: (row, rate = 1) => heard.push({ row, how: 'flat', rate }),
			at: (row) => heard.push({ row, how: 'at', rate: 1 }),
			toward: (row, _x, _y, rate = 1) => heard.push({ row, how: 'toward', rate }),
		},
	};
}

describe('sound: what is played', () => {
	const hit: ViewEvent = {
		type: 'hit',
		attackerId: 1,
		victimId: 2,
		weapon: 0,
		damage: 12,
		x: 0,
		y: 0,
		fromX: 0,
		fromY: 0,
		shieldBroke: false,
		killed: false,
		byMe: true,
		me: false,
	};

	it('ticks for an own hit, higher for more damage, with glass when the shield broke', () => {
		const { speaker, heard } = listener();
		soundEvent(hit, viewWith({}), speaker);
		soundEvent({ ...hit, damage: 65, shieldBroke: true }, viewWith({}), speaker);
		assert.deepEqual(
			heard.map((cue) => cue.row),
			[INFORMATION_SOUNDS.hitTick, INFORMATION_SOUNDS.hitTick, INFORMATION_SOUNDS.shieldBreak],
		);
		assert.ok((heard[1]?.rate ?? 0) > (heard[0]?.rate ?? 9) * 1.3);
	});

	it('thuds from the side when one is hurt, and is silent about the wounds of others', () => {
		const { speaker, heard } = listener();
		soundEvent({ ...hit, byMe: false, me: true }, viewWith({}), speaker);
		soundEvent({ ...hit, byMe: false }, viewWith({}), speaker);
		assert.deepEqual(heard, [{ row: INFORMATION_SOUNDS.hurt, how: 'toward', rate: 1 }]);
	});

	it('ends a match with a fanfare for who leads and another for who does not; a watcher hears none', () => {
		const entry = { name: '', bot: false, kills: 0, deaths: 0, team: 0, vote: '', status: 'here', pingMs: 0 } as const;
		const roster = [
			{ ...entry, id: 2, score: 9 },
			{ ...entry, id: 1, score: 8 },
		];
		const played = (selfId: number) => {
			const { speaker, heard } = listener();
			soundEvent({ type: 'phase', phase: 'results' }, viewWith({ selfId, roster }), speaker);
			return heard.map((cue) => cue.row);
		};
		assert.deepEqual(played(2), [INFORMATION_SOUNDS.win]);
		assert.deepEqual(played(1), [INFORMATION_SOUNDS.lose]);
		assert.deepEqual(played(0), []);
	});

	it('ends a match of teams with a fanfare for the team that leads, whoever has the most points', () => {
		const played = (selfTeam: number) => {
			const { speaker, heard } = listener();
			soundEvent({ type: 'phase', phase: 'results' }, viewWith({ selfTeam, teamScores: [30, 40] }), speaker);
			return heard.map((cue) => cue.row);
		};
		assert.deepEqual(played(2), [INFORMATION_SOUNDS.win]);
		assert.deepEqual(played(1), [INFORMATION_SOUNDS.lose]);
	});

	it('bursts where a rocket ends, at a wall as at a body, and ticks where a dart does', () => {
		const impact = { type: 'impact', ownerId: 2, x: 0, y: 0, own: false } as const;
		const played = (weapon: WeaponId, victimId: number, blastUnits: number) => {
			const { speaker, heard } = listener();
			soundEvent({ ...impact, weapon: WEAPON_IDS.indexOf(weapon), victimId, blastUnits }, viewWith({}), speaker);
			return heard.map((cue) => cue.row);
		};
		const { rocket, rapid } = WEAPON_LOOKS;
		assert.deepEqual(played('rocket', 0, 135), [rocket.sound.blast]);
		assert.deepEqual(played('rocket', 3, 135), [rocket.sound.blast]);
		assert.deepEqual(played('rapid', 0, 0), [rapid.sound.wall]);
		assert.deepEqual(played('rapid', 3, 0), [rapid.sound.body]);
	});

	it('makes one slap of a fan of pellets, with the sound of its best line', () => {
		const { speaker, heard } = listener();
		const ends = [
			{ x: 1, y: 0, hit: false },
			{ x: 2, y: 0, hit: true },
		];
		const weapon = WEAPON_IDS.indexOf('scatter');
		soundEvent({ type: 'shot', playerId: 2, weapon, x: 0, y: 0, aim: 0, fires: 'pellets', ends, own: false }, viewWith({}), speaker);
		const { sound } = WEAPON_LOOKS.scatter;
		assert.deepEqual(
			heard.map((cue) => cue.row),
			[sound.shot, sound.body],
		);
	});

	it('whooshes for a blow in the air, and cuts for one that met somebody', () => {
		const { speaker, heard } = listener();
		const weapon = WEAPON_IDS.indexOf('strike');
		soundEvent({ type: 'shot', playerId: 1, weapon, x: 0, y: 0, aim: 0, fires: 'melee', ends: [], own: true }, viewWith({}), speaker);
		soundEvent({ ...hit, weapon }, viewWith({}), speaker);
		const { sound } = WEAPON_LOOKS.strike;
		assert.deepEqual(
			heard.map((cue) => cue.row),
			[sound.shot, sound.body, INFORMATION_SOUNDS.hitTick],
		);
	});

	it('tells a player who has taken the objective, and when they change sides; a watcher hears neither', () => {
		const played = (event: ViewEvent, selfId = 1) => {
			const { speaker, heard } = listener();
			soundEvent(event, viewWith({ selfId }), speaker);
			return heard.map((cue) => cue.row);
		};
		const taken = { type: 'objective', objective: 0, label: 'Hill', x: 0, y: 0, side: 'own' } as const;
		assert.deepEqual(played(taken), [INFORMATION_SOUNDS.objectiveTaken]);
		assert.deepEqual(played({ ...taken, side: 'enemy' }), [INFORMATION_SOUNDS.objectiveLost]);
		assert.deepEqual(played(taken, 0), []);
		assert.deepEqual(played({ type: 'team', playerId: 1, me: true, side: 'own' }), [INFORMATION_SOUNDS.newSide]);
		assert.deepEqual(played({ type: 'team', playerId: 2, me: false, side: 'enemy' }), []);
	});

	it('follows the nearest rocket of an enemy, one that comes before one that goes, and no dart', () => {
		const flying = (id: number, ownerId: number, weapon: WeaponId, x: number, aim: number): DisplayedProjectile => {
			return { id, ownerId, weapon: WEAPON_IDS.indexOf(weapon), x, y: 0, aim, fromX: x, fromY: 0 };
		};
		const ally = { ...runner(3, 0), team: 1, ally: true };
		const players = new Map([
			[1, runner(1, 0)],
			[2, runner(2, 900)],
			[3, ally],
		]);
		const heard = (...projectiles: DisplayedProjectile[]) =>
			nearestFlight(viewWith({ players, projectiles }), { x: 0, y: 0 }, 1)?.projectile.id;
		const LEFT = 2048;
		assert.equal(heard(flying(7, 2, 'rapid', 100, LEFT), flying(8, 1, 'rocket', 100, 0), flying(9, 3, 'rocket', 100, 0)), undefined);
		assert.equal(heard(flying(7, 2, 'rocket', 500, LEFT), flying(8, 2, 'rocket', 300, LEFT)), 8);
		assert.equal(heard(flying(7, 2, 'rocket', 400, LEFT), flying(8, 2, 'rocket', 300, 0)), 7);
		assert.equal(heard(flying(7, 2, 'rocket', 1200, LEFT)), undefined);
	});

	it('beats faster the nearer one is to death, and stops with the danger', () => {
		const beats = (health: number) => {
			const { speaker, heard } = listener();
			const watch = createWatchSounds();
			for (let ms = 0; ms < 6000; ms += 20) watch.step(viewWith({ self: { ...SELF, health } }), 20, speaker);
			return heard.length;
		};
		assert.equal(beats(31), 0);
		assert.ok(beats(28) >= 5);
		assert.ok(beats(3) >= 1.5 * beats(28));
	});

	it('clicks once when the weapon would be ready and its energy is missing', () => {
		const { speaker, heard } = listener();
		const watch = createWatchSounds();
		const step = (energy: number, fireCooldown: number) =>
			watch.step(viewWith({ self: { ...SELF, weapon: 1, energy, fireCooldown } }), 16, speaker);
		step(5, 0);
		step(1, 0.9);
		assert.equal(heard.length, 0);
		step(1, 0);
		step(2, 0);
		assert.deepEqual(
			heard.map((cue) => cue.row),
			[INFORMATION_SOUNDS.empty],
		);
		step(50, 0);
		step(1, 0);
		assert.equal(heard.length, 2);
	});

	it('counts down the next life and the last ten seconds, each once', () => {
		const { speaker, heard } = listener();
		const watch = createWatchSounds();
		for (let left = 2.5; left > 0; left -= 0.02)
			watch.step(viewWith({ self: { ...SELF, alive: false, respawnSeconds: left } }), 20, speaker);
		assert.equal(heard.length, 2);
		for (let left = 12; left > 0; left -= 0.02) watch.step(viewWith({ phaseSecondsLeft: left }), 20, speaker);
		assert.equal(heard.length, 12);
		assert.ok(heard.slice(2).every((cue) => cue.row === INFORMATION_SOUNDS.lastSeconds));
	});

	it('lets others be heard running at three steps a second, whatever the frame rate, and not from afar', () => {
		const steps = (frameMs: number, x: number) => {
			const { speaker, heard } = listener();
			const footsteps = createFootsteps();
			const view = viewWith({ players: new Map([[2, runner(2, x)]]) });
			for (let ms = 0; ms < 10000; ms += frameMs) footsteps.step(view, frameMs, { x: 100, y: 75 }, speaker);
			return heard.length;
		};
		assert.ok(Math.abs(steps(16, 300) - 30) <= 1);
		assert.ok(Math.abs(steps(50, 300) - 30) <= 1);
		assert.equal(steps(16, 1500), 0);
	});
});

describe('sound: without audio', () => {
	it('does nothing and harms nothing', () => {
		const sound = createSound();
		sound.frame(viewWith({}), [], DEFAULT_SETTINGS, 16, 0);
		sound.unlock();
		sound.ui('press');
		sound.frame(viewWith({}), [{ type: 'phase', phase: 'play' }], DEFAULT_SETTINGS, 16, 0);
		sound.dispose();
		sound.frame(viewWith({}), [], DEFAULT_SETTINGS, 16, 0);
	});
});
