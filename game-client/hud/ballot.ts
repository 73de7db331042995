/** In the results: a button for each map to vote for, by pointer, by touch or by its number. */

import type { BallotEntry } from '../../netcode/view.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';

export interface Ballot {
	readonly root: HTMLElement;
	/** `vote` is called with the id of a map that was chosen. */
	show(entries: readonly BallotEntry[], vote: (arenaId: string) => void): void;
}

/** `3 votes`, `1 vote`, nothing for none. */
function votesText(votes: number): string {
	if (votes === 0) return '';
	return votes === 1 ? '1 vote' : `${votes} votes`;
}

export function createBallot(): Ballot {
	const list = element('div', { class: 'ballot-list', role: 'group', 'aria-label': 'Vote for the next map' });
	const root = element('div', { class: 'ballot' }, element('h3', { class: 'ballot-title' }, 'Next map'), list);
	const setShown = shownOf(root);
	let buttons: { button: HTMLButtonElement; setVotes(text: string): void }[] = [];
	let shownIds = '';
	let entries: readonly BallotEntry[] = [];
	let cast: (arenaId: string) => void = () => {};

	function choose(index: number): void {
		const entry = entries[index];
		if (entry && !entry.mine) cast(entry.arenaId);
	}

	function build(): void {
		buttons = entries.map((entry, index) => {
			const votes = element('span', { class: 'ballot-votes' });
			const button = element(
				'button',
				{ class: 'ballot-entry', type: 'button' },
				element('kbd', {}, String(index + 1)),
				element('span', { class: 'ballot-name' }, entry.current ? `${entry.title} again` : entry.title),
				votes,
			);
			button.addEventListener('click', () => choose(index));
			return { button, setVotes: textOf(votes) };
		});
		list.replaceChildren(...buttons.map(({ button }) => button));
	}

	window.addEventListener('keydown', (event) => {
		const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
		if (digit && root.offsetParent !== null) choose(Number(digit[1]) - 1);
	});

	return {
		root,
		show(now, vote) {
			entries = now;
			setShown(now.length > 0);
			cast = vote;
			const ids = now.map(({ arenaId, current }) => `${arenaId}${current}`).join();
			if (ids !== shownIds) {
				shownIds = ids;
				build();
			}
			for (const [index, { votes, mine }] of now.entries()) {
				const shown = buttons[index];
				if (!shown) continue;
				shown.setVotes(votesText(votes));
				shown.button.setAttribute('aria-pressed', String(mine));
			}
		},
	};
}
