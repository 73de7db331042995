/** In the results: who was best at what, as cards. */

import type { DisplayedAward } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';

export interface AwardList {
	readonly root: HTMLElement;
	show(awards: readonly DisplayedAward[]): void;
}

export function createAwardList(): AwardList {
	const root = element('ul', { class: 'awards', 'aria-label': 'Awards' });
	let shown = '';
	return {
		root,
		show(awards) {
			const now = JSON.stringify(awards);
			if (now === shown) return;
			shown = now;
			root.replaceChildren(
				...awards.map(({ title, value, playerName, me }) =>
					element(
						'li',
						{ class: me ? 'award is-own' : 'award' },
						element('span', { class: 'award-title' }, title),
						element('strong', { class: 'award-name' }, me ? `${playerName} (you)` : playerName),
						element('span', { class: 'award-value' }, value),
					),
				),
			);
		},
	};
}
