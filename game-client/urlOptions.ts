/** What the address of the page asks for: a simulated line, a room of one's own, a name. Read once by `main.ts`. */

import type { JoinOptions } from '../netcode/connect.ts';
import { LINE_NAMES } from '../netcode/lines.ts';
import { PARTY_CODE } from '../schema/protocol.ts';
import { SKILL_CHOICES } from '../sim/match/botCrew.ts';
import { DEFAULT_MODE, MATCH_MODES, MODES } from '../sim/modes/registry.ts';
import { cleanName } from './settingsStore.ts';

/** As the server makes them. */
const ROOM_ID = /^[\w-]{9,21}$/;

/** How many bots a mode has room for beside oneself; a mode that is not known is refused by the server. */
function mostBots(modeId: string): number {
	return ((MODES[modeId] ?? MODES[DEFAULT_MODE])?.maxPlayers ?? 1) - 1;
}

/** The mode with room for most of them. */
const LARGEST_MODE = MATCH_MODES.reduce((most, mode) => (mode.maxPlayers > most.maxPlayers ? mode : most));

/** All that the address may ask for; the documentation's table is made from this. */
export const URL_OPTIONS = {
	mode: { takes: `a mode's name, like \`hill\``, about: 'Which mode to play.' },
	map: { takes: `a map's name, like \`canal\``, about: 'Which map to begin on.' },
	room: { takes: 'what an invitation has', about: 'The match of somebody who sent the link.' },
	party: { takes: 'what an invitation has', about: 'The party of somebody who sent the link.' },
	private: { takes: '`1`', about: 'A room of your own, which nobody else is put into and whose numbers you may turn.' },
	bots: {
		takes: `0 to ${mostBots(DEFAULT_MODE)}, in ${LARGEST_MODE.title} to ${mostBots(LARGEST_MODE.id)}`,
		about: 'How many bots there are; needs `private=1`.',
	},
	skill: { takes: SKILL_CHOICES.map((name) => `\`${name}\``).join(', '), about: 'How well all bots play; needs `private=1`.' },
	net: { takes: LINE_NAMES.map((name) => `\`${name}\``).join(', '), about: 'Simulates a line of that kind, both ways.' },
	name: { takes: 'a name', about: 'What you are called.' },
	autoplay: { takes: '`1`', about: 'Joins at once, without the start screen.' },
} as const;

export interface UrlOptions {
	/** All of `URL_OPTIONS` that a match is asked for with; the server judges modes and maps. */
	match: Pick<JoinOptions, 'line' | 'roomId' | 'private' | 'bots' | 'skill' | 'mode' | 'map'>;
	/** Of the party that the page belongs to. */
	party: string | undefined;
	name: string | undefined;
	/** Joins at once. */
	autoplay: boolean;
	/** Sentences about what was asked for and cannot be had. */
	complaints: readonly string[];
}

/** `ownMatches`: every match is the player's own, whether the address says so or not. */
export function parseUrlOptions(search: string, ownMatches = false): UrlOptions {
	const query = new URLSearchParams(search);
	const asks = (option: keyof typeof URL_OPTIONS) => query.get(option);
	const match: UrlOptions['match'] = { private: ownMatches || asks('private') === '1' };
	const complaints: string[] = [];

	const net = asks('net');
	const line = LINE_NAMES.find((name) => name === net);
	if (line) match.line = line;
	else if (net !== null) complaints.push(`There is no line "${net}": ?net= takes ${LINE_NAMES.join(', ')}.`);

	const bots = asks('bots');
	if (bots !== null) {
		const most = mostBots(asks('mode') ?? DEFAULT_MODE);
		const fits = /^\d+$/.test(bots) && Number(bots) <= most;
		if (!fits) complaints.push(`?bots= takes a whole number from 0 to ${most} in this mode.`);
		else if (!match.private) complaints.push('?bots= needs &private=1: other rooms fill themselves.');
		else match.bots = Number(bots);
	}

	const asked = asks('skill');
	if (asked !== null) {
		const skill = SKILL_CHOICES.find((choice) => choice === asked);
		if (!skill) complaints.push(`?skill= takes ${SKILL_CHOICES.join(', ')}.`);
		else if (!match.private) complaints.push('?skill= needs &private=1: other rooms have bots of every skill.');
		else match.skill = skill;
	}

	const room = asks('room');
	if (room !== null) {
		if (ROOM_ID.test(room)) match.roomId = room;
		else complaints.push('The link to the match is not complete: ask for it again.');
	}

	const party = asks('party') ?? undefined;
	if (party !== undefined && !PARTY_CODE.test(party)) complaints.push('The link to the party is not complete: ask for it again.');

	const mode = asks('mode');
	if (mode !== null) match.mode = mode;
	const map = asks('map');
	if (map !== null) match.map = map;
	const knownParty = party !== undefined && PARTY_CODE.test(party) ? party : undefined;
	return { match, party: knownParty, name: cleanName(asks('name') ?? '') || undefined, autoplay: asks('autoplay') === '1', complaints };
}
