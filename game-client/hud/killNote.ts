/** The confirmation of an own kill: big, in the middle of the lower half, gone in a second. */

import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const NOTE_MS = 1300;
/** Kills closer together than this count as one run, ms. */
const RUN_MS = 4000;
const RUN_WORDS = ['', '', 'Double', 'Triple', 'Quad'];

export function createKillNote(): HudPart {
	const word = element('div', { class: 'kill-note-word' });
	const name = element('div', { class: 'kill-note-name' });
	const root = element('div', { class: 'kill-note', 'aria-hidden': 'true' }, word, name);
	let lastKillMs = Number.NEGATIVE_INFINITY;
	let run = 0;
	return {
		root,
		update({ events, nowMs, settings }) {
			for (const event of events) {
				if (event.type !== 'kill' || !event.byMe || event.me) continue;
				run = nowMs - lastKillMs < RUN_MS ? run + 1 : 1;
				lastKillMs = nowMs;
				word.textContent = run > 1 ? (RUN_WORDS[run] ?? `${run} in a row`) : 'Eliminated';
				name.textContent = event.victimName;
				for (const running of root.getAnimations()) running.cancel();
				const still = [{ opacity: 1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }];
				const moving = [
					{ opacity: 0, transform: 'scale(1.5)', letterSpacing: '0.3em' },
					{ opacity: 1, transform: 'scale(1)', letterSpacing: '0.04em', offset: 0.12 },
					{ opacity: 1, transform: 'scale(1)', letterSpacing: '0.06em', offset: 0.78 },
					{ opacity: 0, transform: 'translateY(-10px)', letterSpacing: '0.06em' },
				];
				root.animate(settings.reducedMotion ? still : moving, { duration: NOTE_MS, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
			}
		},
	};
}
