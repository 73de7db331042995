/** What each action is called in the settings, and what is said when a key changes hands. Used by `keyFields.ts`. */

import { WEAPON_IDS, WEAPONS } from '../../sim/weapons/registry.ts';
import { keyName } from '../input/keyNames.ts';
import { actionOfKey, type KeyAction, type Keys, refusalOf, WEAPON_ACTIONS } from '../settingsKeys.ts';

const WORDS: Readonly<Partial<Record<KeyAction, string>>> = {
	up: 'Up',
	left: 'Left',
	down: 'Down',
	right: 'Right',
	fire: 'Fire',
	dash: 'Dash',
	nextWeapon: 'Next weapon',
	previousWeapon: 'Previous weapon',
	scoreboard: 'Scores',
	netGraph: 'Net graph',
	complain: 'Save the last 30 s',
	...Object.fromEntries(WEAPON_IDS.map((id, index) => [WEAPON_ACTIONS[index], WEAPONS[id].title])),
};

export function actionWords(action: KeyAction): string {
	return WORDS[action] ?? action;
}

/** What giving `code` to `action` means for others, before it is done; empty when nobody is concerned. */
export function conflictWords(keys: Keys, action: KeyAction, code: string): string {
	const refusal = refusalOf(code);
	if (refusal) return `${keyName(code)} ${refusal}: take another key for ${actionWords(action)}.`;
	const before = actionOfKey(keys, code);
	if (!before || before === action) return '';
	const free = keys[action] ?? '';
	const now = free === '' ? 'has no key now' : `has ${keyName(free)} now`;
	return `${keyName(code)} was the key of ${actionWords(before)}, which ${now}.`;
}

/** Which actions cannot be reached by a key; empty when all can. */
export function missingWords(keys: Keys, actions: readonly KeyAction[]): string {
	const missing = actions.filter((action) => !keys[action]).map(actionWords);
	return missing.length === 0 ? '' : `Without a key: ${missing.join(', ')}.`;
}
