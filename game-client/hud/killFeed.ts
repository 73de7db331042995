/** Who ended whom with what, newest below, each for some seconds. Own lines stand out by weight and edge, not hue alone. */

import type { ViewEvent } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import type { HudPart } from './part.ts';
import { weaponIcon, weaponTitle } from './weaponLook.ts';

const LINE_MS = 5500;
const MAX_LINES = 5;

type Kill = Extract<ViewEvent, { type: 'kill' }>;

function createLine(kill: Kill): HTMLElement {
	const alone = kill.killerId === 0 || kill.killerId === kill.victimId;
	const className = `feed-line${kill.byMe ? ' is-mine' : ''}${kill.me ? ' is-me' : ''}`;
	const drawing = alone ? icon('skull', 'feed-icon') : weaponIcon(kill.weapon, 'feed-icon');
	return element(
		'li',
		{ class: className, title: alone ? '' : weaponTitle(kill.weapon) },
		element('span', { class: 'feed-killer' }, alone ? '' : kill.killerName),
		drawing,
		element('span', { class: 'feed-victim' }, kill.victimName),
	);
}

export function createKillFeed(): HudPart {
	const root = element('ol', { class: 'kill-feed', 'aria-label': 'Kills' });
	const lines: { node: HTMLElement; untilMs: number }[] = [];
	return {
		root,
		update({ events, nowMs }) {
			for (const event of events) {
				if (event.type !== 'kill') continue;
				const node = createLine(event);
				lines.push({ node, untilMs: nowMs + LINE_MS });
				root.append(node);
			}
			while (lines.length > MAX_LINES || (lines[0] && lines[0].untilMs <= nowMs)) lines.shift()?.node.remove();
		},
	};
}
