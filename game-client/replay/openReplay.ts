/** Fetches the match of the replay page and what is said of it. Called by `main.ts`. */

import { ComplaintScreen } from '../../netcode/replay/complaintScreen.ts';
import { ReplayMatch } from '../../netcode/replay/replayMatch.ts';
import { type KeptReport, readKeptReport, screenOf } from '../../schema/keptReport.ts';
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
	/** Why it was kept; undefined when it was not, or that cannot be read. */
	report: KeptReport | undefined;
	/** What the screen of who complained showed, where that came with it. */
	screen: ComplaintScreen | undefined;
}

/** Rejects with an error in words. */
export async function openReplay(): Promise<OpenReplay> {
	const about: About = await (await get('about.json')).json();
	const journal = readJournal(new Uint8Array(await (await get('match.fray')).arrayBuffer()));
	const warnings = [...about.warnings];
	let report: KeptReport | undefined;
	let screen: ComplaintScreen | undefined;
	if (about.hasComplaint) {
		try {
			report = readKeptReport(await (await get('complaint.json')).text());
			const record = screenOf(report);
			screen = record && record.pictures.length > 0 ? new ComplaintScreen(record) : undefined;
		} catch (error) {
			warnings.push(`what lies beside it cannot be read: ${(error as Error).message}`);
		}
	}
	return { ...about, warnings, match: new ReplayMatch(journal), report, screen };
}

async function get(path: string): Promise<Response> {
	const response = await fetch(path).catch(() => undefined);
	if (!response) throw new Error('npm run replay has ended: start it again and load this page again.');
	if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
	return response;
}
