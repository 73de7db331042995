/** Fetches the match of the replay page and what is said of it. Called by `main.ts`. */

import { ReplayMatch } from '../../netcode/replay/replayMatch.ts';
import { readJournal } from '../../sim/journalReader.ts';

/** What `server/replay/serve.ts` says of the match. */
interface About {
	file: string;
	warnings: string[];
	start: { tick: number; playerId: number } | null;
	hasComplaint: boolean;
}

export interface OpenReplay extends About {
	match: ReplayMatch;
	/** What a player complained of, as it was kept; undefined when there is none, or it cannot be read. */
	complaint: unknown;
}

/** Rejects with an error in words. */
export async function openReplay(): Promise<OpenReplay> {
	const about: About = await (await get('about.json')).json();
	const journal = readJournal(new Uint8Array(await (await get('match.fray')).arrayBuffer()));
	const warnings = [...about.warnings];
	let complaint: unknown;
	if (about.hasComplaint) {
		try {
			complaint = await (await get('complaint.json')).json();
		} catch (error) {
			warnings.push(`the complaint beside it cannot be read: ${(error as Error).message}`);
		}
	}
	return { ...about, warnings, match: new ReplayMatch(journal), complaint };
}

async function get(path: string): Promise<Response> {
	const response = await fetch(path).catch(() => undefined);
	if (!response) throw new Error('npm run replay has ended: start it again and load this page again.');
	if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
	return response;
}
