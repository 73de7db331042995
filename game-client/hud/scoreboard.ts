/** The scoreboard, while its key is held. */

import { isStill } from '../../sim/phase.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';
import { createScoreTable } from './scoreTable.ts';

export function createScoreboard(): HudPart {
	const table = createScoreTable('Scores');
	const title = element('h2', { class: 'panel-title' });
	const goal = element('p', { class: 'panel-note' });
	const root = element('section', { class: 'panel scoreboard', 'aria-label': 'Scores', hidden: true }, title, goal, table.root);
	const setTitle = textOf(title);
	const setGoal = textOf(goal);
	const setShown = shownOf(root);
	return {
		root,
		update({ view, scoreboardAsked }) {
			const shown = scoreboardAsked && !isStill(view.phase);
			setShown(shown);
			if (!shown) return;
			const crowd = view.playerCount > view.roster.length ? ` · ${view.playerCount} players` : '';
			setTitle(`${view.modeTitle} · ${view.arena.title} · first to ${view.scoreToWin}${crowd}`);
			setGoal(view.goal);
			table.show(view);
		},
	};
}
