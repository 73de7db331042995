/** A join that did not work, in words for the player. Thrown by every way into a match. */

import type { Problem } from './link.ts';

export class JoinError extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.message);
		this.name = 'JoinError';
		this.problem = problem;
	}
}
