/** What is printed on the buttons of the gamepad in hand, for hints and the HUD. Told by `gamepad.ts`. */

export type PadButton = 'south' | 'east' | 'leftBumper' | 'rightBumper' | 'rightTrigger';
type PadFamily = 'xbox' | 'playStation' | 'nintendo';

const NAMES: Readonly<Record<PadFamily, Readonly<Record<PadButton, string>>>> = {
	xbox: { south: 'A', east: 'B', leftBumper: 'LB', rightBumper: 'RB', rightTrigger: 'RT' },
	playStation: { south: '✕', east: '○', leftBumper: 'L1', rightBumper: 'R1', rightTrigger: 'R2' },
	nintendo: { south: 'B', east: 'A', leftBumper: 'L', rightBumper: 'R', rightTrigger: 'ZR' },
};

/** Makers by the name or the number that a browser gives of a pad; everything else is labelled as most are. */
const FAMILIES: readonly (readonly [id: RegExp, family: PadFamily])[] = [
	[/054c|playstation|dualshock|dualsense/i, 'playStation'],
	[/057e|nintendo|joy-con|switch/i, 'nintendo'],
];

export function padFamily(id: string): PadFamily {
	return FAMILIES.find(([known]) => known.test(id))?.[1] ?? 'xbox';
}

let inHand: PadFamily = 'xbox';

/** A pad is used; `id` as its browser tells it. */
export function learnPad(id: string): void {
	inHand = padFamily(id);
}

export function padName(button: PadButton, family: PadFamily = inHand): string {
	return NAMES[family][button];
}
