/** How the HUD says numbers. */

/** `3:07`; whole seconds, rounded up, so that 0:00 is the end and not the last second; `∞` without an end. */
export function clockText(secondsLeft: number): string {
	if (secondsLeft === Infinity) return '∞';
	const seconds = Math.max(0, Math.ceil(secondsLeft));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th`. */
export function placeText(place: number): string {
	const teens = place % 100 >= 11 && place % 100 <= 13;
	const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
	return `${place}${ending}`;
}

/** `rank 37 of 412`: in a crowd, where a place alone says little. */
export function rankText(rank: number, players: number): string {
	// Broken in the middle where there is no room for one line.
	return `rank\u00a0${rank} of\u00a0${Math.max(rank, players)}`;
}

/** A name, or who it is when nobody has told: in a crowd only those around oneself are known. */
export function nameOr(name: string | undefined, unknown = 'Somebody'): string {
	return name || unknown;
}

/** `0.8 kB/s`, `12 kB/s`. */
export function rateText(bytesPerSec: number): string {
	const kilobytes = bytesPerSec / 1000;
	return `${kilobytes < 10 ? kilobytes.toFixed(1) : Math.round(kilobytes)} kB/s`;
}
