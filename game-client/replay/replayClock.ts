/** Ticks as people read them on the replay page. */

/** Minutes, seconds and tenths since the recording began. */
export function clockOf(ticks: number, tickRate: number): string {
	const tenths = Math.max(0, Math.floor((ticks / tickRate) * 10 + 1e-6));
	const seconds = Math.floor(tenths / 10);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`;
}
