/** The table of everybody, or of the best of a crowd, best first: in the scoreboard and in the results. */

import type { RosterEntry } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';
import { type Listed, listingOf, type Ranked } from './listing.ts';

const STATUS_WORDS: Readonly<Record<RosterEntry['status'], string>> = { here: '', away: 'away', lost: 'line lost', idle: 'a bot plays' };

function pingText(entry: RosterEntry): string {
	if (entry.bot) return 'bot';
	return entry.status === 'here' ? `${Math.round(entry.pingMs)} ms` : STATUS_WORDS[entry.status];
}

function createRow({ entry, place }: Listed, selfId: number, ownTeam: number): HTMLTableRowElement {
	const cell = (className: string, text: string | number) => element('td', { class: className }, String(text));
	const side = entry.team === 0 ? '' : entry.team === ownTeam ? ' is-ally' : ' is-enemy';
	const className = `${entry.id === selfId ? 'is-own' : ''}${entry.status === 'here' ? '' : ' is-gone'}${side}`.trim();
	return element(
		'tr',
		{ class: className || undefined },
		cell('col-place', place ?? ''),
		element('th', { class: 'col-name', scope: 'row' }, entry.name),
		cell('col-number col-score', entry.score),
		cell('col-number', entry.kills),
		cell('col-number', entry.deaths),
		cell('col-ping', pingText(entry)),
	);
}

export interface ScoreTable {
	readonly root: HTMLTableElement;
	show(view: Ranked): void;
}

export function createScoreTable(caption: string): ScoreTable {
	const heads: readonly (readonly [string, string])[] = [
		['', 'col-place'],
		['Player', 'col-name'],
		['Score', 'col-number'],
		['Kills', 'col-number'],
		['Deaths', 'col-number'],
		['Ping', 'col-ping'],
	];
	const body = element('tbody');
	const root = element(
		'table',
		{ class: 'score-table' },
		element('caption', { class: 'visually-hidden' }, caption),
		element('thead', {}, element('tr', {}, ...heads.map(([text, className]) => element('th', { class: className, scope: 'col' }, text)))),
		body,
	);
	let shown = '';
	return {
		root,
		show(view) {
			const { selfId } = view;
			const listing = listingOf(view);
			const now = JSON.stringify([selfId, listing]);
			if (now === shown) return;
			shown = now;
			// A watcher sees team 1 first.
			const ownTeam = listing.find(({ entry }) => entry.id === selfId)?.entry.team || 1;
			const byTeam = [...listing].sort((a, b) => Number(b.entry.team === ownTeam) - Number(a.entry.team === ownTeam));
			// The style sheet makes room for so many.
			root.closest<HTMLElement>('.panel')?.style.setProperty('--rows', String(listing.length));
			body.replaceChildren(...byTeam.map((listed) => createRow(listed, selfId, ownTeam)));
		},
	};
}
