/** Says that the line is silent, that a new connection is being made, or what the server has to say of the match. Closed for good is the problem panel's to say. */

import type { NetStatus } from '../../netcode/view.ts';
import { classOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { CapNotice } from './capNotice.ts';
import { LineSpeech, lineWords } from './lineSpeech.ts';
import type { HudPart } from './part.ts';

const BACK_NOTE_MS = 1200;

function silenceText(net: NetStatus): string {
	return net.state === 'silent' ? ` for ${(net.silentMs / 1000).toFixed(0)} s` : '';
}

export function createLineBanner(): HudPart {
	const text = element('span', {});
	const banner = element(
		'div',
		{ class: 'line-banner', 'aria-hidden': 'true', hidden: true },
		element('span', { class: 'line-banner-dot' }),
		text,
	);
	// Apart from what is seen, which counts seconds: a reader would never stop.
	const spoken = element('div', { class: 'visually-hidden', role: 'status' });
	const root = element('div', { class: 'line' }, banner, spoken);
	const speech = new LineSpeech();
	const cap = new CapNotice();
	const setText = textOf(text);
	const setSpoken = textOf(spoken);
	const setShown = shownOf(banner);
	const setReturning = classOf(banner, 'is-returning');
	const setBack = classOf(banner, 'is-back');
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
			const words = lineWords(net, back) || cap.update(net, nowMs);
			setText(words + silenceText(net));
			setSpoken(speech.update(words, nowMs));
			setShown(words !== '');
			setReturning(net.state === 'returning');
			setBack(back || (net.state === 'connected' && net.notice !== ''));
		},
	};
}
