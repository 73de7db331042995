/** The phases of a match, in order. */

export const PHASES = ['warmUp', 'play', 'overtime', 'results', 'over'] as const;
export type Phase = (typeof PHASES)[number];

/** Whether points count. */
export function isCounting(phase: Phase): boolean {
	return phase === 'play' || phase === 'overtime';
}

/** Whether nobody moves, fires or is hurt any more. */
export function isStill(phase: Phase): boolean {
	return phase === 'results' || phase === 'over';
}
