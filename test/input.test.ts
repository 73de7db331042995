/** Claims about the hands of a player: sticks, presses, weapons, and the way through menus. */

import assert from 'node:assert/strict';
import { nearestInDirection } from '../game-client/dom/nearest.ts';
import { standingOf } from '../game-client/hud/place.ts';
import { clockText, placeText } from '../game-client/hud/words.ts';
import { DOUBLE_TAP_MS, DoubleTap } from '../game-client/input/doubleTap.ts';
import { leadingDevice } from '../game-client/input/input.ts';
import { MenuPad } from '../game-client/input/menuPad.ts';
import { padFamily, padName } from '../game-client/input/padNames.ts';
import { PRESS_MIN_MS, Press } from '../game-client/input/press.ts';
import { aimOfStick, dragBase, readFloatingStick, readStick } from '../game-client/input/stick.ts';
import { Trigger } from '../game-client/input/trigger.ts';
import { WeaponChoice } from '../game-client/input/weaponChoice.ts';
import { WheelSteps } from '../game-client/input/wheel.ts';
import { parseUrlOptions } from '../game-client/urlOptions.ts';

describe('a stick', () => {
	it('does nothing inside its dead zone, whichever way it rests', () => {
		for (const [x, y] of [
			[0, 0],
			[0.17, 0],
			[-0.12, 0.12],
		] as const) {
			assert.deepEqual(readStick(x, y, 0.18, 0.95), { x: 0, y: 0, length: 0 });
		}
	});

	it('starts from nothing at the edge of the dead zone, so that slow steps are possible', () => {
		assert.ok(readStick(0.19, 0, 0.18, 0.95).length < 0.02);
	});

	it('gives full speed in every direction, also on a stick that never reaches its corners', () => {
		for (let turn = 0; turn < 16; turn++) {
			const angle = (turn / 16) * 2 * Math.PI;
			const reading = readStick(Math.cos(angle) * 0.96, Math.sin(angle) * 0.96, 0.18, 0.95);
			assert.equal(reading.length, 1);
			assert.ok(Math.hypot(reading.x, reading.y) <= 1 + 1e-9);
		}
	});

	it('keeps its direction: a dead zone does not pull it to the cross', () => {
		const reading = readStick(0.5, 0.1, 0.18, 0.95);
		assert.ok(Math.abs(reading.y / reading.x - 0.2) < 1e-9);
	});

	it('holds the last aim while it is centred', () => {
		assert.equal(aimOfStick(readStick(0, 0, 0.2, 1), 1234), 1234);
		assert.equal(aimOfStick(readStick(0, 1, 0.2, 1), 1234), 1024);
	});

	it('drawn on glass, reads the way of the thumb from where it came down', () => {
		const reading = readFloatingStick(100, 300, 126, 300, 52, 0.14);
		assert.ok(reading.x > 0.4 && reading.x < 0.5);
		assert.equal(reading.y, 0);
	});

	it('drawn on glass, follows a thumb that goes too far, so that turning back answers at once', () => {
		const base = dragBase(100, 300, 300, 300, 52);
		assert.deepEqual(base, { x: 248, y: 300 });
		assert.equal(readFloatingStick(base.x, base.y, 240, 300, 52, 0.14).x < 0, true);
		assert.deepEqual(dragBase(100, 300, 120, 310, 52), { x: 100, y: 300 });
	});
});

describe('a press', () => {
	it('shorter than a tick is still seen by one', () => {
		const press = new Press();
		press.press();
		press.release();
		assert.ok(press.isHeld(1000));
		assert.ok(press.isHeld(1000 + 1000 / 30));
		assert.ok(!press.isHeld(1000 + PRESS_MIN_MS));
	});

	it('over before a slow page looks is not lost, and counts once', () => {
		const press = new Press();
		press.press();
		press.release();
		assert.ok(press.isHeld(5000));
		assert.ok(!press.isHeld(5200));
	});

	it('is over at once when the window loses the player', () => {
		const press = new Press();
		press.press();
		press.forget();
		assert.ok(!press.isHeld(1001));
	});
});

