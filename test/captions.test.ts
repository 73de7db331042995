/** Claims about captions: what matters is written, with its place; what does not is left out; few lines, and steady ones. */

import assert from 'node:assert/strict';
import { CapNotice } from '../game-client/hud/capNotice.ts';
import { type Heard, heardIn } from '../game-client/hud/captionSources.ts';
import { CaptionStack, LINES_MAX } from '../game-client/hud/captionStack.ts';
import { EVENT_CAPTIONS, SHOT_CAPTIONS } from '../game-client/hud/captionTable.ts';
import { LineSpeech, lineWords } from '../game-client/hud/lineSpeech.ts';
import type { DisplayedPlayer, DisplayedProjectile, NetStatus, SelfStatus, View, ViewEvent } from '../netcode/view.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';

function player(id: number, x: number, y: number, part: Partial<DisplayedPlayer> = {}): DisplayedPlayer {
	return {
		...{ id, x, y, aim: 0, vx: 0, vy: 0, alive: true, health: 100, shield: 0, weapon: 0 },
		...{ dashing: false, protected: false, isSelf: id === 1, team: 0, ally: false },
		...part,
	};
}

/** What a caption needs of a view. */
function viewOf(others: readonly DisplayedPlayer[], part: { health?: number; projectiles?: readonly DisplayedProjectile[] } = {}) {
	const ear = player(1, 1000, 1000);
	const self = { alive: true, health: part.health ?? 100, healthMax: 100 } as SelfStatus;
	const weapons = Object.fromEntries(WEAPON_IDS.map((id) => [id, WEAPONS[id].rules]));
	const players = new Map([ear, ...others].map((one) => [one.id, one]));
	return { ear, view: { self, players, projectiles: part.projectiles ?? [], tuning: { weapons } } as unknown as View };
}

function wordsOf(
	others: readonly DisplayedPlayer[],
	events: readonly ViewEvent[] = [],
	part: Parameters<typeof viewOf>[1] = {},
	aim = 0,
): string[] {
	const { ear, view } = viewOf(others, part);
	return heardIn(view, events, ear, aim).map(({ words }) => words);
}

function shot(weapon: number, x: number, playerId = 2): ViewEvent {
	const id = WEAPON_IDS[weapon];
	if (!id) throw new RangeError(`no weapon ${weapon}`);
	return { type: 'shot', playerId, weapon, x, y: 1000, aim: 0, fires: WEAPONS[id].fires, ends: [], own: playerId === 1 };
}

const RUNNING = { vx: 300 };

describe('captions', () => {
	it('write every weapon that is fired near by, under its title, and none that is far', () => {
		const other = player(2, 1200, 1000);
		for (const [index, id] of WEAPON_IDS.entries()) {
			const near = shot(index, 1000 + SHOT_CAPTIONS[WEAPONS[id].fires].nearUnits - 1);
			const far = shot(index, 1000 + SHOT_CAPTIONS[WEAPONS[id].fires].nearUnits + 1);
			const written = wordsOf([other], [near, far]);
			assert.equal(written.length, 1, id);
			assert.ok(written[0]?.startsWith(WEAPONS[id].title), id);
		}
	});

	it('write nothing of oneself and of one’s own side', () => {
		const friend = player(2, 1200, 1000, { ally: true, ...RUNNING });
		assert.deepEqual(wordsOf([friend], [shot(0, 1100, 1), shot(0, 1100, 2)], {}, 2048), []);
	});

	it('tell where what flies and bursts is, as long as it is near', () => {
		const weapon = WEAPON_IDS.findIndex((id) => WEAPONS[id].rules.splashRadius > 0);
		const dart = WEAPON_IDS.findIndex((id) => WEAPONS[id].fires === 'projectile' && WEAPONS[id].rules.splashRadius === 0);
		const flying = (id: number, of: number, x: number) => ({ id, ownerId: 2, weapon: of, x, y: 1000, aim: 0, fromX: 0, fromY: 0 });
		const written = (projectiles: readonly DisplayedProjectile[]) => wordsOf([player(2, 1500, 1000)], [], { projectiles });
		assert.equal(written([flying(7, weapon, 1300)]).length, 1);
		assert.deepEqual(written([flying(7, weapon, 1900)]), []);
		assert.deepEqual(written([flying(7, dart, 1100)]), []);
	});

	it('write steps behind, not before, of who runs and of nobody who stands', () => {
		assert.deepEqual(wordsOf([player(2, 700, 1000, RUNNING)]), [EVENT_CAPTIONS.footsteps.words]);
		assert.deepEqual(wordsOf([player(2, 1300, 1000, RUNNING)]), []);
		assert.deepEqual(wordsOf([player(2, 700, 1000)]), []);
		assert.deepEqual(wordsOf([player(2, 1300, 1000, RUNNING)], [], {}, 2048), [EVENT_CAPTIONS.footsteps.words]);
	});

	it('write the heartbeat while health is low', () => {
		assert.deepEqual(wordsOf([], [], { health: 20 }), [EVENT_CAPTIONS.lowHealth.words]);
		assert.deepEqual(wordsOf([], [], { health: 60 }), []);
	});

	it('tell a broken shield of one’s own from that of somebody else, and a kill', () => {
		const base = { weapon: 0, damage: 20, x: 1100, y: 1000, fromX: 1300, fromY: 1000, killed: false } as const;
		const hurt: ViewEvent = { type: 'hit', attackerId: 2, victimId: 1, ...base, shieldBroke: true, byMe: false, me: true };
		const dealt: ViewEvent = { type: 'hit', attackerId: 1, victimId: 2, ...base, shieldBroke: true, byMe: true, me: false };
		const names = { killerName: 'Ada', victimName: 'Ben' };
		const kill: ViewEvent = {
			type: 'kill',
			killerId: 1,
			victimId: 2,
			...names,
			weapon: 0,
			place: { x: 1100, y: 1000 },
			byMe: true,
			me: false,
		};
		const { ownShieldBreak, shieldBreak, kill: killed } = EVENT_CAPTIONS;
		assert.deepEqual(wordsOf([player(2, 1300, 1000)], [hurt, dealt, kill]), [ownShieldBreak.words, shieldBreak.words, killed.words]);
	});
});

