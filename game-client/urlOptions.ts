/** What the address of the page asks for: a simulated line, a room of one's own, a name. Read once by `main.ts`. */

import type { JoinOptions } from '../netcode/connect.ts';
import { LINE_NAMES } from '../netcode/lines.ts';
import { SKILL_CHOICES } from '../sim/match/botCrew.ts';
import { cleanName } from './settingsStore.ts';

export const BOTS_MAX = 15;

export interface UrlOptions {
	/** `?net=`, `?private=1`, `?bots=`, `?skill=`, `?mode=`, `?map=`; the server judges modes and maps. */
	match: Pick<JoinOptions, 'line' | 'private' | 'bots' | 'skill' | 'mode' | 'map'>;
	name: string | undefined;
	/** Joins at once. */
	autoplay: boolean;
	/** Sentences about what was asked for and cannot be had. */
	complaints: readonly string[];
}

/** `ownMatches`: every match is the player's own, whether the address says so or not. */
export function parseUrlOptions(search: string, ownMatches = false): UrlOptions {
	const query = new URLSearchParams(search);
	const match: UrlOptions['match'] = { private: ownMatches || query.get('private') === '1' };
	const complaints: string[] = [];

	const net = query.get('net');
	const line = LINE_NAMES.find((name) => name === net);
	if (line) match.line = line;
	else if (net !== null) complaints.push(`There is no line "${net}": ?net= takes ${LINE_NAMES.join(', ')}.`);

	const bots = query.get('bots');
	if (bots !== null) {
		const fits = /^\d+$/.test(bots) && Number(bots) <= BOTS_MAX;
		if (!fits) complaints.push(`?bots= takes a whole number from 0 to ${BOTS_MAX}.`);
		else if (!match.private) complaints.push('?bots= needs &private=1: other rooms fill themselves.');
		else match.bots = Number(bots);
	}

	const asked = query.get('skill');
	if (asked !== null) {
		const skill = SKILL_CHOICES.find((choice) => choice === asked);
		if (!skill) complaints.push(`?skill= takes ${SKILL_CHOICES.join(', ')}.`);
		else if (!match.private) complaints.push('?skill= needs &private=1: other rooms have bots of every skill.');
		else match.skill = skill;
	}

	const mode = query.get('mode');
	if (mode !== null) match.mode = mode;
	const map = query.get('map');
	if (map !== null) match.map = map;
	return { match, name: cleanName(query.get('name') ?? '') || undefined, autoplay: query.get('autoplay') === '1', complaints };
}
