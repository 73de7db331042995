/** Makes the view of a match in the page from its last two ticks; called by `LocalMatch` once a drawn frame. */

import { angleBetween, angleOf } from '../sim/angle.ts';
import type { Command } from '../sim/command.ts';
import { copyMover, createMover } from '../sim/mover.ts';
import { isStill } from '../sim/phase.ts';
import type { Player } from '../sim/player.ts';
import type { Projectile } from '../sim/projectile.ts';
import { castRay } from '../sim/ray.ts';
import { stepMovement } from '../sim/stepPlayer.ts';
import { WEAPON_IDS, type WeaponId } from '../sim/weapons/registry.ts';
import type { World } from '../sim/world.ts';
import { rankPlayers, statusOf } from './localStatus.ts';
import { displayAwards, displayBallot, displayObjective } from './matchView.ts';
import type { DisplayedPlayer, DisplayedProjectile, NetStatus, View } from './view.ts';

/** What has to be kept of a tick to draw between it and the next. */
export interface TickPicture {
	tick: number;
	players: Map<number, Player>;
	projectiles: Projectile[];
}

export function captureTick(world: World): TickPicture {
	return {
		tick: world.tick,
		players: new Map([...world.players].map(([id, player]) => [id, { ...player }])),
		projectiles: world.projectiles.map((projectile) => ({ ...projectile })),
	};
}

/** Who moved farther in one tick did not walk there: a new match gave a new place. */
const JUMP_UNITS = 150;

/** No network, no wait. */
const NO_NET: NetStatus = {
	state: 'connected',
	silentMs: 0,
	rttMs: 0,
	jitterMs: 0,
	tick: 0,
	viewDelayMs: 0,
	pendingFrames: 0,
	framesEarly: 0,
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

export function createLocalView(world: World, selfId: number): View {
	const view: View = {
		tick: world.tick,
		tickRate: world.tickRate,
		arena: world.arena,
		tuning: world.tuning,
		modeTitle: world.mode.title,
		goal: world.mode.goal,
		phase: world.phase,
		phaseSecondsLeft: 0,
		scoreToWin: world.tuning.match.scoreToWin,
		hud: world.mode.hud,
		objectives: [],
		teamScores: [],
		selfTeam: 0,
		awards: [],
		ballot: [],
		selfId,
		self: undefined,
		players: new Map(),
		projectiles: [],
		pickups: [],
		roster: [],
		net: { ...NO_NET },
	};
	return view;
}

/**
 * Brings a view to the instant `share` (0 to 1) of a tick after the world's tick for oneself, and a tick earlier for
 * all others. `command` is what the own player does now.
 */
export function fillView(view: View, world: World, before: TickPicture, share: number, command: Command): void {
	view.tick = before.tick + share;
	view.tuning = world.tuning;
	view.phase = world.phase;
	view.phaseSecondsLeft = Math.max(0, world.phaseEndsTick - world.tick - share) / world.tickRate;
	view.scoreToWin = world.tuning.match.scoreToWin;
	view.net.tick = world.tick;
	view.net.viewDelayMs = 1000 / world.tickRate;
	const players = new Map<number, DisplayedPlayer>();
	for (const player of world.players.values()) {
		if (player.id === view.selfId) players.set(player.id, displaySelf(world, player, share, command));
		else
			players.set(player.id, {
				...displayOther(before.players.get(player.id), player, share),
				ally: player.team !== 0 && player.team === view.selfTeam,
			});
	}
	view.players = players;
	view.projectiles = displayProjectiles(view, world, before, share);
	view.pickups = world.pickups.map(({ kind, x, y, backAtTick }) => ({ kind, x, y, available: backAtTick <= world.tick }));
	view.roster = rankPlayers(world);
	view.teamScores = world.teamScores;
	view.selfTeam = world.players.get(view.selfId)?.team ?? 0;
	view.objectives = world.objectives.map((objective) => displayObjective(objective, objective, view.selfTeam, world.tickRate));
	view.awards = displayAwards(world.awards, view.roster, view.selfId);
	view.ballot = isStill(world.phase) ? displayBallot(world.arena.id, view.roster, view.selfId) : [];
	const me = world.players.get(view.selfId);
	view.self = me && statusOf(world, me);
}

function displayOther(from: Player | undefined, to: Player, share: number): DisplayedPlayer {
	// Until the displayed instant reaches a spawn or a death, the earlier tick holds.
	const shown = from ?? to;
	const moving = shown.alive && Math.abs(to.x - shown.x) + Math.abs(to.y - shown.y) < JUMP_UNITS;
	const turn = moving ? angleBetween(shown.aim, to.aim) : 0;
	return {
		...look(shown),
		x: moving ? shown.x + (to.x - shown.x) * share : shown.x,
		y: moving ? shown.y + (to.y - shown.y) * share : shown.y,
		aim: shown.aim + turn * share,
	};
}

/** The own body where it is now: a tick ahead of the world by as much of the present command as has passed. */
function displaySelf(world: World, player: Player, share: number, command: Command): DisplayedPlayer {
	if (!player.alive || isStill(world.phase)) return { ...look(player), isSelf: true };
	const ahead = createMover();
	copyMover(player, ahead);
	stepMovement(world, ahead, command);
	return {
		...look(player),
		x: player.x + (ahead.x - player.x) * share,
		y: player.y + (ahead.y - player.y) * share,
		aim: command.aim,
		isSelf: true,
	};
}

function look(player: Player): DisplayedPlayer {
	const { id, x, y, aim, vx, vy, alive, health, shield, weapon, team } = player;
	const dashing = player.dashTicks > 0;
	return {
		id,
		x,
		y,
		aim,
		vx,
		vy,
		alive,
		health,
		shield,
		weapon,
		dashing,
		protected: player.protectTicks > 0,
		isSelf: false,
		team,
		ally: false,
	};
}

/** Own shots at this instant, those of others at the instant at which they are displayed. */
function displayProjectiles(view: View, world: World, before: TickPicture, share: number): DisplayedProjectile[] {
	const shown: DisplayedProjectile[] = [];
	for (const list of [before.projectiles, world.projectiles]) {
		for (const shot of list) {
			const own = shot.ownerId === view.selfId;
			if (own !== (list === world.projectiles)) continue;
			const rules = world.tuning.weapons[WEAPON_IDS[shot.weapon] as WeaponId];
			const way = Math.min(shot.left, (rules.projectileSpeed / world.tickRate) * share);
			const reach = castRay(world.arena, shot.x, shot.y, shot.dirX, shot.dirY, way);
			const flown = rules.range - shot.left;
			shown.push({
				id: shot.id,
				ownerId: shot.ownerId,
				weapon: shot.weapon,
				x: shot.x + shot.dirX * reach,
				y: shot.y + shot.dirY * reach,
				aim: angleOf(shot.dirX, shot.dirY),
				fromX: shot.x - shot.dirX * flown,
				fromY: shot.y - shot.dirY * flown,
			});
		}
	}
	return shown;
}
