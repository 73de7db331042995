/** The actions that have a key, and which key each has: read by the keyboard, the hints and the settings. */

import { WEAPON_IDS } from '../sim/weapons/registry.ts';

type FixedAction =
	| 'up'
	| 'left'
	| 'down'
	| 'right'
	| 'fire'
	| 'dash'
	| 'nextWeapon'
	| 'previousWeapon'
	| 'scoreboard'
	| 'netGraph'
	| 'complain';
type WeaponAction = `weapon${number}`;
export type KeyAction = FixedAction | WeaponAction;

/** `KeyboardEvent.code` by action; empty for an action without a key. */
export type Keys = Readonly<Record<KeyAction, string>>;

/** One a weapon, in their order: a new weapon has its key by being there. */
export const WEAPON_ACTIONS: readonly WeaponAction[] = WEAPON_IDS.map((_, index): WeaponAction => `weapon${index + 1}`);

/** In the order in which the settings show them. */
export const KEY_ACTIONS: readonly KeyAction[] = [
	...(['up', 'left', 'down', 'right', 'fire', 'dash'] as const),
	...WEAPON_ACTIONS,
	...(['nextWeapon', 'previousWeapon', 'scoreboard', 'netGraph', 'complain'] as const),
];

/** Number keys in the order of the weapons, as far as there are any. */
const WEAPON_KEYS = Object.fromEntries(WEAPON_ACTIONS.map((action, index) => [action, index < 9 ? `Digit${index + 1}` : '']));

export const STANDARD_KEYS: Keys = {
	up: 'KeyW',
	left: 'KeyA',
	down: 'KeyS',
	right: 'KeyD',
	fire: 'KeyF',
	dash: 'Space',
	...WEAPON_KEYS,
	nextWeapon: 'KeyE',
	previousWeapon: 'KeyQ',
	scoreboard: 'Tab',
	netGraph: 'F3',
	complain: 'F8',
};

/** Who has a key. */
export function actionOfKey(keys: Keys, code: string): KeyAction | undefined {
	return code === '' ? undefined : KEY_ACTIONS.find((action) => keys[action] === code);
}

/** Keys whose work the page cannot take over, or that would close it together with another one. */
const REFUSED: readonly (readonly [codes: RegExp, why: string])[] = [
	[/^(Meta|OS)/, 'belongs to the system'],
	[/^Control/, 'together with other keys closes or reloads the page'],
	[/^(F5|F11|F12|ContextMenu|BrowserBack|BrowserForward)$/, 'belongs to the browser'],
];

/** Why a key cannot be given to anything, to be said after its name; undefined for one that can. */
export function refusalOf(code: string): string | undefined {
	return REFUSED.find(([codes]) => codes.test(code))?.[1];
}

/** Gives a key to an action; whoever had that key takes the one that became free, so that no action loses its own. */
export function bindKey(keys: Keys, action: KeyAction, code: string): Keys {
	const before = actionOfKey(keys, code);
	return { ...keys, ...(before ? { [before]: keys[action] } : {}), [action]: code };
}

/**
 * Keys from what a device has stored; undefined for what is not ours. Actions that did not exist then get their
 * standard key where nobody has it, and none otherwise: the player's own choices stand.
 */
export function parseKeys(raw: unknown): Keys | undefined {
	if (typeof raw !== 'object' || raw === null) return undefined;
	const given = raw as Record<string, unknown>;
	const stored = KEY_ACTIONS.flatMap((action) => {
		const code = given[action];
		return typeof code === 'string' && /^[A-Za-z0-9]{0,32}$/.test(code) ? [[action, code] as const] : [];
	});
	const taken = new Set(stored.map(([, code]) => code).filter((code) => code !== ''));
	// Two actions on one key would leave one of them dead.
	if (taken.size < stored.filter(([, code]) => code !== '').length) return undefined;
	const keys: Record<KeyAction, string> = { ...STANDARD_KEYS };
	for (const action of KEY_ACTIONS) if (taken.has(keys[action] ?? '')) keys[action] = '';
	return { ...keys, ...Object.fromEntries(stored) };
}
