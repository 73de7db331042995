/** Makes a view of a replayed match at an instant between two of its ticks. Used by `ReplayMatch`. */

import { ANGLES, angleBetween } from '../../sim/angle.ts';
import { SEEN_PARTS } from '../../sim/command.ts';
import { JUMP_UNITS } from '../../sim/history.ts';
import { isStill } from '../../sim/phase.ts';
import { createTuning } from '../../sim/tuning.ts';
import type { World } from '../../sim/world.ts';
import { emptyView } from '../emptyView.ts';
import { displayAwards, displayObjective } from '../matchView.ts';
import { selfStatus } from '../selfStatus.ts';
import { compareEntries } from '../syncedMatch.ts';
import type { DisplayedPlayer, DisplayedProjectile, NetStatus, View } from '../view.ts';
import type { PicturedBody, PicturedShot } from './picture.ts';
import type { Rerun } from './rerun.ts';

/** `truth`: everybody where they were. `screen`: the others as the followed player's screen showed them. */
export type Look = 'truth' | 'screen';

/** Nothing is sent or received. */
const NO_NET: NetStatus = {
	state: 'connected',
	notice: '',
	silentMs: 0,
	rttMs: 0,
	jitterMs: 0,
	tick: 0,
	viewDelayMs: 0,
	pendingFrames: 0,
	rewindMs: 0,
	framesEarly: 0,
	ladderStep: 0,
	corrections: 0,
	lastCorrectionUnits: 0,
	exactShare: 1,
	held: 0,
	discarded: 0,
	receivedBytesPerSec: 0,
	sentBytesPerSec: 0,
	receivedBytes: 0,
	sentBytes: 0,
	statesReceived: 0,
	framesAcknowledged: 0,
};

/** What a view of a match is before it is filled. */
export function createReplayView({ mode, tick, tickRate, arena, tuning, phase }: World): View {
	return emptyView({ tick, tickRate, arena, tuning, standardTuning: createTuning(mode.tuning), mode, phase, net: NO_NET });
}

/**
 * The instant of the others that a player's screen showed at an instant of the match, ticks. Where it is not known
 * (bots, older journals) the state of the tick before, which is what bots act on.
 */
export function screenTick({ trail, world }: Rerun, playerId: number, tick: number): number {
	const around = trail.around(tick);
	const sawIn = (body: PicturedBody | undefined) => (body && body.saw > 0 ? body.saw / SEEN_PARTS : undefined);
	const before = sawIn(around?.before.bodies.get(playerId));
	const after = sawIn(around?.after.bodies.get(playerId));
	if (!around || before === undefined || after === undefined) return (after ?? before ?? tick - 1) as number;
	// A screen that jumps (the line came back) is not drawn in between.
	return Math.abs(after - before) > world.tickRate / 5 ? after : before + (after - before) * around.part;
}

/** Fills a view with the match at `tick`, which lies in the last tick that `run` made. `followId`: who is followed; 0 nobody. */
export function fillReplayView(view: View, run: Rerun, tick: number, followId: number, look: Look): void {
	const { world } = run;
	const { mode, tickRate } = world;
	const own = world.players.get(followId);
	const othersTick = look === 'screen' && own ? screenTick(run, followId, tick) : tick;
	view.tick = tick;
	view.tuning = world.tuning;
	view.phase = world.phase;
	const isEndless = mode.practice && world.phase === 'play';
	view.phaseSecondsLeft = isEndless ? Infinity : Math.max(0, (world.phaseEndsTick - tick) / tickRate);
	view.scoreToWin = world.tuning.match.scoreToWin;
	view.selfId = own ? followId : 0;
	view.selfTeam = own?.team ?? 0;
	view.self = own && selfStatus(own, own, world.tuning, tickRate, tick);
	view.teamScores = [...world.teamScores];
	view.pickups = world.pickups.map(({ kind, x, y, backAtTick }) => ({ kind, x, y, available: backAtTick === 0 }));
	view.objectives = world.objectives.map((objective) => displayObjective(objective, objective, view.selfTeam, tickRate));
	view.crowd = world.crowd;
	const nameOf = (id: number) => world.players.get(id)?.name ?? '';
	const awards = world.awards.map((award) => ({ ...award, name: nameOf(award.playerId) }));
	view.awards = isStill(world.phase) ? displayAwards(awards, view.selfId) : [];
	view.roster = Array.from(world.players.values(), ({ id, name, bot, score, kills, deaths, team }) => ({
		...{ id, name, bot, score, kills, deaths, team },
		vote: '',
		status: 'here' as const,
		pingMs: 0,
	})).sort(compareEntries);
	view.playerCount = world.players.size;
	view.players = playersAt(run, tick, othersTick, view.selfId, look);
	view.projectiles = [...shotsAt(run, tick, (ownerId) => look === 'truth' || ownerId === view.selfId), ...othersShots()];

	function othersShots(): DisplayedProjectile[] {
		return look === 'truth' ? [] : shotsAt(run, othersTick, (ownerId) => ownerId !== view.selfId);
	}
}

