/** In the menu of a match: says that something was wrong, in one's own words, for devices without a key for it. */

import { WORDS_MOST } from '../../schema/keptReport.ts';
import { type Complaints, complaintWords } from '../complaints.ts';
import { element } from '../dom/element.ts';
import { createComplaintCode } from '../hud/complaintCode.ts';

export interface ComplaintForm {
	readonly root: HTMLElement;
	/** Not where there is no server that could keep it. */
	show(shown: boolean): void;
}

export function createComplaintForm(complaints: Complaints): ComplaintForm {
	const field = element('input', {
		id: 'complaint-words',
		type: 'text',
		class: 'complaint-field',
		maxlength: WORDS_MOST,
		autocomplete: 'off',
		placeholder: 'What happened? (not needed)',
	});
	const save = element('button', { type: 'submit', class: 'button button-quiet', id: 'complain' }, 'Save last 30 s');
	const code = createComplaintCode(false);
	const words = element('small', { role: 'status' });
	const standing = 'Saved on the server with what your screen showed, under a code that whoever runs it can open.';
	const root = element(
		'form',
		{ class: 'complaint', hidden: true },
		element('label', { for: 'complaint-words', class: 'invite-title' }, 'Something was wrong'),
		element('div', { class: 'invite-row' }, field, save),
		element('div', { class: 'complaint-line' }, code.root, words),
	);
	root.addEventListener('submit', (event) => {
		event.preventDefault();
		void complaints.save(field.value.trim());
	});
	const update = () => {
		const { state } = complaints;
		save.disabled = state.kind === 'saving';
		words.textContent = complaintWords(state) || standing;
		code.show(complaints.code);
		if (state.kind === 'saved') field.value = '';
	};
	complaints.watch(update);
	update();
	return {
		root,
		show(shown) {
			root.hidden = !shown;
		},
	};
}
