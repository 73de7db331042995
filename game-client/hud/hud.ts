/** All parts of the HUD in one layer; made by the page, updated once a drawn frame. */

import { element } from '../dom/element.ts';
import { createCaptions } from './captions.ts';
import { createCrosshair } from './crosshair.ts';
import { createDamageNumbers } from './damageNumbers.ts';
import { createDamageRate } from './damageRate.ts';
import { createIdleBanner } from './idleBanner.ts';
import { createKillFeed } from './killFeed.ts';
import { createKillNote } from './killNote.ts';
import { createLineBanner } from './lineBanner.ts';
import { createLowHealth } from './lowHealth.ts';
import { createMatchStatus } from './matchStatus.ts';
import { createMiniMap } from './miniMap.ts';
import { createNetGraph } from './netGraph.ts';
import { createObjectivePointers } from './objectivePointers.ts';
import type { HudPart } from './part.ts';
import { createPhaseCall } from './phaseCall.ts';
import { createRespawn } from './respawn.ts';
import { createResults } from './results.ts';
import { createScoreboard } from './scoreboard.ts';
import { createSpoken } from './spoken.ts';
import { createVitals } from './vitals.ts';
import { createWeapons } from './weapons.ts';

/** Back to front; where one was hurt from is drawn at the body, by the stage. `extra`: parts made elsewhere that are shown and hidden with the HUD. */
export function createHud(...extra: readonly HudPart[]): HudPart {
	const parts: readonly HudPart[] = [
		createLowHealth(),
		createDamageNumbers(),
		createObjectivePointers(),
		createMiniMap(),
		createMatchStatus(),
		createKillFeed(),
		createDamageRate(),
		createVitals(),
		createWeapons(),
		createCaptions(),
		...extra,
		createPhaseCall(),
		createKillNote(),
		createRespawn(),
		createCrosshair(),
		createScoreboard(),
		createResults(),
		createNetGraph(),
		createIdleBanner(),
		createLineBanner(),
		createSpoken(),
	];
	const root = element('div', { class: 'hud', hidden: true }, ...parts.map((part) => part.root));
	return {
		root,
		update(frame) {
			for (const part of parts) part.update(frame);
			// Hidden from the start, and by the page whenever there is no seat: shown with its first figures.
			root.hidden = false;
		},
	};
}