function playersAt(run: Rerun, tick: number, othersTick: number, selfId: number, look: Look): Map<number, DisplayedPlayer> {
	const players = new Map<number, DisplayedPlayer>();
	const { trail, world } = run;
	const own = world.players.get(selfId);
	const held = look === 'screen' && own && world.mode.sight ? run.held.get(selfId) : undefined;
	const now = trail.around(tick);
	const then = othersTick === tick ? now : trail.around(othersTick);
	if (!now || !then) return players;
	for (const id of then.after.bodies.keys()) {
		if (id === selfId || (held && !held.has(id))) continue;
		const { before, after, part } = then;
		const body = after.bodies.get(id) as PicturedBody;
		players.set(id, displayed(before.bodies.get(id) ?? body, body, part, look === 'screen', own?.team ?? 0, false));
	}
	const body = now.after.bodies.get(selfId);
	if (body) players.set(selfId, displayed(now.before.bodies.get(selfId) ?? body, body, now.part, false, body.team, true));
	return players;
}

/** `asShown`: where others are shown it, instead of where it was. */
function displayed(
	before: PicturedBody,
	after: PicturedBody,
	part: number,
	asShown: boolean,
	ownTeam: number,
	isSelf: boolean,
): DisplayedPlayer {
	const from = asShown ? { x: before.shownX, y: before.shownY } : before;
	const to = asShown ? { x: after.shownX, y: after.shownY } : after;
	const nearer = part < 0.5 ? before : after;
	const isMovement = before.alive && after.alive && Math.hypot(to.x - from.x, to.y - from.y) <= JUMP_UNITS;
	const place = isMovement ? { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part } : part < 0.5 ? from : to;
	const { id, team, vx, vy, alive, health, shield, weapon, dashing } = nearer;
	return {
		...{ id, team, vx, vy, alive, health, shield, weapon, dashing, isSelf },
		x: place.x,
		y: place.y,
		aim: (before.aim + angleBetween(before.aim, after.aim) * part + ANGLES) % ANGLES,
		protected: nearer.protected,
		ally: !isSelf && team !== 0 && team === ownTeam,
	};
}

function shotsAt({ trail }: Rerun, tick: number, isWanted: (ownerId: number) => boolean): DisplayedProjectile[] {
	const around = trail.around(tick);
	if (!around) return [];
	const { before, after, part } = around;
	const shown: DisplayedProjectile[] = [];
	for (const shot of after.shots.values()) {
		if (isWanted(shot.ownerId)) shown.push(displayedShot(before.shots.get(shot.id) ?? shot, shot, part));
	}
	// What ends in this tick is seen until it does.
	for (const shot of before.shots.values()) {
		if (part === 0 || after.shots.has(shot.id) || !isWanted(shot.ownerId)) continue;
		shown.push(displayedShot(shot, shot, 0));
	}
	return shown;
}

function displayedShot(before: PicturedShot, after: PicturedShot, part: number): DisplayedProjectile {
	const { id, ownerId, weapon, fromX, fromY, dirX, dirY } = after;
	return {
		...{ id, ownerId, weapon, fromX, fromY },
		x: before.x + (after.x - before.x) * part,
		y: before.y + (after.y - before.y) * part,
		aim: ((Math.atan2(dirY, dirX) / (2 * Math.PI)) * ANGLES + ANGLES) % ANGLES,
	};
}
