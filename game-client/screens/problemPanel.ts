/** The panel in place of a blank canvas: what happened, what to do, a code, and a button that does it. */

import { element } from '../dom/element.ts';
import { keepTabInside } from '../dom/focus.ts';
import type { Problem } from './problem.ts';

export interface ProblemAction {
	label: string;
	run(): void;
}

export interface ProblemPanel {
	readonly root: HTMLDialogElement;
	readonly isOpen: boolean;
	/** The first action is the one to recommend; the last of several is the way back, and what Escape does. */
	show(problem: Problem, actions: readonly ProblemAction[]): void;
	hide(): void;
}

export function createProblemPanel(): ProblemPanel {
	const title = element('h2', { id: 'problem-title' });
	const what = element('p', { id: 'problem-what' });
	const advice = element('p', { class: 'panel-note' });
	const code = element('code', { class: 'problem-code' });
	const buttons = element('div', { class: 'problem-actions' });
	const root = element(
		'dialog',
		{ class: 'problem', role: 'alertdialog', closedby: 'none', 'aria-labelledby': 'problem-title', 'aria-describedby': 'problem-what' },
		title,
		what,
		advice,
		buttons,
		code,
	);
	let wayBack: (() => void) | undefined;
	// Where there is nothing to go back to, only its own buttons lead on. `closedby` as well: browsers let a second Escape through.
	root.addEventListener('cancel', (event) => event.preventDefault());
	root.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		wayBack?.();
	});
	keepTabInside(root);
	return {
		root,
		get isOpen() {
			return root.open;
		},
		show(problem, actions) {
			title.textContent = problem.title;
			what.textContent = problem.what;
			advice.textContent = problem.advice;
			advice.hidden = problem.advice === '';
			code.textContent = problem.code;
			const presses = actions.map((action) => () => {
				root.close();
				action.run();
			});
			wayBack = presses.length > 1 ? presses.at(-1) : undefined;
			buttons.replaceChildren(
				...actions.map((action, index) => {
					const button = element(
						'button',
						{ type: 'button', class: `button ${index === 0 ? 'button-primary' : 'button-quiet'}` },
						action.label,
					);
					button.addEventListener('click', () => presses[index]?.());
					return button;
				}),
			);
			if (!root.open) root.showModal();
			buttons.querySelector('button')?.focus();
		},
		hide: () => root.close(),
	};
}
