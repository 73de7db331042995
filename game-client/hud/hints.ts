/** Teaches the controls of the device in hand in the first minute, one hint at a time. What was done does not come back. */

import type { View } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { classOf, shownOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icons.ts';
import type { LiveSettings } from '../liveSettings.ts';
import { drawHint } from './hintPictures.ts';
import { HintSteps, QUIET_MS } from './hintSteps.ts';
import { hintWords } from './hintWords.ts';
import type { HudFrame, HudPart } from './part.ts';

export function createHints(settings: LiveSettings): HudPart {
	const pictures = element('div', { class: 'hint-pictures', 'aria-hidden': 'true' });
	const title = element('strong', { class: 'hint-title' });
	const how = element('span', { class: 'hint-how' });
	const words = element('p', { class: 'hint-words' }, title, how);
	const box = element('div', { class: 'hint' }, pictures, words, icon('tick', 'hint-tick'));
	// Said aloud when it comes; empty, not hidden, in between, or a reader would miss the next.
	const root = element('div', { class: 'hints', role: 'status' }, box);
	const steps = new HintSteps();
	const setShown = shownOf(box);
	const setDone = classOf(box, 'is-done');
	let drawn = '';
	let match: View | undefined;

	function draw(key: string, now: ReturnType<typeof hintWords>): void {
		if (key === drawn) return;
		drawn = key;
		title.textContent = now.title;
		how.textContent = now.how;
		pictures.replaceChildren(...now.pictures.map(drawHint));
	}

	return {
		root,
		update(frame: HudFrame) {
			const { view, events, intent, nowMs, device, scoreboardAsked } = frame;
			const { hints, hintsDone, keys } = settings.current;
			// A match that begins speaks first.
			if (view !== match || events.some((event) => event.type === 'phase')) steps.quiet(nowMs, QUIET_MS);
			match = view;
			const own = view.self?.alive ? view.players.get(view.selfId) : undefined;
			const open = !scoreboardAsked && !isStill(view.phase);
			const { shown, learned } = steps.update({ nowMs, intent, own, open: open && hints, done: hintsDone });
			if (learned.length > 0) settings.change({ hintsDone: [...hintsDone, ...learned] });
			setShown(shown !== undefined);
			if (!shown) return;
			setDone(shown.isDone);
			const now = hintWords(shown.id, device, keys);
			draw(JSON.stringify(now), now);
		},
	};
}
