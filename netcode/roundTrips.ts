/** How far away the processes of a server are, for a match that is near. Measured by the page while nobody plays yet. */

/** Tries for each, the first of which also makes the connection; the shortest counts. */
const TRIES = 3;
/** What takes longer is no place to play, ms. */
const PATIENCE_MS = 2000;

/**
 * Round trips by place, `p1` and so on, ms. Empty where there is one process alone or nothing answers. `url`: of the
 * server, `http://host:port`; `now` monotonic, ms.
 */
export async function measureRoundTrips(url: string, now: () => number = () => performance.now()): Promise<Record<string, number>> {
	try {
		const answer = await fetch(new URL('/cluster', url), { signal: AbortSignal.timeout(PATIENCE_MS) });
		const { processes } = (await answer.json()) as { processes: { slot: number }[] };
		if (processes.length < 2) return {};
		const places: Record<string, number> = {};
		const measure = async ({ slot }: { slot: number }) => {
			const ms = await roundTripTo(url, slot, now);
			if (ms !== undefined) places[`p${slot}`] = ms;
		};
		await Promise.all(processes.map(measure));
		return places;
	} catch {
		// Without it every place counts as near.
		return {};
	}
}

async function roundTripTo(url: string, slot: number, now: () => number): Promise<number | undefined> {
	let shortest: number | undefined;
	for (let i = 0; i < TRIES; i++) {
		const begunMs = now();
		const answer = await fetch(new URL(`/p${slot}/alive`, url), { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
		await answer.arrayBuffer();
		if (!answer.ok) return undefined;
		const tookMs = Math.round(now() - begunMs);
		shortest = Math.min(shortest ?? tookMs, tookMs);
	}
	return shortest;
}
