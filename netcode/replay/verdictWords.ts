/** The verdicts in words. Used by the judges of `explainShot` and by `explainPress`. */

import { MAX_REWIND_MS } from '../../sim/history.ts';

/** A count with its noun. */
export function units(count: number): string {
	const whole = Math.max(0, Math.round(count));
	return `${whole} ${whole === 1 ? 'unit' : 'units'}`;
}

export const missWords = {
	nobody: 'missed: nobody was near',
	hit: (name: string, damage: number, killed: boolean) => `hit ${name} for ${damage}${killed ? ', who fell' : ''}`,
	ally: (name: string) => `${name} is an ally: shots pass through`,
	protected: (name: string) => `met ${name}, who had just spawned and could not be hurt`,
	fallen: (name: string) => `met ${name}, who had fallen a moment before, in the same tick`,
	still: (name: string) => `met ${name} after the match had ended: nobody is hurt then`,
	behind: (name: string) => `${name} stood behind somebody who stopped the shot`,
	wall: (name: string) => `a wall was between the shot and ${name}`,
	range: (name: string, gap: number) => `${name} was ${units(gap)} beyond its range`,
	cap: (name: string, shownMs: number, moved: number) =>
		`seen ${Math.round(shownMs)} ms back, the cap is ${MAX_REWIND_MS} ms: ${name} had gone on ${units(moved)} from where the screen showed them`,
	unsent: (name: string, gap: number) => `missed ${name} by ${units(gap)}, who had not been sent to this client: it could not show them`,
	missed: (name: string, gap: number) => `missed ${name} by ${units(gap)}`,
	turned: (name: string, degrees: number) => `${name} stood ${Math.max(1, Math.round(degrees))}° outside the blow`,
	burst: (name: string, gap: number) => `burst ${units(gap)} too far from ${name}`,
	burstWall: (name: string) => `a wall kept the burst from ${name}`,
	flying: (name: string, gap: number) => `missed ${name} by ${units(gap)}; the recording ends while it flies`,
} as const;
