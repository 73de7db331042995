/** What a bot carries from tick to tick; plain data, and the only state that bots have. */

import type { SkillId } from './skill.ts';

export interface BotMemory {
	skill: SkillId;
	/** Where it is heading while it sees nobody, 4096ths of a turn, and until when. */
	heading: number;
	headingUntilTick: number;
}

export function createBotMemory(skill: SkillId = 'normal'): BotMemory {
	return { skill, heading: 0, headingUntilTick: 0 };
}
