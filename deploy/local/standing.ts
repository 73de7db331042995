/** What a cluster says of itself at `/cluster`. Read by the table of `npm run cluster` and by `npm run chaos`. */

export interface ProcessStanding {
	processId: string;
	slot: number;
	version: string;
	rooms: number;
	players: number;
	/** Share of its time in which it did not wait, 0 to 1. */
	busy: number;
	tickP99Ms: number;
	draining: boolean;
}

export interface Standing {
	redis: 'ok' | 'lost';
	processes: ProcessStanding[];
}

/** Asked of the process or balancer at `url`. Rejects when it does not answer within `patienceMs`. */
export async function askStanding(url: string, patienceMs = 1000): Promise<Standing> {
	const response = await fetch(new URL('/cluster', url), { signal: AbortSignal.timeout(patienceMs) });
	if (!response.ok) throw new Error(`${url}/cluster answered ${response.status}`);
	return (await response.json()) as Standing;
}