describe('the devices', () => {
	it('let the one that was used last lead, and the first while none was', () => {
		const keyboard = { kind: 'keyboard', usedAtMs: 0 };
		const touch = { kind: 'touch', usedAtMs: 0 };
		assert.equal(leadingDevice([keyboard, touch]), keyboard);
		touch.usedAtMs = 5;
		assert.equal(leadingDevice([keyboard, touch]), touch);
	});

	it('choose a weapon by number or step by step, round and round, and never one that does not exist', () => {
		const weapon = new WeaponChoice(2);
		weapon.choose(1);
		weapon.choose(7);
		weapon.choose(-1);
		assert.equal(weapon.index, 1);
		weapon.step(1);
		assert.equal(weapon.index, 0);
		weapon.step(-1);
		assert.equal(weapon.index, 1);
	});

	it('take one step of the wheel a notch, and one only from a swipe on a pad', () => {
		const wheel = new WheelSteps();
		assert.equal(wheel.turn(100, 0), 1);
		assert.equal(wheel.turn(-100, 500), -1);
		let steps = 0;
		for (let ms = 1000; ms < 1120; ms += 8) steps += wheel.turn(12, ms);
		assert.equal(steps, 1);
	});
});

describe('firing', () => {
	it('lasts while a button is down, and ends with the last of two', () => {
		const trigger = new Trigger();
		trigger.press('key', 'hold');
		trigger.press('button', 'hold');
		trigger.release('key', 'hold');
		assert.ok(trigger.isHeld(1000));
		trigger.release('button', 'hold');
		assert.ok(!trigger.isHeld(2000));
	});

	it('lasts from one press to the next where that is wished, and ends with a life', () => {
		const trigger = new Trigger();
		trigger.press('button', 'toggle');
		trigger.release('button', 'toggle');
		assert.ok(trigger.isHeld(0));
		assert.ok(trigger.isHeld(5000));
		trigger.press('button', 'toggle');
		assert.ok(!trigger.isHeld(5001 + PRESS_MIN_MS));
		trigger.press('button', 'toggle');
		trigger.forget();
		assert.ok(!trigger.isHeld(7001));
	});
});

describe('a double press', () => {
	it('is two of one key in quick succession, and no tremor, no change of direction, no third', () => {
		const presses = (times: readonly (readonly [string, number])[]) => {
			const tap = new DoubleTap();
			return times.map(([key, atMs]) => tap.press(key, atMs));
		};
		assert.deepEqual(
			presses([
				['left', 0],
				['left', 180],
				['left', 300],
			]),
			[false, true, false],
		);
		assert.deepEqual(
			presses([
				['left', 0],
				['right', 100],
				['left', 200],
			]),
			[false, false, false],
		);
		assert.deepEqual(
			presses([
				['left', 0],
				['left', DOUBLE_TAP_MS.min - 1],
			]),
			[false, false],
		);
		assert.deepEqual(
			presses([
				['left', 0],
				['left', DOUBLE_TAP_MS.max + 1],
			]),
			[false, false],
		);
	});
});

