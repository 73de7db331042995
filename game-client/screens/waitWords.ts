/** What one waits for, in words. Pure. */

import type { Wait } from '../../netcode/waiting.ts';

export function waitWords(wait: Wait, who: 'you' | 'your party' = 'you'): string {
	if (wait.why === 'server') return 'The server arranges no matches at the moment. You are in as soon as it does.';
	const { position, expectedMs } = wait;
	const place = `${who === 'you' ? 'You are' : 'Your party is'} ${position === 1 ? 'next' : `number ${position} in line`}`;
	return `The server is full. ${place}${expectedMs === undefined ? '.' : `, about ${duration(expectedMs)}.`}`;
}

/** Rounded as one would say it. */
function duration(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 55) return `${Math.max(5, Math.ceil(seconds / 5) * 5)} seconds`;
	const minutes = Math.round(seconds / 60);
	return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
