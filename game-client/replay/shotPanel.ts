/** Why a shot missed, in words: what its shooter was looking at, and what became of everybody near it. Made by `main.ts`. */

import type { Explanation } from '../../netcode/replay/explanation.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import { element } from '../dom/element.ts';
import { clockOf } from './replayClock.ts';

export interface ShotPanel {
	readonly root: HTMLElement;
	/** What is said of a shot, of a press that fired nothing (in words), or of nothing. */
	show(explained: Explanation | string | undefined): void;
}

/** `since`: the tick that times count from. */
export function createShotPanel(since: number, tickRate: number, onClose: () => void): ShotPanel {
	const title = element('h2');
	const close = element('button', { type: 'button', class: 'replay-button', 'aria-label': 'Close', title: 'Close (Escape)' }, '×');
	close.addEventListener('click', onClose);
	const words = element('p', { class: 'replay-verdict', role: 'status' });
	const facts = element('dl', { class: 'replay-facts' });
	const people = element('ul', { class: 'replay-candidates' });
	const legend = element(
		'p',
		{ class: 'replay-legend' },
		element('span', { 'data-ghost': 'shown' }, 'on their screen'),
		element('span', { 'data-ghost': 'judged' }, 'judged'),
		element('span', { 'data-ghost': 'now' }, 'then, on the server'),
	);
	const root = element(
		'section',
		{ class: 'replay-shot', 'aria-label': 'The shot', hidden: true },
		element('div', { class: 'replay-shots-head' }, title, close),
		words,
		facts,
		people,
		legend,
	);
	return {
		root,
		show(explained) {
			root.hidden = explained === undefined;
			if (explained === undefined) return;
			const isPress = typeof explained === 'string';
			words.textContent = isPress ? sentence(explained) : sentence(explained.words);
			words.dataset.kind = isPress ? 'notFired' : explained.kind;
			title.textContent = isPress
				? 'A press that fired nothing'
				: `${weaponOf(explained.weapon).title} of ${explained.shooterName}, ${clockOf(explained.tick - since, tickRate)}`;
			legend.hidden = isPress || explained.candidates.length === 0;
			facts.replaceChildren(...(isPress ? [] : factsOf(explained, tickRate)));
			people.replaceChildren(
				...(isPress ? [] : explained.candidates.slice(1)).map(({ words: told, kind }) =>
					element('li', { 'data-kind': kind }, sentence(told)),
				),
			);
		},
	};
}

function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function factsOf({ screen, tick, endTick, frame, candidates }: Explanation, tickRate: number): HTMLElement[] {
	const ms = (value: number) => (value === 0 ? 'as they were' : `${Math.round(value)} ms back`);
	const [first] = candidates;
	const moved = first?.shown && Math.hypot(first.now.x - first.shown.x, first.now.y - first.shown.y);
	const received = screen.receivedTick;
	const rows: [string, string][] = [
		['The others on the screen', ms(screen.shownMs)],
		['Judged', `${ms(screen.judgedMs)}${screen.isCut ? `, cut by the cap of ${screen.capMs} ms` : ''}`],
		[
			'Newest state received',
			received === undefined ? 'not known' : `tick ${received}, ${Math.round(((tick - received) / tickRate) * 1000)} ms before the shot`,
		],
	];
	if (first && moved !== undefined) rows.push([`${first.name} since then`, `moved ${Math.round(moved)} units`]);
	if (first?.sent !== undefined) rows.push([`${first.name} had been sent`, first.sent ? 'yes' : 'no']);
	rows.push(['Tick', `${tick}${endTick === tick ? '' : ` to ${endTick}`}${frame === 0 ? '' : `, frame ${frame}`}`]);
	return rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
}
