/** How well bots play: one row a skill. */

export interface BotSkill {
	/** From the first sight of somebody until the bot acts on it, seconds; varied by up to a quarter. */
	reactionSeconds: number;
	/** Fastest turn of the barrel, 4096ths of a turn a second. */
	turnPerSecond: number;
	/** Aim error when a target has just been noticed, and what is left of it in the end (deviation, 4096ths of a turn). */
	firstError: number;
	lastError: number;
	/** Error for a target that moves across the view: as far as it moves in this time, seconds. */
	lagSeconds: number;
	/** Time in which the error falls to a half, seconds. */
	settleSeconds: number;
	/** Share of flying shots that it tries to step out of, and of dashes used when they would help, 0 to 1. */
	dodgeShare: number;
	/** Health and shield below which it breaks off a fight, points. */
	retreatPoints: number;
}

export const SKILLS = {
	easy: {
		reactionSeconds: 0.35,
		turnPerSecond: 3400,
		firstError: 170,
		lastError: 26,
		lagSeconds: 0.13,
		settleSeconds: 0.5,
		dodgeShare: 0.15,
		retreatPoints: 20,
	},
	normal: {
		reactionSeconds: 0.27,
		turnPerSecond: 5200,
		firstError: 100,
		lastError: 10,
		lagSeconds: 0.085,
		settleSeconds: 0.34,
		dodgeShare: 0.4,
		retreatPoints: 35,
	},
	hard: {
		reactionSeconds: 0.2,
		turnPerSecond: 7600,
		firstError: 70,
		lastError: 6,
		lagSeconds: 0.05,
		settleSeconds: 0.24,
		dodgeShare: 0.7,
		retreatPoints: 45,
	},
} as const satisfies Record<string, BotSkill>;

export type SkillId = keyof typeof SKILLS;
