/** What lies within a time, of all that was noted. */

export function within<T extends { atMs: number }>(records: readonly T[], fromMs: number, toMs: number): T[] {
	return records.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
}

/** How much a counter that wraps at 65,536 grew. */
export function grownBy(before: number | undefined, after: number | undefined): number {
	return before === undefined || after === undefined ? 0 : (after - before) & 0xffff;
}
