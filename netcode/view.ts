/**
 * What one client sees at one instant, ready to draw or to think about. Made by `ClientSession` from what its link
 * brings; drawn by the game client, perceived by the network bots.
 */

import type { Arena } from '../sim/arena.ts';
import type { HudItem } from '../sim/modes/mode.ts';
import type { ObjectiveSpec } from '../sim/objective.ts';
import type { Phase } from '../sim/phase.ts';
import type { PickupKind } from '../sim/pickup.ts';
import type { Tuning } from '../sim/tuning.ts';
import type { WayOfFiring } from '../sim/weapons/weapon.ts';

export interface DisplayedPlayer {
	id: number;
	/** Displayed position, units; for oneself the predicted one at this instant. */
	x: number;
	y: number;
	/** 4096ths of a turn; fractional between two updates. */
	aim: number;
	/** Displayed velocity, units a second. */
	vx: number;
	vy: number;
	alive: boolean;
	health: number;
	shield: number;
	weapon: number;
	dashing: boolean;
	protected: boolean;
	isSelf: boolean;
	/** 1 or 2; 0 in modes without teams. */
	team: number;
	/** Of the own team (oneself is not): cannot be hurt by own shots. */
	ally: boolean;
}

export interface DisplayedProjectile {
	id: number;
	ownerId: number;
	weapon: number;
	x: number;
	y: number;
	/** 4096ths of a turn. */
	aim: number;
	/** Where it started, for trails. */
	fromX: number;
	fromY: number;
}

export interface DisplayedPickup {
	kind: PickupKind;
	x: number;
	y: number;
	available: boolean;
}

/** A line of the scoreboard. */
export interface RosterEntry {
	id: number;
	name: string;
	bot: boolean;
	score: number;
	kills: number;
	deaths: number;
	/** 1 or 2; 0 in modes without teams. */
	team: number;
	/** Id of the map voted for; empty for none. */
	vote: string;
	/** `here`, `away` (hidden tab), `lost` (connection lost, seat kept) or `idle` (a bot plays until they act again). */
	status: 'here' | 'away' | 'lost' | 'idle';
	pingMs: number;
}

/** One's own numbers, for the HUD. Present while seated, dead or alive. */
export interface SelfStatus {
	id: number;
	alive: boolean;
	health: number;
	healthMax: number;
	shield: number;
	shieldMax: number;
	energy: number;
	energyMax: number;
	weapon: number;
	/** 0 ready, 1 just fired. */
	fireCooldown: number;
	/** 0 ready, 1 just dashed. */
	dashCooldown: number;
	protectedSeconds: number;
	/** Seconds until the next life; 0 while alive. */
	respawnSeconds: number;
	/** Who ended the last life; 0 nobody. */
	killerId: number;
}

/** Where a line of a shot ends. */
export interface ShotEnd {
	x: number;
	y: number;
	/** At a body rather than at a wall or at the end of the range. */
	hit: boolean;
}

/** Whose something is, from where one stands; without teams all others are `enemy`. */
export type ViewSide = 'own' | 'enemy' | 'nobody';

/** What the mode is fought over, as it stands. */
export interface DisplayedObjective {
	kind: ObjectiveSpec['kind'];
	label: string;
	/** Units. */
	x: number;
	y: number;
	radius: number;
	side: ViewSide;
	/** Team that has it; 0 nobody. For watchers, who have no side. */
	team: number;
	contested: boolean;
	/** Who is taking it, and how far that has come, 0 to 1. */
	claimSide: ViewSide;
	claim: number;
}

/** An award of the results. */
export interface DisplayedAward {
	title: string;
	/** The number with its unit: `12 kills`. */
	value: string;
	playerId: number;
	playerName: string;
	me: boolean;
}

/** A map that can be voted for while the results are shown. */
export interface BallotEntry {
	arenaId: string;
	title: string;
	votes: number;
	/** The map of this match: a vote for it is one for a rematch. */
	current: boolean;
	/** Voted for by this client's player. */
	mine: boolean;
}

/** What happened, at the instant at which it is to be shown. Positions in units, aims in 4096ths of a turn. */
export type ViewEvent =
	/**
	 * Something was fired. `own` shots come at once, predicted; others at the instant they are displayed. `ends` holds
	 * one end for a beam, one a pellet, none for what flies or strikes.
	 */
	| {
			type: 'shot';
			playerId: number;
			weapon: number;
			x: number;
			y: number;
			aim: number;
			fires: WayOfFiring;
			ends: readonly ShotEnd[];
			own: boolean;
	  }
	/** An own predicted shot that the server did not fire; a beam fades, its projectile is already gone. */
	| { type: 'withdrawn' }
	/** A projectile ended, at a body or at a wall; `blastUnits` is the radius of its burst, 0 for none. */
	| { type: 'impact'; ownerId: number; weapon: number; x: number; y: number; victimId: number; blastUnits: number; own: boolean }
	/** Somebody was hurt. `byMe`: hit marker; `me`: hurt, from `fromX, fromY`. */
	| {
			type: 'hit';
			attackerId: number;
			victimId: number;
			weapon: number;
			damage: number;
			x: number;
			y: number;
			fromX: number;
			fromY: number;
			shieldBroke: boolean;
			killed: boolean;
			byMe: boolean;
			me: boolean;
	  }
	| {
			type: 'kill';
			killerId: number;
			victimId: number;
			killerName: string;
			victimName: string;
			weapon: number;
			/** Where the victim was shown; undefined where it was not: of such a kill one hears the names alone. */
			place: { readonly x: number; readonly y: number } | undefined;
			byMe: boolean;
			me: boolean;
	  }
	| { type: 'spawn'; playerId: number; x: number; y: number; me: boolean }
	| { type: 'dash'; playerId: number; x: number; y: number; own: boolean }
	| { type: 'pickup'; playerId: number; kind: PickupKind; x: number; y: number; me: boolean }
	/** Somebody changed sides between two lives, to even out the teams. */
	| { type: 'team'; playerId: number; me: boolean; side: ViewSide }
	/** A team has taken an objective (index into `View.objectives`). */
	| { type: 'objective'; objective: number; label: string; x: number; y: number; side: ViewSide }
	| { type: 'phase'; phase: Phase };

