/** The call when the match turns: two words in the upper half, gone before they are in the way. */

import type { View, ViewEvent } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const CALL_MS = 1900;

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
	return {
		root,
		update({ view, events, settings }) {
			for (const event of events) {
				const call = callOf(event, view);
				if (!call) continue;
				word.textContent = call[0];
				goal.textContent = call[1];
				const still = [{ opacity: 1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }];
				const moving = [
					{ opacity: 0, letterSpacing: '0.4em' },
					{ opacity: 1, letterSpacing: '0.08em', offset: 0.16 },
					{ opacity: 1, letterSpacing: '0.1em', offset: 0.8 },
					{ opacity: 0, letterSpacing: '0.12em' },
				];
				root.animate(settings.reducedMotion ? still : moving, { duration: CALL_MS, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
			}
		},
	};
}
