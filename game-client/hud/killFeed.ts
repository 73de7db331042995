/**
 * Who ended whom with what, newest below, each for some seconds. Own lines stand out by weight and edge, names of friends
 * and enemies by colour, with teams by a sign too: round and angular, as the bodies are.
 */

import type { View, ViewEvent } from '../../netcode/view.ts';
import { classOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import { sideOfId } from '../friendOrFoe.ts';
import { leadersOf } from './listing.ts';
import type { HudPart } from './part.ts';
import { weaponIcon, weaponTitle } from './weaponLook.ts';
import { nameOr } from './words.ts';

const LINE_MS = 5500;
const MAX_LINES = 5;

type Kill = Extract<ViewEvent, { type: 'kill' }>;

function createLine(kill: Kill, view: View, followId: number): HTMLElement {
	const name = (className: string, id: number, text: string) =>
		element('span', { class: `feed-name ${className}`, 'data-side': sideOfId(view, id, followId) }, text);
	const alone = kill.killerId === 0 || kill.killerId === kill.victimId;
	const className = `feed-line${kill.byMe ? ' is-mine' : ''}${kill.me ? ' is-me' : ''}`;
	const drawing = alone ? icon('skull', 'feed-icon') : weaponIcon(kill.weapon, 'feed-icon');
	return element(
		'li',
		{ class: className, title: alone ? '' : weaponTitle(kill.weapon) },
		...(alone ? [] : [name('feed-killer', kill.killerId, nameOr(kill.killerName))]),
		drawing,
		name('feed-victim', kill.victimId, nameOr(kill.victimName)),
	);
}

/** In a crowd somebody falls all the time: told is what concerns oneself and who leads. */
export function isTold(kill: Kill, view: Pick<View, 'roster' | 'knownLeaders'>): boolean {
	if (view.knownLeaders === Infinity || kill.byMe || kill.me) return true;
	return leadersOf(view).some(({ id }) => id === kill.killerId || id === kill.victimId);
}

export function createKillFeed(): HudPart {
	const root = element('ol', { class: 'kill-feed', 'aria-label': 'Kills' });
	const setTeams = classOf(root, 'has-teams');
	const lines: { node: HTMLElement; untilMs: number }[] = [];
	return {
		root,
		update({ view, events, followId, nowMs }) {
			setTeams(view.teamScores.length > 0);
			for (const event of events) {
				if (event.type !== 'kill' || !isTold(event, view)) continue;
				const node = createLine(event, view, followId);
				lines.push({ node, untilMs: nowMs + LINE_MS });
				root.append(node);
			}
			while (lines.length > MAX_LINES || (lines[0] && lines[0].untilMs <= nowMs)) lines.shift()?.node.remove();
		},
	};
}
