/** Whom one can follow on the replay page: everybody who is in the match at the moment, best first. Made by `main.ts`. */

import type { View } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';

export interface PlayerList {
	readonly root: HTMLElement;
	update(view: View, followId: number): void;
}

export function createPlayerList(onFollow: (id: number) => void): PlayerList {
	const list = element('ol', { class: 'replay-players' });
	const root = element('details', {
		class: 'replay-panel replay-follow',
		open: window.matchMedia('(min-height: 560px) and (min-width: 721px)').matches,
	});
	root.append(element('summary', {}, 'Follow'), list);
	let shown = '';
	return {
		root,
		update(view, followId) {
			const state = `${followId} ${view.roster.map(({ id, score, kills, deaths }) => `${id}:${score}:${kills}:${deaths}`).join()}`;
			if (state === shown) return;
			shown = state;
			const hadFocus = list.contains(document.activeElement);
			list.replaceChildren(
				...view.roster.map(({ id, name, bot, score, team }) => {
					const button = element(
						'button',
						{ type: 'button', 'aria-pressed': String(id === followId), ...(team === 0 ? {} : { 'data-team': team }) },
						element('span', { class: 'replay-name' }, name || `Player ${id}`),
						element('span', { class: 'replay-note' }, bot ? 'bot' : ''),
						element('span', { class: 'replay-score' }, String(score)),
					);
					button.addEventListener('click', () => onFollow(id));
					return element('li', {}, button);
				}),
			);
			if (hadFocus) list.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
		},
	};
}
