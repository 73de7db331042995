/** What the address of the page asks for: a simulated line, a room of one's own, a name. Read once by `main.ts`. */

import { LINE_NAMES, type LineName } from '../netcode/lines.ts';
import { cleanName } from './settingsStore.ts';

export const BOTS_MAX = 15;

export interface UrlOptions {
	line: LineName | undefined;
	bots: number | undefined;
	private: boolean;
	name: string | undefined;
	autoplay: boolean;
	/** Sentences about what was asked for and cannot be had. */
	complaints: readonly string[];
}

export function parseUrlOptions(search: string): UrlOptions {
	const query = new URLSearchParams(search);
	const complaints: string[] = [];
	const net = query.get('net');
	const line = LINE_NAMES.find((name) => name === net);
	if (net !== null && !line) complaints.push(`There is no line "${net}": ?net= takes ${LINE_NAMES.join(', ')}.`);
	const botsText = query.get('bots');
	const bots = botsText === null ? undefined : Number(botsText);
	const botsFit = bots !== undefined && Number.isInteger(bots) && bots >= 0 && bots <= BOTS_MAX;
	if (bots !== undefined && !botsFit) complaints.push(`?bots= takes a whole number from 0 to ${BOTS_MAX}.`);
	const name = cleanName(query.get('name') ?? '');
	return {
		line,
		bots: botsFit ? bots : undefined,
		private: query.get('private') === '1',
		name: name === '' ? undefined : name,
		autoplay: query.get('autoplay') === '1',
		complaints,
	};
}
