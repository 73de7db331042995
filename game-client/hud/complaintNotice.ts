/** Says over the match how saving went, with the code, for a while. Part of the HUD. */

import { type Complaints, complaintWords } from '../complaints.ts';
import { shownOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { createComplaintCode } from './complaintCode.ts';
import type { HudPart } from './part.ts';

/** Long enough to write six signs down in the middle of a fight, ms. */
const SAVED_MS = 20_000;
const FAILED_MS = 7_000;

export function createComplaintNotice(complaints: Complaints): HudPart {
	const title = element('strong', {});
	const words = element('span', { class: 'complaint-words' });
	const code = createComplaintCode(true);
	const root = element(
		'div',
		{ class: 'complaint-notice', role: 'status', hidden: true },
		element('div', { class: 'complaint-line' }, title, code.root),
		words,
	);
	const setShown = shownOf(root);
	let changed = false;
	let untilMs = 0;
	complaints.watch((state) => {
		changed = true;
		title.textContent = state.kind === 'saved' ? 'Saved as' : complaintWords(state);
		words.textContent = state.kind === 'saved' ? complaintWords(state) : '';
		words.hidden = state.kind !== 'saved';
		code.show(state.kind === 'saved' ? state.code : undefined);
		root.classList.toggle('is-failed', state.kind === 'failed');
	});
	return {
		root,
		update({ nowMs }) {
			const { kind } = complaints.state;
			if (changed) untilMs = nowMs + (kind === 'failed' ? FAILED_MS : SAVED_MS);
			changed = false;
			setShown(kind !== 'none' && nowMs < untilMs);
		},
	};
}
