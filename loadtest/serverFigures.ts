/** What the server says of itself during a run: `/stats`. */

import { z } from 'zod';

const Percentiles = z.object({ p50: z.number(), p99: z.number(), max: z.number() });
const Stats = z.object({
	version: z.string(),
	tickRate: z.number(),
	rooms: z.number(),
	players: z.number(),
	tickMs: Percentiles,
	intervalMs: Percentiles,
	memoryMb: z.number(),
});
export type ServerFigures = z.infer<typeof Stats>;

/** Throws an error that says what to do when there is no Fray at `url`. */
export async function fetchServerFigures(url: string): Promise<ServerFigures> {
	let body: unknown;
	try {
		const response = await fetch(new URL('/stats', url));
		body = await response.json();
	} catch (error) {
		throw new Error(`no Fray answers at ${url} (${error instanceof Error ? error.message : error}): start one with "npm start"`);
	}
	const parsed = Stats.safeParse(body);
	if (!parsed.success) throw new Error(`${url}/stats is not what this load test reads: are both of the same version?`);
	return parsed.data;
}