describe('the stack of captions', () => {
	const heard = (name: keyof typeof EVENT_CAPTIONS, source: string): Heard => ({
		row: EVENT_CAPTIONS[name],
		words: EVENT_CAPTIONS[name].words,
		source,
		at: undefined,
	});

	it('keeps a line in its place while its sound goes on, and drops it afterwards', () => {
		const stack = new CaptionStack();
		const first = stack.update([heard('footsteps', 'a'), heard('dash', 'b')], 0).map(({ id }) => id);
		const later = stack.update([heard('footsteps', 'a')], 500).map(({ id }) => id);
		assert.deepEqual(later, first);
		const end = stack.update([], EVENT_CAPTIONS.dash.showMs + 1).map(({ source }) => source);
		assert.deepEqual(end, ['a']);
		assert.deepEqual(stack.update([], 500 + EVENT_CAPTIONS.footsteps.showMs), []);
	});

	it('holds few lines, and never drops what matters most for what matters less', () => {
		const stack = new CaptionStack();
		stack.update([heard('lowHealth', 'own')], 0);
		const crowd = Array.from({ length: 9 }, (_, index) => heard('footsteps', `player ${index}`));
		const lines = stack.update(crowd, 100);
		assert.equal(lines.length, LINES_MAX);
		assert.equal(lines[0]?.row, EVENT_CAPTIONS.lowHealth);
	});
});

describe('what is said of the line', () => {
	it('is said once a state, however long it lasts and however it stutters', () => {
		const speech = new LineSpeech();
		const said: string[] = [];
		const words = (state: NetStatus['state']) => lineWords({ state, notice: '' }, false);
		const hear = (state: NetStatus['state'], fromMs: number, toMs: number) => {
			for (let ms = fromMs; ms < toMs; ms += 100) {
				const text = speech.update(words(state), ms);
				if (text !== said.at(-1)) said.push(text);
			}
		};
		hear('connected', 0, 1000);
		hear('silent', 1000, 4000);
		hear('connected', 4000, 5000);
		hear('silent', 5000, 9000);
		hear('returning', 9000, 12_000);
		assert.deepEqual(said, ['', words('silent'), words('returning')]);
	});

	it('is said again when it happens again much later', () => {
		const speech = new LineSpeech();
		const silent = lineWords({ state: 'silent', notice: '' }, false);
		assert.equal(speech.update(silent, 0), silent);
		assert.equal(speech.update('', 60_000), '');
		assert.equal(speech.update(silent, 61_000), silent);
	});
});

describe('a line beyond the cap of lag compensation', () => {
	it('is told of when it lasts, for some seconds, and again much later', () => {
		const notice = new CapNotice();
		const said: number[] = [];
		for (let second = 0; second < 200; second++) {
			// A stall of two seconds first; beyond it from the tenth second on.
			const rewindMs = second === 3 || second === 4 || second >= 10 ? 310 : 120;
			const words = notice.update({ state: 'connected', rewindMs }, second * 1000);
			if (words !== '') said.push(second);
			if (words !== '') assert.match(words, /see 310 ms back, shots go 250/);
		}
		assert.deepEqual(said, [19, 20, 21, 22, 23, 140, 141, 142, 143, 144]);
	});
});
