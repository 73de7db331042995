/** Which of a fixed number of voices a new sound gets; `voices.ts` asks. */

export interface VoiceSlot {
	priority: number;
	/** On the audio clock, seconds. */
	startedAt: number;
	/** Free from then on. */
	endsAt: number;
}

/**
 * Place of the voice to use: a free one; else, of those with the lowest priority, the one that began first, unless
 * all are worth more than the new sound: then -1.
 */
export function chooseSlot(slots: readonly VoiceSlot[], priority: number, now: number): number {
	let chosen = -1;
	let lowest = priority;
	let oldest = Number.POSITIVE_INFINITY;
	for (const [index, slot] of slots.entries()) {
		if (slot.endsAt <= now) return index;
		if (slot.priority > lowest) continue;
		if (slot.priority === lowest && slot.startedAt >= oldest) continue;
		chosen = index;
		lowest = slot.priority;
		oldest = slot.startedAt;
	}
	return chosen;
}
