/** Where the replay page stands, in its address, so that it can be sent to somebody: tick, player and look. */

import type { Look } from '../../netcode/replay/replayView.ts';

export interface Standing {
	/** Undefined where the address says nothing. */
	tick: number | undefined;
	player: number | undefined;
	look: Look | undefined;
	/** Number of the shot that is explained. */
	shot: number | undefined;
}

export function readStanding(search: string): Standing {
	const query = new URLSearchParams(search);
	const whole = (name: string) => {
		const text = query.get(name);
		return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
	};
	const look = query.get('look');
	return {
		tick: whole('tick'),
		player: whole('player'),
		shot: whole('shot'),
		look: look === 'screen' || look === 'truth' ? look : undefined,
	};
}

/** The address that leads to where the page stands. */
export function addressOfStanding(href: string, { tick, player, look, shot }: Standing): string {
	const url = new URL(href);
	const set = (name: string, value: string | number | undefined) => {
		if (value === undefined) url.searchParams.delete(name);
		else url.searchParams.set(name, String(value));
	};
	set('tick', tick);
	set('player', player);
	set('look', look);
	set('shot', shot);
	return url.toString();
}
