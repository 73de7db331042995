/** The end of a match: who won, everybody, one's own figures, awards, and a vote on what comes next. */

import type { View } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { classOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { createAwardList } from './awardList.ts';
import { createBallot } from './ballot.ts';
import { OwnFigures } from './ownFigures.ts';
import type { HudPart } from './part.ts';
import { standingOf } from './place.ts';
import { createScoreTable } from './scoreTable.ts';
import { sidesOf, verdictOf } from './sides.ts';
import { placeText } from './words.ts';

function noteOf(view: View, place: number | undefined): string {
	const what = `${view.modeTitle} on ${view.arena.title}`;
	const { own, rival } = sidesOf(view);
	if (view.teamScores.length > 0 && own && rival) return `${own.score} : ${rival.score} · ${what}`;
	return place ? `${placeText(place)} of ${Math.max(place, view.playerCount)} · ${what}` : what;
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
	const awards = createAwardList();
	const ballot = createBallot();
	const root = element(
		'section',
		{ class: 'panel results', 'aria-label': 'Results', hidden: true },
		element('header', { class: 'results-head' }, headline, note, countdown),
		element('div', { class: 'results-table' }, table.root, own),
		element('div', { class: 'results-side' }, awards.root, ballot.root),
	);
	const setHeadline = textOf(headline);
	const setNote = textOf(note);
	const setCountdown = textOf(countdown);
	const setShown = shownOf(root);
	const setWon = classOf(root, 'is-won');
	const setWatching = classOf(root, 'is-watching');
	return {
		root,
		update({ view, events, vote }) {
			figures.count(events);
			const shown = isStill(view.phase);
			setShown(shown);
			if (!shown) return;
			const standing = standingOf(view.roster, view.selfId, view.rank);
			const { words, won } = verdictOf(view);
			setHeadline(words);
			setNote(noteOf(view, standing?.place));
			setWon(won);
			setWatching(!standing);
			table.show(view);
			awards.show(view.awards);
			ballot.show(view.ballot, vote);
			ratio.set(standing ? `${standing.own.kills} / ${standing.own.deaths}` : '');
			shots.set(`${Math.round(figures.accuracy * 100)} %`);
			damage.set(String(Math.round(figures.damage)));
			streak.set(String(figures.bestStreak));
			setCountdown(view.phase === 'over' ? 'Next match …' : `Next match in ${Math.max(0, Math.ceil(view.phaseSecondsLeft))}`);
		},
	};
}
