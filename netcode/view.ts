/**
 * What one client sees at one instant, ready to draw or to think about. Made by `ClientSession` from what its link
 * brings; drawn by the game client, perceived by the network bots.
 */

import type { Arena } from '../sim/arena.ts';
import type { PickupKind } from '../sim/pickup.ts';
import type { Tuning } from '../sim/tuning.ts';
import type { Phase } from '../sim/world.ts';

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
	/** `here`, `away` (hidden tab) or `lost` (connection lost, seat kept). */
	status: 'here' | 'away' | 'lost';
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

/** What happened, at the instant at which it is to be shown. Positions in units, aims in 4096ths of a turn. */
export type ViewEvent =
	/** Something was fired. `own` shots come at once, predicted; others at the instant they are displayed. Beams carry their end. */
	| {
			type: 'shot';
			playerId: number;
			weapon: number;
			x: number;
			y: number;
			aim: number;
			beam: boolean;
			endX: number;
			endY: number;
			hit: boolean;
			own: boolean;
	  }
	/** An own predicted shot that the server did not fire; a beam fades, its projectile is already gone. */
	| { type: 'withdrawn' }
	/** A projectile ended, at a body or at a wall. */
	| { type: 'impact'; weapon: number; x: number; y: number; victimId: number; own: boolean }
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
			x: number;
			y: number;
			byMe: boolean;
			me: boolean;
	  }
	| { type: 'spawn'; playerId: number; x: number; y: number; me: boolean }
	| { type: 'dash'; playerId: number; x: number; y: number; own: boolean }
	| { type: 'pickup'; playerId: number; kind: PickupKind; x: number; y: number; me: boolean }
	| { type: 'phase'; phase: Phase };

/** Figures of the connection, for the net graph. */
export interface NetStatus {
	/** `connected`; `silent` nothing heard for a second; `returning` a new connection is being made; `closed` for good. */
	state: 'connected' | 'silent' | 'returning' | 'closed';
	/** How long nothing has been heard, ms. */
	silentMs: number;
	rttMs: number;
	jitterMs: number;
	/** Newest tick received. */
	tick: number;
	/** How far behind the newest tick others are shown, ms. */
	viewDelayMs: number;
	/** Own frames sent and not acknowledged. */
	pendingFrames: number;
	/** Own frames that wait on the server when one is taken. */
	framesEarly: number;
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
	modeTitle: string;
	goal: string;
	phase: Phase;
	phaseSecondsLeft: number;
	scoreToWin: number;
	/** 0 while watching. */
	selfId: number;
	self: SelfStatus | undefined;
	players: ReadonlyMap<number, DisplayedPlayer>;
	projectiles: readonly DisplayedProjectile[];
	pickups: readonly DisplayedPickup[];
	/** Best first. */
	roster: readonly RosterEntry[];
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
	readonly view: View;
}
