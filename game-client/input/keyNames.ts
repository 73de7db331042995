/** Words for `KeyboardEvent.code`, for hints and the settings. */

/** Keys that are called the same on every keyboard. */
const NAMES: Readonly<Record<string, string>> = {
	Escape: 'Esc',
	ShiftLeft: 'Left Shift',
	ShiftRight: 'Right Shift',
	ControlLeft: 'Left Ctrl',
	ControlRight: 'Right Ctrl',
	AltLeft: 'Left Alt',
	AltRight: 'Right Alt',
	ArrowUp: '↑',
	ArrowDown: '↓',
	ArrowLeft: '←',
	ArrowRight: '→',
};

/** What a US keyboard has where others may have something else. */
const US_SIGNS: Readonly<Record<string, string>> = {
	Minus: '-',
	Equal: '=',
	Comma: ',',
	Period: '.',
	Slash: '/',
	Semicolon: ';',
	Quote: "'",
	BracketLeft: '[',
	BracketRight: ']',
	Backslash: '\\',
	Backquote: '`',
};

/** Sign of each key by its code; a browser's `KeyboardLayoutMap` is one. */
export type KeyLayout = ReadonlyMap<string, string>;

let ownLayout: KeyLayout = new Map();

/** Learns the player's own keyboard where the browser tells; elsewhere keys are called as on a US one. */
export async function learnKeyLayout(): Promise<void> {
	const { keyboard } = navigator as Navigator & { keyboard?: { getLayoutMap(): Promise<KeyLayout> } };
	// Refused inside some frames: the names of a US keyboard do.
	const layout = await keyboard?.getLayoutMap().catch(() => undefined);
	if (layout) ownLayout = layout;
}

/** What is printed on a key. */
export function keyName(code: string, layout: KeyLayout = ownLayout): string {
	if (code === '') return 'no key';
	const name = NAMES[code];
	if (name !== undefined) return name;
	const sign = layout.get(code) ?? US_SIGNS[code];
	if (sign !== undefined) return sign.toUpperCase();
	if (/^(Key[A-Z]|Digit\d)$/.test(code)) return code.slice(-1);
	return code.replace(/^Numpad/, 'Num ').replace(/([a-z])([A-Z0-9])/g, '$1 $2');
}
