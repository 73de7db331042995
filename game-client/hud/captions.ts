/** Captions of the sounds that matter, with an arrow to where each comes from: a small stack at the side, where wished. */

import { isStill } from '../../sim/phase.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import { heardIn } from './captionSources.ts';
import { type CaptionLine, CaptionStack, LINES_MAX } from './captionStack.ts';
import type { HudPart } from './part.ts';

interface Slot {
	root: HTMLElement;
	show(line: CaptionLine | undefined, ear: { x: number; y: number }): void;
}

function createSlot(): Slot {
	const arrow = icon('arrow', 'caption-arrow');
	const words = element('span', {});
	const root = element('li', { class: 'caption', hidden: true }, arrow, words);
	const setShown = shownOf(root);
	const setWords = textOf(words);
	return {
		root,
		show(line, ear) {
			setShown(line !== undefined);
			if (!line) return;
			setWords(line.words);
			const place = line.row.directed ? line.at : undefined;
			arrow.style.visibility = place ? 'visible' : 'hidden';
			if (place) arrow.style.rotate = `${Math.atan2(place.y - ear.y, place.x - ear.x)}rad`;
		},
	};
}

export function createCaptions(): HudPart {
	const stack = new CaptionStack();
	const slots = Array.from({ length: LINES_MAX }, createSlot);
	// Not for screen readers: who hears them hears the sounds as well.
	const root = element('ol', { class: 'captions', 'aria-hidden': 'true' }, ...slots.map((slot) => slot.root));
	const setShown = shownOf(root);
	return {
		root,
		update({ view, events, settings, followId, aim, nowMs }) {
			const ear = view.players.get(followId);
			const shown = settings.captions && ear !== undefined && !isStill(view.phase);
			setShown(shown);
			if (!shown) return;
			const lines = stack.update(heardIn(view, events, ear, ear.isSelf ? aim : ear.aim), nowMs);
			for (const [index, slot] of slots.entries()) slot.show(lines[index], ear);
		},
	};
}
