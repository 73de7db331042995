/** What a bot carries from tick to tick; plain data, and the only state that bots have. */

import { WEAPON_IDS } from '../weapons/registry.ts';
import type { SkillId } from './skill.ts';

/** Somebody whom the bot has seen in this life. */
export interface KnownEnemy {
	id: number;
	/** Where and how fast when last seen, units and units a second. */
	x: number;
	y: number;
	vx: number;
	vy: number;
	/** Health and shield together, and the weapon in hand (index into `WEAPON_IDS`). */
	points: number;
	weapon: number;
	protected: boolean;
	inSight: boolean;
	lastSeenTick: number;
	/** The bot acts on this enemy from here on. */
	noticedAtTick: number;
}

/** A tick before any match. */
export const LONG_AGO = -10000;

export type GoalKind = 'roam' | 'fetch' | 'hunt' | 'retreat' | 'hold';

export interface Goal {
	kind: GoalKind;
	x: number;
	y: number;
	/** Given up then. */
	untilTick: number;
}

export interface BotMemory {
	skill: SkillId;
	alive: boolean;
	/** Where the barrel points, 4096ths of a turn. */
	aim: number;
	/** Deviation of the aim error now, the error itself, what it drifts to and until when, 4096ths of a turn. */
	errorSize: number;
	error: number;
	errorGoal: number;
	errorUntilTick: number;
	/** How fast its target crosses the view, 4096ths of a turn a second. */
	crossing: number;
	/** Where its target was a tick ago, 4096ths of a turn, and which target. */
	bearing: number;
	bearingOf: number;
	enemies: KnownEnemy[];
	/** Whom it fights; 0 nobody. */
	targetId: number;
	/** The last shot heard, roughly where. */
	sound: { x: number; y: number; tick: number };
	/** Health and shield a tick ago, and when they last fell. */
	points: number;
	hurtTick: number;
	/** By pickup: tick at which it is believed to lie there; 0 when it does. */
	pickupBackAt: number[];
	goal: Goal | undefined;
	/** Next point to walk straight to. */
	waypoint: { x: number; y: number };
	waypointUntilTick: number;
	/** Places gone to lately, newest last. */
	recentPlaces: number[];
	/** Direction of travel, 4096ths of a turn, and when it is thought over again. */
	heading: number;
	headingUntilTick: number;
	/** Side to strafe to, and until when. */
	strafeSide: 1 | -1;
	strafeUntilTick: number;
	/** The step out of the way of shots that it decided on, from how many and from how many bursts, and until when it holds. */
	dodge: { x: number; y: number; hits: number; bursts: number };
	dodgeUntilTick: number;
	/** Turn of the head away from the way ahead, 4096ths of a turn, and until when. */
	glance: number;
	glanceUntilTick: number;
	/** Weapons that it may take in hand, the one it holds and since when, indices into `WEAPON_IDS`. */
	arsenal: readonly number[];
	weapon: number;
	weaponSinceTick: number;
	/** Distance to its target that it seeks, units; 0 before the first thought. */
	range: number;
	/** How far beside its target it aims, for a burst at the wall there, 4096ths of a turn. */
	aimOffset: number;
	/** Index of the objective that it fights for; -1 none. */
	post: number;
	/** Where it was at the last check of whether it gets anywhere. */
	progress: { x: number; y: number; tick: number };
	/** Got nowhere: keeps its heading until then. */
	loosenUntilTick: number;
}

const ALL_WEAPONS: readonly number[] = [...WEAPON_IDS.keys()];

/** A bot that has not lived yet. `arsenal`: the weapons that it uses (all unless said). */
export function createBotMemory(skill: SkillId = 'normal', arsenal: readonly number[] = ALL_WEAPONS): BotMemory {
	return {
		skill,
		alive: false,
		aim: 0,
		errorSize: 0,
		error: 0,
		errorGoal: 0,
		errorUntilTick: 0,
		crossing: 0,
		bearing: 0,
		bearingOf: 0,
		enemies: [],
		targetId: 0,
		sound: { x: 0, y: 0, tick: LONG_AGO },
		points: 0,
		hurtTick: LONG_AGO,
		pickupBackAt: [],
		goal: undefined,
		waypoint: { x: 0, y: 0 },
		waypointUntilTick: 0,
		recentPlaces: [],
		heading: 0,
		headingUntilTick: 0,
		strafeSide: 1,
		strafeUntilTick: 0,
		dodge: { x: 0, y: 0, hits: 0, bursts: 0 },
		dodgeUntilTick: 0,
		glance: 0,
		glanceUntilTick: 0,
		arsenal,
		weapon: arsenal[0] ?? 0,
		weaponSinceTick: LONG_AGO,
		range: 0,
		aimOffset: 0,
		post: -1,
		progress: { x: 0, y: 0, tick: 0 },
		loosenUntilTick: 0,
	};
}

/** A new life: nothing of the old one's fight is left; what lies where is still known. */
export function beginLife(memory: BotMemory, x: number, y: number, aim: number, points: number, tick: number): void {
	const { skill, arsenal, pickupBackAt, recentPlaces, weapon } = memory;
	Object.assign(memory, createBotMemory(skill, arsenal), { pickupBackAt, recentPlaces, weapon, aim, points, alive: true, heading: aim });
	memory.progress = { x, y, tick };
}
