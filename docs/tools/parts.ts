/** Every part of the documentation that is made from the code: in which document it stands, and how it is made. */

import { balancePart } from './balancePart.ts';
import { countersPart } from './countersPart.ts';
import { feedbackPart } from './feedbackPart.ts';
import { mapsPart, modesPart, weaponsPart } from './gamePart.ts';
import { netcodePart, netcodePicture, shotWayPart } from './netcodePart.ts';
import { numbersPart } from './numbersPart.ts';
import { scenariosPart } from './scenariosPart.ts';
import { searchPart } from './searchPart.ts';
import { settingsPart } from './settingsPart.ts';
import { hapticsPart, shotsPart } from './shotsPart.ts';
import { urlOptionsPart } from './urlOptionsPart.ts';

interface Part {
	/** From the root of the project. */
	document: string;
	make(): string;
}

export const PARTS = {
	search: { document: 'docs/matchmaking.md', make: searchPart },
	settings: { document: 'docs/operator.md', make: settingsPart },
	netcode: { document: 'docs/netcode.md', make: netcodePart },
	'shot-way': { document: 'docs/netcode.md', make: shotWayPart },
	numbers: { document: 'docs/numbers.md', make: numbersPart },
	scenarios: { document: 'docs/load-tester.md', make: scenariosPart },
	'url-options': { document: 'docs/player.md', make: urlOptionsPart },
	weapons: { document: 'docs/game.md', make: weaponsPart },
	counters: { document: 'docs/game.md', make: countersPart },
	modes: { document: 'docs/game.md', make: modesPart },
	maps: { document: 'docs/game.md', make: mapsPart },
	balance: { document: 'docs/game.md', make: balancePart },
	shots: { document: 'docs/game.md', make: shotsPart },
	feedback: { document: 'docs/game.md', make: feedbackPart },
	haptics: { document: 'docs/game.md', make: hapticsPart },
} as const satisfies Record<string, Part>;

/** Pictures that are made from measurements: where each stands, and how it is made. */
export const PICTURES = { 'docs/netcode.svg': netcodePicture } as const;
