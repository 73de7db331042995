/** Why a match was kept: who complained and what they said, or what was wrong; with a way to that instant. Made by `main.ts`. */

import type { KeptReport } from '../../schema/keptReport.ts';
import { element } from '../dom/element.ts';

export interface ReportActions {
	go(): void;
	/** Whether what their screen showed is to be seen. */
	onScreen(shown: boolean): void;
}

/** `time`: of its tick, as the time line has it. `hasScreen`: whether it came with what the screen showed. */
export function createReportPanel(report: Readonly<KeptReport>, time: string, hasScreen: boolean, actions: ReportActions): HTMLElement {
	const { code, why, name, words, detail } = report;
	const go = element('button', { type: 'button', class: 'replay-button', title: 'Go to that instant' }, time);
	go.addEventListener('click', actions.go);
	const box = element('input', { type: 'checkbox', checked: true });
	box.addEventListener('change', () => actions.onScreen(box.checked));
	const screen = hasScreen
		? [element('label', { class: 'replay-report-screen' }, box, 'Show where their screen had everybody')]
		: why === 'complaint'
			? [element('p', { class: 'replay-note' }, 'What their screen showed did not come through.')]
			: [];
	const facts = Object.entries(detail).map(([key, value]) => `${key} ${value}`);
	return element(
		'section',
		{ class: 'replay-report', 'aria-label': 'Why it was kept' },
		element('div', { class: 'replay-shots-head' }, element('h2', {}, titleOf(why, name)), go),
		...(words ? [element('blockquote', {}, words)] : []),
		...(facts.length > 0 ? [element('p', { class: 'replay-note' }, facts.join(' · '))] : []),
		...screen,
		element('p', { class: 'replay-note' }, `kept as ${code}`),
	);
}

function titleOf(why: KeptReport['why'], name: string): string {
	if (why === 'complaint') return `${name || 'Somebody'} complained`;
	if (why === 'drift') return `${name || 'Somebody'} predicted wrong`;
	return why === 'invariant' ? 'Something was not as the rules allow' : 'An error ended the match';
}
