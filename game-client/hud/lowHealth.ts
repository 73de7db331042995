/** A warm edge around the picture: a pulse while health is low, a short push at every blow. */

import { isStill } from '../../sim/phase.ts';
import { classOf, shareOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';
import { LOW_HEALTH } from './vitals.ts';

const BLOW_MS = 260;
/** The least time between two pushes, ms: flashes stay under three a second. */
const BLOW_PAUSE_MS = 400;

export function createLowHealth(): HudPart {
	const blow = element('div', { class: 'vignette vignette-blow' });
	const low = element('div', { class: 'vignette vignette-low' });
	const root = element('div', { 'aria-hidden': 'true' }, low, blow);
	const setLow = classOf(low, 'is-low');
	const setDepth = shareOf(low, '--depth', 2);
	const setStill = classOf(low, 'is-still');
	let lastBlowMs = Number.NEGATIVE_INFINITY;
	return {
		root,
		update({ view, events, settings, nowMs }) {
			const { self } = view;
			const share = self?.alive ? self.health / Math.max(1, self.healthMax) : 1;
			setLow(share < LOW_HEALTH && !isStill(view.phase));
			setDepth(Math.max(0, 1 - share / LOW_HEALTH));
			setStill(settings.reducedMotion || !settings.flashes);
			if (!settings.flashes || nowMs - lastBlowMs < BLOW_PAUSE_MS) return;
			const hardest = events.reduce((most, event) => (event.type === 'hit' && event.me ? Math.max(most, event.damage) : most), 0);
			if (hardest === 0) return;
			lastBlowMs = nowMs;
			blow.animate([{ opacity: 0.25 + Math.min(0.6, hardest / 80) }, { opacity: 0 }], { duration: BLOW_MS, easing: 'ease-out' });
		},
	};
}