describe('a gamepad in a menu', () => {
	const still = { accept: false, back: false, x: 0, y: 0 };

	it('steps once for a push, and again and again while it is held', () => {
		const pad = new MenuPad();
		const steps = [];
		for (let ms = 0; ms < 1000; ms += 20) steps.push(...pad.read({ ...still, y: 1 }, ms));
		assert.ok(steps.every((step) => step === 'down'));
		assert.ok(steps.length >= 4 && steps.length <= 7, `${steps.length} steps in a second`);
		assert.deepEqual(pad.read(still, 1000), []);
		assert.deepEqual(pad.read({ ...still, x: -0.9, y: 0.2 }, 1020), ['left']);
	});

	it('accepts and goes back once a press', () => {
		const pad = new MenuPad();
		assert.deepEqual(pad.read({ ...still, accept: true }, 0), ['accept']);
		assert.deepEqual(pad.read({ ...still, back: true }, 20), ['back']);
	});

	it('is called by what is printed on it', () => {
		assert.equal(padName('south', padFamily('Wireless Controller (STANDARD GAMEPAD Vendor: 054c Product: 0ce6)')), '✕');
		assert.equal(padName('south', padFamily('Pro Controller (STANDARD GAMEPAD Vendor: 057e Product: 2009)')), 'B');
		assert.equal(padName('rightTrigger', padFamily('Xbox 360 Controller (STANDARD GAMEPAD Vendor: 045e Product: 028e)')), 'RT');
	});
});

describe('arrows in a menu', () => {
	const box = (left: number, top: number, width = 100, height = 30) => ({ left, top, right: left + width, bottom: top + height });

	it('go to what lies next in line, before what is nearer but aside', () => {
		const here = box(0, 0);
		assert.equal(nearestInDirection(here, [box(130, 35), box(0, 80)], 'down'), 1);
		assert.equal(nearestInDirection(here, [box(130, 0), box(0, 80)], 'right'), 0);
		assert.equal(nearestInDirection(box(0, 80), [here, box(130, 40)], 'up'), 0);
	});

	it('stay where they are when nothing lies that way', () => {
		assert.equal(nearestInDirection(box(0, 0), [box(0, 80), box(130, 0)], 'left'), undefined);
	});
});

describe('the address of the page', () => {
	it('asks for a line, a room of one’s own and a name', () => {
		const options = parseUrlOptions('?net=poor&bots=8&private=1&name=Mira&autoplay=1');
		assert.deepEqual(options, {
			match: { line: 'poor', bots: 8, private: true },
			party: undefined,
			name: 'Mira',
			autoplay: true,
			complaints: [],
		});
	});

	it('belongs to a match or a party of an invitation, and says when its link is cut short', () => {
		const options = parseUrlOptions('?room=8aBJEzVVM&party=nBXEuiBbsy');
		assert.deepEqual([options.match.roomId, options.party], ['8aBJEzVVM', 'nBXEuiBbsy']);
		const cut = parseUrlOptions('?room=8a&party=nBXE');
		assert.deepEqual([cut.match.roomId, cut.party, cut.complaints.length], [undefined, undefined, 2]);
	});

	it('says what it asks for that cannot be had, and plays on without it', () => {
		const options = parseUrlOptions('?net=moon&bots=lots&skill=genius');
		assert.deepEqual(options.match, { private: false });
		assert.equal(options.complaints.length, 3);
		assert.equal(parseUrlOptions('?skill=easy').complaints.length, 1, 'in a room of others');
		assert.equal(parseUrlOptions('?private=1&skill=easy').match.skill, 'easy');
	});
});

describe('the words of the HUD', () => {
	it('show 0:00 at the end and not a second before', () => {
		assert.equal(clockText(187), '3:07');
		assert.equal(clockText(0.2), '0:01');
		assert.equal(clockText(-1), '0:00');
	});

	it('name places as one says them', () => {
		assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21].map(placeText), ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st']);
	});

	it('share the better place between equals', () => {
		const entry = (id: number, score: number) => ({
			id,
			name: '',
			bot: true,
			score,
			kills: 0,
			deaths: 0,
			team: 0,
			vote: '',
			status: 'here' as const,
			pingMs: 0,
		});
		const roster = [entry(1, 5), entry(2, 3), entry(3, 3)];
		assert.equal(standingOf(roster, 3)?.place, 2);
		assert.equal(standingOf(roster, 3)?.rival?.id, 1);
		assert.equal(standingOf(roster, 9), undefined);
	});
});
