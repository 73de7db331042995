/** The end of a match: who won, everybody, one's own figures, and how long until the next. */

import type { View } from '../../netcode/view.ts';
import { classOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { OwnFigures } from './ownFigures.ts';
import type { HudPart } from './part.ts';
import { standingOf } from './place.ts';
import { createScoreTable } from './scoreTable.ts';
import { placeText } from './words.ts';

function headlineOf(view: View): string {
	const [first, second] = view.roster;
	if (!first) return 'Nobody wins';
	if (second && second.score === first.score) return 'A draw';
	return first.id === view.selfId ? 'You win' : `${first.name} wins`;
}

function createFigure(label: string) {
	const value = element('dd', {});
	const root = element('div', { class: 'figure' }, element('dt', {}, label), value);
	return { root, set: textOf(value) };
}

export function createResults(): HudPart {
	const figures = new OwnFigures();
	const table = createScoreTable('Results');
	const headline = element('h2', { class: 'results-headline' });
	const note = element('p', { class: 'panel-note' });
	const shots = createFigure('Accuracy');
	const damage = createFigure('Damage');
	const streak = createFigure('Best streak');
	const ratio = createFigure('Kills / deaths');
	const countdown = element('p', { class: 'results-next' });
	const own = element('dl', { class: 'figures', 'aria-label': 'Own figures' }, ratio.root, shots.root, damage.root, streak.root);
	const root = element(
		'section',
		{ class: 'panel results', 'aria-label': 'Results', hidden: true },
		headline,
		note,
		table.root,
		own,
		countdown,
	);
	const setHeadline = textOf(headline);
	const setNote = textOf(note);
	const setCountdown = textOf(countdown);
	const setShown = shownOf(root);
	const setWon = classOf(root, 'is-won');
	const setWatching = classOf(root, 'is-watching');
	return {
		root,
		update({ view, events }) {
			figures.count(events);
			const shown = view.phase === 'results' || view.phase === 'over';
			setShown(shown);
			if (!shown) return;
			const standing = standingOf(view.roster, view.selfId);
			setHeadline(headlineOf(view));
			setNote(standing ? `${placeText(standing.place)} of ${view.roster.length} · ${view.modeTitle}` : view.modeTitle);
			setWon(standing?.place === 1);
			setWatching(!standing);
			table.show(view.roster, view.selfId);
			ratio.set(standing ? `${standing.own.kills} / ${standing.own.deaths}` : '');
			shots.set(`${Math.round(figures.accuracy * 100)} %`);
			damage.set(String(Math.round(figures.damage)));
			streak.set(String(figures.bestStreak));
			setCountdown(view.phase === 'over' ? 'Next match …' : `Next match in ${Math.max(0, Math.ceil(view.phaseSecondsLeft))}`);
		},
	};
}
