/** Claims about the hands of a player: sticks, presses, keys, weapons, and the settings kept on the device. */

import assert from 'node:assert/strict';
import { standingOf } from '../game-client/hud/place.ts';
import { clockText, placeText } from '../game-client/hud/words.ts';
import { leadingDevice } from '../game-client/input/input.ts';
import { keyName } from '../game-client/input/keyNames.ts';
import { PRESS_MIN_MS, Press } from '../game-client/input/press.ts';
import { aimOfStick, dragBase, readFloatingStick, readStick } from '../game-client/input/stick.ts';
import { WeaponChoice } from '../game-client/input/weaponChoice.ts';
import { WheelSteps } from '../game-client/input/wheel.ts';
import { DEFAULT_SETTINGS } from '../game-client/settings.ts';
import { bindKey, cleanName, loadSettings, NAME_LENGTH_MAX, parseSettings, saveSettings } from '../game-client/settingsStore.ts';
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

describe('a key', () => {
	it('is called what is printed on it', () => {
		assert.equal(keyName('KeyW'), 'W');
		assert.equal(keyName('Digit1'), '1');
		assert.equal(keyName('ArrowUp'), '↑');
		assert.equal(keyName('ShiftLeft'), 'Left Shift');
		assert.equal(keyName('KeyW', new Map([['KeyW', 'z']])), 'Z');
	});

	it('given to one action is taken from the other, which gets the free one: no action is without a key', () => {
		const keys = bindKey(DEFAULT_SETTINGS.keys, 'dash', 'KeyW');
		assert.equal(keys.dash, 'KeyW');
		assert.equal(keys.up, 'Space');
		assert.equal(new Set(Object.values(keys)).size, Object.keys(keys).length);
	});
});

describe('the settings of a device', () => {
	it('are the standard ones where nothing was kept, or what was kept is damaged', () => {
		for (const text of [null, '', '{', 'null', '[]', '17', '"x"']) assert.deepEqual(parseSettings(text), DEFAULT_SETTINGS);
	});

	it('lose a broken value alone', () => {
		const kept = JSON.stringify({ name: 'Mira', masterVolume: 7, shake: 0.2, palette: 'pink', flashes: 'no', quality: 'low' });
		assert.deepEqual(parseSettings(kept), { ...DEFAULT_SETTINGS, name: 'Mira', shake: 0.2, quality: 'low' });
	});

	it('never leave two actions on one key', () => {
		const kept = JSON.stringify({ keys: { up: 'KeyQ', down: 'KeyQ' } });
		assert.deepEqual(parseSettings(kept).keys, DEFAULT_SETTINGS.keys);
	});

	it('come back as they were kept', () => {
		const shelf = new Map<string, string>();
		const storage = {
			getItem: (key: string) => shelf.get(key) ?? null,
			setItem: (key: string, value: string) => void shelf.set(key, value),
		};
		const chosen = { ...DEFAULT_SETTINGS, name: 'Mira', palette: 'deutan' as const, keys: bindKey(DEFAULT_SETTINGS.keys, 'dash', 'KeyE') };
		saveSettings(storage, chosen);
		assert.deepEqual(loadSettings(storage, DEFAULT_SETTINGS), chosen);
	});

	it('stop nobody from playing where the browser forbids to keep anything', () => {
		const refuse = () => {
			throw new Error('forbidden');
		};
		const storage = { getItem: refuse, setItem: refuse };
		saveSettings(storage, DEFAULT_SETTINGS);
		assert.deepEqual(loadSettings(storage, DEFAULT_SETTINGS), DEFAULT_SETTINGS);
		assert.deepEqual(loadSettings(undefined, DEFAULT_SETTINGS), DEFAULT_SETTINGS);
	});

	it('hold a name of one line and bounded length', () => {
		assert.equal(cleanName('  Mira\n\tof  the\u202e dunes '), 'Mira of the dune');
		assert.equal([...cleanName('🦊'.repeat(40))].length, NAME_LENGTH_MAX);
	});
});

describe('the address of the page', () => {
	it('asks for a line, a room of one’s own and a name', () => {
		const options = parseUrlOptions('?net=poor&bots=8&private=1&name=Mira&autoplay=1');
		assert.deepEqual(options, { match: { line: 'poor', bots: 8, private: true }, name: 'Mira', autoplay: true, complaints: [] });
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
