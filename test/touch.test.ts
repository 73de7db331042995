/** Claims about thumbs on glass: which finger does what, what a tap is, how far the aim is helped, what a hand feels. */

import assert from 'node:assert/strict';
import {
	type AssistTarget,
	aimOfTap,
	assistAim,
	PULL_BESIDE,
	TAP_REACH,
	TURN_MAX,
	visibleTargets,
} from '../game-client/input/aimAssist.ts';
import { HAPTICS, HapticChoice, type HapticId } from '../game-client/input/haptics.ts';
import { TAP_MS, TAP_PX, Thumbs } from '../game-client/input/thumbs.ts';
import { viewCentre } from '../game-client/stage/camera.ts';
import { shownPiece } from '../game-client/stage.ts';
import { createDisplayedPlayer } from '../netcode/displayedPlayer.ts';
import type { DisplayedPlayer, SelfStatus, ViewEvent } from '../netcode/view.ts';
import { angleBetween } from '../sim/angle.ts';
import { ARENAS } from '../sim/arenas/registry.ts';
import { createTuning } from '../sim/tuning.ts';

const WIDTH = 844;

describe('thumbs', () => {
	it('move on the left 45 hundredths of the page and aim on the rest', () => {
		const thumbs = new Thumbs(52);
		thumbs.down(1, WIDTH * 0.44, 200, 0, WIDTH);
		thumbs.down(2, WIDTH * 0.46, 200, 0, WIDTH);
		assert.equal(thumbs.move?.pointerId, 1);
		assert.equal(thumbs.look?.pointerId, 2);
	});

	it('keep their sticks whatever a third and a fourth finger do', () => {
		const thumbs = new Thumbs(52);
		thumbs.down(1, 100, 200, 0, WIDTH);
		thumbs.down(2, 700, 200, 0, WIDTH);
		thumbs.down(3, 120, 100, 0, WIDTH);
		thumbs.down(4, 720, 100, 0, WIDTH);
		assert.equal(thumbs.slide(3, 300, 300), false);
		thumbs.lift(3, 50);
		thumbs.lift(4, 50);
		assert.deepEqual([thumbs.move?.pointerId, thumbs.look?.pointerId], [1, 2]);
	});

	it('let go when the system takes a finger away, without a tap', () => {
		const thumbs = new Thumbs(52);
		thumbs.down(2, 700, 200, 0, WIDTH);
		thumbs.forget(2);
		assert.equal(thumbs.lift(2, 20), false);
		assert.equal(thumbs.look, undefined);
	});

	it('take a finger that comes down twice as lifted in between', () => {
		const thumbs = new Thumbs(52);
		thumbs.down(1, 100, 200, 0, WIDTH);
		thumbs.down(1, 700, 200, 10, WIDTH);
		assert.equal(thumbs.move, undefined);
		assert.equal(thumbs.look?.pointerId, 1);
	});

	it('tap by a short touch on the right alone: not by a long one, one that slid, or one on the left', () => {
		const touch = (x: number, slide: number, ms: number) => {
			const thumbs = new Thumbs(52);
			thumbs.down(1, x, 200, 0, WIDTH);
			thumbs.slide(1, x + slide, 200);
			thumbs.slide(1, x, 200);
			return thumbs.lift(1, ms);
		};
		assert.equal(touch(700, 3, TAP_MS - 1), true);
		assert.equal(touch(700, 3, TAP_MS + 1), false);
		assert.equal(touch(700, TAP_PX + 1, 50), false, 'came back to where it began');
		assert.equal(touch(100, 3, 50), false);
	});
});

