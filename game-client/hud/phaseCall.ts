/** The call at the start of play and at its end: two words in the upper half, gone before anybody comes into sight. */

import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const CALL_MS = 1900;

export function createPhaseCall(): HudPart {
	const word = element('div', { class: 'phase-call-word' });
	const goal = element('div', { class: 'phase-call-goal' });
	const root = element('div', { class: 'phase-call', 'aria-hidden': 'true' }, word, goal);
	return {
		root,
		update({ view, events, settings }) {
			for (const event of events) {
				if (event.type !== 'phase' || event.phase !== 'play') continue;
				word.textContent = view.modeTitle;
				goal.textContent = `First to ${view.scoreToWin}`;
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
