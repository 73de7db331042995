/** Which sound is played when: events of the view and states that are watched, judged by what a speaker is asked for. */

import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../game-client/settings.ts';
import { createSound } from '../game-client/sound/createSound.ts';
import { soundEvent } from '../game-client/sound/eventSounds.ts';
import { createFootsteps } from '../game-client/sound/footsteps.ts';
import { INFORMATION_SOUNDS } from '../game-client/sound/informationSounds.ts';
import type { SoundRow } from '../game-client/sound/soundRow.ts';
import type { Speaker } from '../game-client/sound/speaker.ts';
import { createWatchSounds } from '../game-client/sound/watchSounds.ts';
import type { DisplayedPlayer, NetStatus, SelfStatus, View, ViewEvent } from '../netcode/view.ts';
import { foundry } from '../sim/arenas/foundry.ts';
import { createTuning } from '../sim/tuning.ts';

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
