/**
 * What a screen reader says during play: what the match is about, own kills and deaths, and the phases. Nothing else, or
 * it would never stop.
 */

import type { View, ViewEvent } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';
import { nameOr } from './words.ts';

function sentenceOf(event: ViewEvent, view: View): string {
	if (event.type === 'kill' && event.me) return event.killerId ? `Killed by ${nameOr(event.killerName, 'somebody')}.` : 'You died.';
	if (event.type === 'kill' && event.byMe) return `You eliminated ${nameOr(event.victimName, 'somebody')}.`;
	if (event.type === 'phase' && event.phase === 'play') return `${view.modeTitle} begins. First to ${view.scoreToWin}.`;
	if (event.type === 'phase' && event.phase === 'results') return `The match is over. ${view.roster[0]?.name ?? 'Nobody'} is first.`;
	return '';
}

/** Text that is there from the start is not read aloud: the first words wait so long, ms. */
const WELCOME_MS = 700;

export function createSpoken(): HudPart {
	const root = element('div', { class: 'visually-hidden', 'aria-live': 'polite' });
	let match: View | undefined;
	let welcomeAtMs = Number.POSITIVE_INFINITY;
	return {
		root,
		update({ events, view, nowMs }) {
			if (view !== match) welcomeAtMs = nowMs + WELCOME_MS;
			match = view;
			const welcome = nowMs < welcomeAtMs ? [] : [`${view.modeTitle}. ${view.goal}`];
			if (welcome.length > 0) welcomeAtMs = Number.POSITIVE_INFINITY;
			const happened = events.map((event) => sentenceOf(event, view)).filter((sentence) => sentence !== '');
			const sentences = [...welcome, ...happened];
			if (sentences.length > 0) root.textContent = sentences.join(' ');
		},
	};
}