describe('help with aiming', () => {
	const RADIUS = 20;
	const at = (aim: number, distance = 500): AssistTarget => ({ aim, distance });

	it('does nothing where there is nobody to be seen near the aim', () => {
		assert.equal(assistAim(1000, [], RADIUS), 1000);
		assert.equal(assistAim(1000, [at(1000 + PULL_BESIDE * 3), at(3000)], RADIUS), 1000);
	});

	it('draws the aim toward an enemy beside it, a share of the way, never past them', () => {
		for (const off of [10, 25, 40, -10, -40]) {
			const turn = angleBetween(1000, assistAim(1000, [at(1000 + off)], RADIUS));
			assert.ok(turn * off > 0 && Math.abs(turn) < Math.abs(off), `${off} became ${turn}`);
		}
	});

	it('never turns the aim by more than five degrees, at whatever distance and in whatever crowd', () => {
		for (let seed = 1; seed < 400; seed++) {
			const targets = [1, 2, 3].map((n) => at((seed * 37 * n) % 4096, 20 + ((seed * 91 * n) % 900)));
			const aim = (seed * 53) % 4096;
			assert.ok(Math.abs(angleBetween(aim, assistAim(aim, targets, RADIUS))) <= TURN_MAX);
		}
	});

	it('leaves every direction within reach: a thumb that turns on turns the aim on, slower while it is on a body', () => {
		const targets = [at(1000), at(1070, 300)];
		let slowest = Number.POSITIVE_INFINITY;
		for (let aim = 800; aim < 1300; aim += 8) {
			const way = angleBetween(assistAim(aim, targets, RADIUS), assistAim(aim + 8, targets, RADIUS));
			assert.ok(way >= 0 && way < 30, `from ${aim} by 8 the aim went ${way}`);
			slowest = Math.min(slowest, way);
		}
		assert.ok(slowest < 6, 'no friction');
	});

	it('holds the aim on a body that a thumb follows roughly', () => {
		// Half of the angle of the body at 500 units is 26.
		const misses = [-40, -32, -28, 28, 32, 40].map((off) => Math.abs(angleBetween(assistAim(1000 + off, [at(1000)], RADIUS), 1000)));
		assert.ok(
			misses.every((miss) => miss < 26),
			String(misses),
		);
	});

	it('of a tap goes to the nearest enemy ahead, and straight on without one', () => {
		assert.equal(aimOfTap(1000, [at(1200, 600), at(900, 300)]), 900);
		assert.equal(aimOfTap(1000, [at(1000 + TAP_REACH + 20, 100), at(1200, 600)]), 1200);
		assert.equal(aimOfTap(1000, [at(1000 + TAP_REACH + 20, 100)]), 1000);
	});

	it('knows only enemies on the screen, in the open, who can be hurt', () => {
		const [arena] = Object.values(ARENAS);
		assert.ok(arena);
		const { x, y } = arena.spawns[0] ?? { x: 0, y: 0 };
		const player = (id: number, atX: number, more: Partial<DisplayedPlayer> = {}): DisplayedPlayer => {
			return { ...createDisplayedPlayer(id, id === 1), x: atX, y, alive: true, ...more };
		};
		const look = (other: DisplayedPlayer, shown = { width: 1600, height: 900 }) => {
			const players = new Map([player(1, x), other].map((one) => [one.id, one]));
			return visibleTargets({ arena, tuning: createTuning({}), selfId: 1, self: undefined, players }, shown).length;
		};
		assert.equal(look(player(2, x + 30)), 1);
		assert.equal(look(player(2, x + 30, { alive: false })), 0);
		assert.equal(look(player(2, x + 30, { protected: true })), 0);
		assert.equal(look(player(2, x + 30, { ally: true })), 0);
		assert.equal(look(player(2, x + 30), { width: 50, height: 900 }), 0, 'beyond the edge of the screen');
		assert.equal(look(player(2, -200)), 0, 'behind the outer wall');
	});
});

