/** Words for `KeyboardEvent.code`, for hints and the settings. */

const NAMES: Readonly<Record<string, string>> = {
	Space: 'Space',
	Tab: 'Tab',
	Enter: 'Enter',
	Escape: 'Esc',
	Backspace: 'Backspace',
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
	CapsLock: 'Caps Lock',
};

/**
 * What is printed on a key. `layout` maps codes to the letters of the player's own keyboard where the browser tells
 * (`navigator.keyboard.getLayoutMap`); without it, those of a US keyboard.
 */
export function keyName(code: string, layout?: ReadonlyMap<string, string>): string {
	const named = NAMES[code];
	if (named !== undefined && code.length > 1 && !/^[^A-Za-z]$/.test(named)) return named;
	const printed = layout?.get(code);
	if (printed) return printed.toUpperCase();
	if (named !== undefined) return named;
	if (/^Key[A-Z]$/.test(code)) return code.slice(3);
	if (/^Digit\d$/.test(code)) return code.slice(5);
	return code.replace(/^Numpad/, 'Num ').replace(/([a-z])([A-Z0-9])/g, '$1 $2');
}
