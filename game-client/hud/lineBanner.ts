/** Says that the line is silent, or that a new connection is being made. Closed for good is the problem panel's to say. */

import type { NetStatus } from '../../netcode/view.ts';
import { classOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const BACK_NOTE_MS = 1200;

function wordsOf(net: NetStatus): string {
	if (net.state === 'silent') return `No word from the server for ${(net.silentMs / 1000).toFixed(0)} s`;
	if (net.state === 'returning') return 'Connection lost. Coming back to your place …';
	return '';
}

export function createLineBanner(): HudPart {
	const text = element('span', {});
	const root = element('div', { class: 'line-banner', role: 'status', hidden: true }, element('span', { class: 'line-banner-dot' }), text);
	const setText = textOf(text);
	const setShown = shownOf(root);
	const setReturning = classOf(root, 'is-returning');
	const setBack = classOf(root, 'is-back');
	let wasReturning = false;
	let backUntilMs = 0;
	return {
		root,
		update({ view: { net }, nowMs }) {
			if (net.state === 'returning') wasReturning = true;
			else if (net.state === 'connected' && wasReturning) {
				wasReturning = false;
				backUntilMs = nowMs + BACK_NOTE_MS;
			}
			const back = net.state === 'connected' && nowMs < backUntilMs;
			setText(back ? 'Back in the match' : wordsOf(net));
			setShown(back || net.state === 'silent' || net.state === 'returning');
			setReturning(net.state === 'returning');
			setBack(back);
		},
	};
}
