/** What went wrong, by cause, and how often. */
export type Causes = Record<string, number>;

export function countCause(causes: Causes, cause: string, times = 1): void {
	causes[cause] = (causes[cause] ?? 0) + times;
}

export function sumOfCauses(causes: Readonly<Causes>): number {
	return Object.values(causes).reduce((sum, times) => sum + times, 0);
}
