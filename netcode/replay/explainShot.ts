/**
 * "Why did my shot miss?": judges one shot of a replayed match once more, and says for everybody near it where they
 * were shown to the shooter, where they were judged, where they were, and why they were hit or were not. Pure; used by
 * `ReplayMatch` and by tests over worlds of their own.
 */

import { SEEN_PARTS } from '../../sim/command.ts';
import type { WorldEvent } from '../../sim/events.ts';
import { MAX_REWIND_MS, maxRewindParts } from '../../sim/history.ts';
import { placeOnOwnScreen } from '../../sim/unheardPushes.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import type { WayOfFiring } from '../../sim/weapons/weapon.ts';
import type { Candidate, Explanation, ShooterScreen, ShotLine } from './explanation.ts';
import { judgeBlow } from './judgeBlow.ts';
import { judgeFlight } from './judgeFlight.ts';
import { judgeLines } from './judgeLines.ts';
import type { Rerun } from './rerun.ts';
import type { Place } from './trail.ts';
import { missWords } from './verdictWords.ts';

export type ShotEvent = Extract<WorldEvent, { type: 'shot' }>;

/** A shot, and all that its judges need. */
export interface JudgedShot {
	run: Rerun;
	event: ShotEvent;
	/** Where its shooter's own screen had the body: there it began. */
	from: Place;
	/** 8ths of a tick: how far behind the present it is judged, and how much further back the screen was. */
	behind: number;
	beyond: number;
	/** Whom the shooter's client had been sent when it fired; undefined when that is not known. */
	held: ReadonlySet<number> | undefined;
}

/** What a way of firing comes to. */
export interface Judgement {
	lines: ShotLine[];
	burst?: Explanation['burst'];
	endTick: number;
	candidates: Candidate[];
}

const JUDGES: Readonly<Record<WayOfFiring, (shot: JudgedShot) => Judgement>> = {
	beam: judgeLines,
	pellets: judgeLines,
	projectile: judgeFlight,
	melee: judgeBlow,
};

/** So many of those near are told of. */
const MOST_CANDIDATES = 6;

/**
 * Of the shot with this number, which was fired in the tick that `run` stands at; runs on to its end. Undefined when
 * there is none.
 */
export function explainShot(run: Rerun, shotId: number): Explanation | undefined {
	const event = run.events.find((candidate): candidate is ShotEvent => candidate.type === 'shot' && candidate.shotId === shotId);
	const shooter = event && run.world.players.get(event.playerId);
	if (!event || !shooter) return undefined;
	const { tick, tickRate } = run.world;
	const present = (tick - 1) * SEEN_PARTS;
	const told = run.input.commands.get(shooter.id)?.told;
	const { seen } = shooter.lastCommand;
	const behind = seen === 0 || seen >= present ? 0 : Math.min(present - seen, maxRewindParts(tickRate));
	const beyond = told?.beyond ?? 0;
	const held = run.world.mode.sight && run.held.get(shooter.id);
	const from = placeOnOwnScreen(shooter);
	const { lines, burst, endTick, candidates } = JUDGES[weaponOf(event.weapon).fires]({ run, event, from, behind, beyond, held });
	const first = candidates[0];
	return {
		tick,
		endTick,
		shooterId: shooter.id,
		shooterName: shooter.name,
		weapon: event.weapon,
		frame: event.frame,
		from,
		lines,
		burst,
		screen: screenOf(tick, tickRate, behind, beyond, told?.received),
		candidates: candidates.slice(0, MOST_CANDIDATES),
		kind: first?.kind ?? 'nobody',
		words: first?.words ?? missWords.nobody,
	};
}

function screenOf(tick: number, tickRate: number, behind: number, beyond: number, received: number | undefined): ShooterScreen {
	const ms = (parts: number) => (parts / SEEN_PARTS / tickRate) * 1000;
	return {
		shownTick: tick - 1 - (behind + beyond) / SEEN_PARTS,
		judgedTick: tick - 1 - behind / SEEN_PARTS,
		shownMs: ms(behind + beyond),
		judgedMs: ms(behind),
		capMs: MAX_REWIND_MS,
		isCut: beyond > 0,
		receivedTick: received,
	};
}
