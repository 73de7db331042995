/** What the judges of `explainShot` have in common: who may be concerned, what happened to them, and the order of the candidates. */

import { SEEN_PARTS } from '../../sim/command.ts';
import { mayHurt } from '../../sim/damage.ts';
import type { WorldEvent } from '../../sim/events.ts';
import { isStill } from '../../sim/phase.ts';
import type { Player } from '../../sim/player.ts';
import type { JudgedShot } from './explainShot.ts';
import type { Candidate, VerdictKind } from './explanation.ts';
import type { Place } from './trail.ts';
import { missWords } from './verdictWords.ts';

/** Who is further than this from a shot has nothing to do with it, units. */
export const NEAR_UNITS = 160;

type Hit = Extract<WorldEvent, { type: 'hit' }>;

/** Everybody but the shooter who lived before the tick that `run` stands at. */
export function* othersBefore({ run, event }: JudgedShot): Iterable<Player> {
	const before = run.trail.at(run.tick - 1);
	for (const player of run.world.players.values()) {
		if (player.id !== event.playerId && before?.bodies.get(player.id)?.alive) yield player;
	}
}

/** What the shot did in the tick that `run` stands at: what hurts comes right after what fired, or after what ended. */
export function hitsOf({ run, event }: JudgedShot, cause: WorldEvent): Map<number, Hit> {
	const hits = new Map<number, Hit>();
	const { events } = run;
	for (let index = events.indexOf(cause) + 1; index < events.length; index++) {
		const next = events[index] as WorldEvent;
		if (next.type === 'shot' || next.type === 'impact') break;
		if (next.type === 'hit' && next.attackerId === event.playerId) hits.set(next.victimId, next);
	}
	return hits;
}

/** Where the shot judges somebody, and where its shooter's screen showed them, at an instant of the flight in ticks; what hits at once is judged at `tick - 1`. */
export function placesOf(
	{ run, behind, beyond }: JudgedShot,
	id: number,
	atTick: number,
): { judged: Place | undefined; shown: Place | undefined } {
	const at = atTick * SEEN_PARTS - behind;
	return { judged: run.trail.shownPlace(id, at), shown: run.trail.shownPlace(id, at - beyond) };
}

/** Why somebody whom a shot met was not hurt. */
export function whyUnhurt({ run, event }: JudgedShot, player: Player, cause: WorldEvent): { kind: VerdictKind; words: string } {
	const shooter = run.world.players.get(event.playerId);
	if (shooter && !mayHurt(shooter, player)) return { kind: 'ally', words: missWords.ally(player.name) };
	const fell = run.events.findIndex((other) => other.type === 'kill' && other.victimId === player.id);
	if (fell >= 0 && fell < run.events.indexOf(cause)) return { kind: 'fallen', words: missWords.fallen(player.name) };
	if (player.protectTicks > 0) return { kind: 'protected', words: missWords.protected(player.name) };
	if (isStill(run.world.phase)) return { kind: 'still', words: missWords.still(player.name) };
	return { kind: 'behind', words: missWords.behind(player.name) };
}

/** A candidate with what is known of everybody. */
export function candidate(
	{ held }: JudgedShot,
	player: Player,
	rest: Pick<Candidate, 'shown' | 'judged' | 'gapUnits' | 'kind' | 'words'> & { now?: Place },
): Candidate {
	const { id, name, x, y } = player;
	return { id, name, now: { x, y }, sent: held?.has(id), ...rest };
}

/** Whom it hit first; then who was nearest. */
export function inOrder(candidates: Candidate[]): Candidate[] {
	const rank = ({ kind }: Candidate) => (kind === 'hit' ? 0 : kind === 'ally' ? 2 : 1);
	return candidates.sort((a, b) => rank(a) - rank(b) || a.gapUnits - b.gapUnits);
}