describe('the picture on a phone', () => {
	it('is the whole piece of the world on its side, and a larger part of it upright', () => {
		assert.deepEqual(shownPiece(844, 390), { width: 1600, height: 900, scale: 390 / 900, middleY: 195 });
		const upright = shownPiece(390, 844);
		assert.equal(upright.width, 1000);
		assert.equal(upright.height, 900);
		assert.ok(upright.middleY + (upright.height * upright.scale) / 2 < 844 * 0.56, 'no room for thumbs');
	});

	it('shows on no screen what another one of the same place cannot show', () => {
		for (const [pageWidth, pageHeight] of [
			[390, 844],
			[320, 568],
			[844, 390],
			[568, 320],
			[768, 1024],
			[1920, 1080],
			[500, 500],
			[200, 90],
		] as const) {
			const shown = shownPiece(pageWidth, pageHeight);
			assert.ok(shown.width <= 1600 && shown.height <= 900);
			assert.ok(shown.width * shown.scale <= pageWidth + 1e-6 && shown.height * shown.scale <= pageHeight + 1e-6);
			for (const arena of Object.values(ARENAS)) {
				for (let n = 0; n < 50; n++) {
					const [x, y, leadX, leadY] = [(n * 397) % arena.width, (n * 211) % arena.height, Math.sin(n), Math.cos(n)];
					const whole = viewCentre(arena, { width: 1600, height: 900 }, x, y, leadX, leadY);
					const part = viewCentre(arena, shown, x, y, leadX, leadY);
					assert.ok(Math.abs(part.x - whole.x) <= (1600 - shown.width) / 2 + 1e-6);
					assert.ok(Math.abs(part.y - whole.y) <= (900 - shown.height) / 2 + 1e-6);
				}
			}
		}
	});
});

describe('what a hand feels', () => {
	const shot = { type: 'shot', own: true } as ViewEvent;
	const hurt = { type: 'hit', me: true } as ViewEvent;
	const kill = { type: 'kill', byMe: true, me: false } as ViewEvent;
	const dash = { type: 'dash', own: true } as ViewEvent;
	const self = (health: number) => ({ alive: true, health, healthMax: 100 }) as SelfStatus;
	const feel = (choice: HapticChoice, nowMs: number, events: readonly ViewEvent[], health = 100, reducedMotion = false) =>
		choice.choose({ nowMs, events, self: self(health), reducedMotion });

	it('is of its own for each event', () => {
		const felt = [shot, dash, hurt, kill].map((event) => feel(new HapticChoice(), 0, [event]));
		assert.deepEqual(felt, [HAPTICS.fire.pattern, HAPTICS.dash.pattern, HAPTICS.hurt.pattern, HAPTICS.kill.pattern]);
		assert.equal(feel(new HapticChoice(), 0, [{ type: 'shot', own: false } as ViewEvent]), undefined);
	});

	it('tells the strongest of several at once, and is not cut off by a weaker one', () => {
		const choice = new HapticChoice();
		assert.deepEqual(feel(choice, 0, [shot, kill, hurt]), HAPTICS.kill.pattern);
		assert.equal(feel(choice, 40, [shot]), undefined);
		assert.equal(feel(choice, 60, [hurt]), undefined);
		assert.deepEqual(feel(choice, 500, [shot]), HAPTICS.fire.pattern);
	});

	it('does not become a hum while the rapid fires', () => {
		const choice = new HapticChoice();
		let pulses = 0;
		for (let ms = 0; ms < 1000; ms += 16) if (feel(choice, ms, [shot])) pulses++;
		assert.ok(pulses <= 11);
	});

	it('tells low health once, when it becomes low', () => {
		const choice = new HapticChoice();
		assert.equal(feel(choice, 0, [], 80), undefined);
		assert.deepEqual(feel(choice, 16, [hurt], 20), HAPTICS.lowHealth.pattern);
		assert.equal(feel(choice, 5000, [], 18), undefined);
	});

	it('is shorter with reduced motion, and nothing for what one does oneself', () => {
		const total = (pattern: readonly number[]) => pattern.reduce((sum, ms) => sum + ms, 0);
		for (const id of Object.keys(HAPTICS) as HapticId[]) assert.ok(total(HAPTICS[id].reduced) < total(HAPTICS[id].pattern), id);
		assert.equal(feel(new HapticChoice(), 0, [shot, dash], 100, true), undefined);
		assert.deepEqual(feel(new HapticChoice(), 0, [hurt], 100, true), HAPTICS.hurt.reduced);
	});
});
