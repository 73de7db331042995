/** How long a tick takes in real time. The rules never ask: those who make ticks and those who follow them do. */

/** Real time from a tick to the next one, ms; `timeScale` is the match's number after the first of them. */
export function tickIntervalMs(tickRate: number, timeScale: number): number {
	return 1000 / (tickRate * timeScale);
}
