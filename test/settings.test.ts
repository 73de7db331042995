/** Claims about what a player can set: keys and who has them, and what a device keeps of it. */

import assert from 'node:assert/strict';
import { keyName } from '../game-client/input/keyNames.ts';
import { LiveSettings } from '../game-client/liveSettings.ts';
import { conflictWords, missingWords } from '../game-client/screens/keyWords.ts';
import { DEFAULT_SETTINGS, settingsFor } from '../game-client/settings.ts';
import { actionOfKey, bindKey, KEY_ACTIONS, parseKeys, refusalOf, STANDARD_KEYS, WEAPON_ACTIONS } from '../game-client/settingsKeys.ts';
import { cleanName, loadChosen, NAME_LENGTH_MAX, parseChosen, saveChosen } from '../game-client/settingsStore.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';

const WISHES = { reducedMotion: false, moreContrast: false };

function shelf(text?: string) {
	const kept = new Map<string, string>(text === undefined ? [] : [['fray.settings', text]]);
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
	};
}

describe('a key', () => {
	it('is called what is printed on it', () => {
		assert.equal(keyName('KeyW'), 'W');
		assert.equal(keyName('Digit1'), '1');
		assert.equal(keyName('ArrowUp'), '↑');
		assert.equal(keyName('ShiftLeft'), 'Left Shift');
		assert.equal(keyName('KeyW', new Map([['KeyW', 'z']])), 'Z');
		assert.equal(keyName(''), 'no key');
	});

	it('takes each weapon by its number, however many there are', () => {
		assert.equal(WEAPON_ACTIONS.length, WEAPON_IDS.length);
		for (const [index, action] of WEAPON_ACTIONS.entries()) {
			assert.equal(STANDARD_KEYS[action], `Digit${index + 1}`);
			assert.equal(actionOfKey(STANDARD_KEYS, `Digit${index + 1}`), action);
		}
	});

	it('belongs to one action, and every action has one', () => {
		const codes = KEY_ACTIONS.map((action) => STANDARD_KEYS[action]);
		assert.ok(codes.every(Boolean));
		assert.equal(new Set(codes).size, KEY_ACTIONS.length);
	});

	it('given to one action is taken from the other, which gets the free one, and that is said', () => {
		assert.equal(conflictWords(STANDARD_KEYS, 'dash', 'KeyW'), 'W was the key of Up, which has Space now.');
		const keys = bindKey(STANDARD_KEYS, 'dash', 'KeyW');
		assert.equal(keys.dash, 'KeyW');
		assert.equal(keys.up, 'Space');
		assert.equal(new Set(Object.values(keys)).size, KEY_ACTIONS.length);
		assert.equal(conflictWords(STANDARD_KEYS, 'dash', 'KeyX'), '');
		assert.equal(conflictWords(STANDARD_KEYS, 'dash', 'Space'), '');
	});

	it('that would close the page or is not the page’s to have is refused, and that is said', () => {
		for (const code of ['ControlLeft', 'MetaLeft', 'F5', 'F11']) assert.ok(refusalOf(code), code);
		assert.equal(refusalOf('KeyX'), undefined);
		assert.match(conflictWords(STANDARD_KEYS, 'dash', 'F5'), /F5 belongs to the browser: take another key for Dash\./);
	});
});

describe('keys that were kept', () => {
	it('never leave two actions on one key', () => {
		assert.equal(parseKeys({ up: 'KeyZ', down: 'KeyZ' }), undefined);
	});

	it('stand when a weapon comes later: it gets its number where that is free, and otherwise none, which is said', () => {
		const older = Object.entries({ ...STANDARD_KEYS, dash: 'Digit3' }).filter(([action]) => !['weapon2', 'weapon3'].includes(action));
		const keys = parseKeys(Object.fromEntries(older));
		assert.ok(keys);
		assert.equal(keys.dash, 'Digit3');
		assert.equal(keys.weapon2, 'Digit2');
		assert.equal(keys.weapon3, '');
		assert.equal(actionOfKey(keys, ''), undefined);
		assert.match(missingWords(keys, KEY_ACTIONS), /^Without a key: .+\.$/);
		assert.equal(missingWords(STANDARD_KEYS, KEY_ACTIONS), '');
	});
});

describe('the settings of a device', () => {
	it('hold nothing where nothing was kept, or what was kept is damaged', () => {
		for (const text of [null, '', '{', 'null', '[]', '17', '"x"']) assert.deepEqual(parseChosen(text), {});
	});

	it('lose a broken value alone', () => {
		const kept = JSON.stringify({
			name: 'Mira',
			masterVolume: 7,
			shake: 0.2,
			palette: 'pink',
			flashes: 'no',
			quality: 'low',
			textSize: 125,
		});
		assert.deepEqual(parseChosen(kept), { name: 'Mira', shake: 0.2, quality: 'low' });
	});

	it('come back as they were kept', () => {
		const storage = shelf();
		const chosen = {
			...DEFAULT_SETTINGS,
			name: 'Mira',
			palette: 'deutan' as const,
			textSize: '150' as const,
			hintsDone: ['move' as const],
			keys: bindKey(STANDARD_KEYS, 'dash', 'KeyX'),
		};
		saveChosen(storage, chosen);
		assert.deepEqual(loadChosen(storage), chosen);
	});

	it('stop nobody from playing where the browser forbids to keep anything', () => {
		const refuse = () => {
			throw new Error('forbidden');
		};
		const storage = { getItem: refuse, setItem: refuse };
		saveChosen(storage, DEFAULT_SETTINGS);
		assert.deepEqual(loadChosen(storage), {});
		assert.deepEqual(loadChosen(undefined), {});
	});

	it('follow the system in what was not chosen: less motion means no shake, more contrast its palette', () => {
		const settings = new LiveSettings(shelf('{"shake":0.4}'), settingsFor(WISHES));
		assert.equal(settings.current.reducedMotion, false);
		settings.change({ name: 'Mira' });
		settings.setStandard(settingsFor({ reducedMotion: true, moreContrast: true }));
		assert.equal(settings.current.reducedMotion, true);
		assert.equal(settings.current.palette, 'contrast');
		assert.equal(settings.current.shake, 0.4);
		assert.equal(settingsFor({ ...WISHES, reducedMotion: true }).shake, 0);
	});

	it('stand against the system in what was chosen', () => {
		const storage = shelf();
		new LiveSettings(storage, settingsFor(WISHES)).change({ reducedMotion: false });
		const later = new LiveSettings(storage, settingsFor({ ...WISHES, reducedMotion: true }));
		assert.equal(later.current.reducedMotion, false);
	});

	it('hold a name of one line and bounded length', () => {
		assert.equal(cleanName('  Mira\n\tof  the\u202e dunes '), 'Mira of the dune');
		assert.equal([...cleanName('🦊'.repeat(40))].length, NAME_LENGTH_MAX);
	});
});