/** Figures of the connection, for the net graph. */
export interface NetStatus {
	/** `connected`; `silent` nothing heard for a second; `returning` a new connection is being made; `closed` for good. */
	state: 'connected' | 'silent' | 'moving' | 'returning' | 'closed';
	/** What the server has to say about the match at the moment; usually empty. */
	notice: string;
	/** How long nothing has been heard, ms. */
	silentMs: number;
	rttMs: number;
	jitterMs: number;
	/** Newest tick received. */
	tick: number;
	/** How far behind the newest tick others are shown, ms. */
	viewDelayMs: number;
	/** How far back a shot that is fired now sees the others, ms; it is judged by at most `MAX_REWIND_MS`. */
	rewindMs: number;
	/** Own frames sent and not acknowledged. */
	pendingFrames: number;
	/** Own frames that wait on the server when one is taken. */
	framesEarly: number;
	/** How much the server saves because its ticks take too long: 0 nothing. */
	ladderStep: number;
	/** Corrections of the own position in the last minute, and the size of the last, units. */
	corrections: number;
	lastCorrectionUnits: number;
	/** Share of acknowledged ticks in which prediction was exact, 0 to 1. */
	exactShare: number;
	/** Ticks that the server held or frames it discarded, in the last minute. */
	held: number;
	discarded: number;
	receivedBytesPerSec: number;
	sentBytesPerSec: number;
	/** Since the join. */
	receivedBytes: number;
	sentBytes: number;
	statesReceived: number;
	framesAcknowledged: number;
}

export interface View {
	/** The instant shown, in ticks with a fraction. */
	tick: number;
	tickRate: number;
	arena: Arena;
	tuning: Tuning;
	/** What the mode says before anybody turns a number. */
	standardTuning: Tuning;
	modeId: string;
	modeTitle: string;
	goal: string;
	phase: Phase;
	/** `Infinity` in play that has no end. */
	phaseSecondsLeft: number;
	scoreToWin: number;
	/** What the HUD shows of the match, from its mode. */
	hud: readonly HudItem[];
	objectives: readonly DisplayedObjective[];
	/** Points of team 1 and team 2; empty in modes without teams. */
	teamScores: readonly number[];
	/** Team of the own player, 1 or 2; 0 without teams or while watching. */
	selfTeam: number;
	/** In the results. */
	awards: readonly DisplayedAward[];
	ballot: readonly BallotEntry[];
	/** 0 while watching. */
	selfId: number;
	self: SelfStatus | undefined;
	players: ReadonlyMap<number, DisplayedPlayer>;
	projectiles: readonly DisplayedProjectile[];
	pickups: readonly DisplayedPickup[];
	/** Best first. In a crowd of those around oneself and the leaders alone. */
	roster: readonly RosterEntry[];
	/** Everybody in the match, on the roster or not. */
	playerCount: number;
	/** So many of the best are always on the roster; `Infinity` where all are. */
	knownLeaders: number;
	/** The names and points of so many of the best are, wherever they are; `Infinity` where all are. */
	knownBest: number;
	/** Among all, 1 is first, equal scores share the better; 0 where the roster says it, or while watching. */
	rank: number;
	/** How many live in each cell of the map (`sim/crowd.ts`), row by row; empty in modes that do not tell. */
	crowd: readonly number[];
	net: NetStatus;
}

/** What a player's devices say at this instant. */
export interface Intent {
	/** -1 to 1 an axis. */
	moveX: number;
	moveY: number;
	/** 4096ths of a turn. */
	aim: number;
	fire: boolean;
	dash: boolean;
	/** Index into `WEAPON_IDS`. */
	weapon: number;
}

/** A match that can be watched and, when seated, played. */
export interface MatchSource {
	/**
	 * Brings the view to `nowMs` (the page's monotonic clock) and hands over what happened since the last call, in
	 * order. Call once a drawn frame. `intent` is sampled for frames that are due and shown at once on the own body.
	 */
	frame(nowMs: number, intent: Intent): readonly ViewEvent[];
	/** Votes for the map of the next match, in the results; by its id. */
	vote(arenaId: string): void;
	readonly view: View;
}
