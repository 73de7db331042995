/**
 * The call when the match turns: some words in the upper half, gone before they are in the way. What the mode is about
 * is told once a match, to who comes later as well.
 */

import type { View, ViewEvent } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const CALL_MS = 1900;
/** A sentence takes longer to read. */
const GOAL_MS = 3800;
const STILL = [{ opacity: 1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }];
const MOVING = [
	{ opacity: 0, letterSpacing: '0.4em' },
	{ opacity: 1, letterSpacing: '0.08em', offset: 0.16 },
	{ opacity: 1, letterSpacing: '0.1em' },
];

/** What is called out when something happens that changes the match for everybody, or one's own side. */
function callOf(event: ViewEvent, view: View): readonly [string, string] | undefined {
	if (event.type === 'phase' && event.phase === 'play') {
		const scores = view.hud.find((item) => item.kind === 'scores');
		return [view.modeTitle, scores ? `First to ${view.scoreToWin} ${scores.noun}` : view.goal];
	}
	if (event.type === 'phase' && event.phase === 'overtime') return ['Overtime', 'The next lead wins'];
	if (event.type === 'team' && event.me) return ['You changed sides', 'The teams were uneven'];
	if (event.type === 'objective' && event.side === 'own') return [`${event.label} taken`, 'Hold it'];
	if (event.type === 'objective') return [`${event.label} lost`, 'Take it back'];
	return undefined;
}

export function createPhaseCall(): HudPart {
	const word = element('div', { class: 'phase-call-word' });
	const goal = element('div', { class: 'phase-call-goal' });
	const root = element('div', { class: 'phase-call', 'aria-hidden': 'true' }, word, goal);
	/** The match that has told what it is about. */
	let told: View | undefined;

	function call([title, text]: readonly [string, string], durationMs: number, still: boolean): void {
		word.textContent = title;
		goal.textContent = text;
		for (const running of root.getAnimations({ subtree: true })) running.cancel();
		root.animate(STILL, { duration: durationMs });
		if (!still) word.animate(MOVING, { duration: durationMs, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
	}

	return {
		root,
		update({ view, events, settings }) {
			if (isStill(view.phase)) told = undefined;
			else if (told !== view) {
				told = view;
				call([view.modeTitle, view.goal], GOAL_MS, settings.reducedMotion);
				return;
			}
			for (const event of events) {
				const words = callOf(event, view);
				if (words) call(words, CALL_MS, settings.reducedMotion);
			}
		},
	};
}
