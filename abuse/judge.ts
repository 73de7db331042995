/** What a cheat did held against what an honest player of the same hands did, and against the rules. */

import { SEEN_PARTS } from '../sim/command.ts';
import { JUMP_UNITS, maxRewindParts } from '../sim/history.ts';
import { CATCH_UP_TICKS, HOLD_TICKS } from '../sim/match/inputPacer.ts';
import { toTicks } from '../sim/tuning.ts';
import { weaponOf } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';
import type { Attempt, Finding } from './attempts/attempt.ts';
import type { Book } from './book.ts';

/** A way that begins and ends a few ticks sooner or later, and turns elsewhere. */
const UNEVEN = 1.04;
const UNEVEN_UNITS = 40;
/** A step back that a client may make whose clock learns something new; and how often within five seconds. */
const STEPS_BACK = 2;
const EACH_SECONDS = 5;

export function judge(attempt: Attempt, cheat: Book, twin: Book, world: World): Finding[] {
	const { tuning, tickRate } = world;
	const findings: Finding[] = [];
	if (twin.pathUnits > JUMP_UNITS && !attempt.isThrownOut) {
		findings.push({ what: 'way, units', value: cheat.pathUnits, most: twin.pathUnits * UNEVEN + UNEVEN_UNITS });
		// Late steps that are caught up come in one tick; a dash among them is as long as ever.
		const step = (twin.dashes > 0 ? tuning.player.dashSpeed : tuning.player.speed) / tickRate;
		const most = twin.mostUnitsIn(tickRate) * UNEVEN + CATCH_UP_TICKS * step;
		findings.push({ what: 'way in a second, units', value: cheat.mostUnitsIn(tickRate), most });
		findings.push({ what: 'dashes', value: cheat.dashes, most: twin.dashes + 1 });
	}
	if (cheat.shots > 0) {
		const cooldown = (weapon: number) => Math.max(1, toTicks(tuning.weapons[weaponOf(weapon).id].cooldownSeconds, tickRate));
		if (attempt.fires !== 'otherwise') findings.push({ what: 'shots', value: cheat.shots, most: twin.shots + 1 });
		findings.push({ what: 'ticks between shots, to spare', value: cheat.leastSpareTicks(cooldown), least: 0 });
		// A command that is held for a late frame says what it said; it is judged at the cap.
		findings.push({
			what: 'shown, ticks behind',
			value: cheat.mostBehindParts / SEEN_PARTS,
			most: maxRewindParts(tickRate) / SEEN_PARTS + HOLD_TICKS,
		});
		const capTicks = Math.floor(maxRewindParts(tickRate) / SEEN_PARTS);
		findings.push({ what: 'a push unheard of, ticks', value: cheat.mostUnheardTicks, most: attempt.mostUnheardTicks ?? capTicks });
		const turns = Math.ceil(cheat.ticks / tickRate / EACH_SECONDS);
		findings.push({ what: 'shots at an earlier instant', value: cheat.stepsBack, most: STEPS_BACK * turns });
	}
	if (attempt.mostHits !== undefined) findings.push({ what: 'hits', value: cheat.hits, most: attempt.mostHits });
	if (attempt.leastHits !== undefined) findings.push({ what: 'hits', value: cheat.hits, least: attempt.leastHits });
	const protection = toTicks(tuning.player.protectSeconds, tickRate) + 1;
	findings.push({ what: 'protected, ticks', value: cheat.protectedTicks, most: cheat.lives * protection });
	return findings;
}
