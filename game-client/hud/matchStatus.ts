/** The clock with own score and place on one side and the rival's on the other; below it what the phase means. */

import type { View } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { classOf, shareOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { createObjectiveChips } from './objectiveChips.ts';
import type { HudPart } from './part.ts';
import { sidesOf } from './sides.ts';
import { clockText } from './words.ts';

/** Seconds before the end from which the clock calls for attention. */
const LAST_SECONDS = 15;

function noteOf(view: View): string {
	if (view.phase === 'warmUp') return `Warm-up · points count in ${Math.max(0, Math.ceil(view.phaseSecondsLeft))}`;
	if (view.phase === 'overtime') return 'Overtime · the next lead wins';
	if (view.phase === 'play' && view.phaseSecondsLeft <= LAST_SECONDS) return 'Last seconds';
	return '';
}

export function createMatchStatus(): HudPart {
	const clock = element('div', { class: 'clock', role: 'timer', 'aria-label': 'Time left' });
	const place = element('span', { class: 'side-label' });
	const score = element('span', { class: 'side-score' });
	const rivalName = element('span', { class: 'side-label' });
	const rivalScore = element('span', { class: 'side-score' });
	const ownSide = element('div', { class: 'side side-own' }, place, score, element('div', { class: 'side-line' }));
	const rivalSide = element('div', { class: 'side side-rival' }, rivalScore, rivalName, element('div', { class: 'side-line' }));
	const plate = element('div', { class: 'match-plate' }, ownSide, clock, rivalSide);
	const note = element('div', { class: 'phase-note', hidden: true });
	const objectives = createObjectiveChips();
	const root = element('section', { class: 'match-status', 'aria-label': 'Match' }, plate, objectives.root, note);
	const setClock = textOf(clock);
	const setPlace = textOf(place);
	const setScore = textOf(score);
	const setRivalName = textOf(rivalName);
	const setRivalScore = textOf(rivalScore);
	const setShare = shareOf(ownSide, '--share');
	const setRivalShare = shareOf(rivalSide, '--share');
	const setAhead = classOf(root, 'is-ahead');
	const setLate = classOf(root, 'is-late');
	const setRanked = classOf(root, 'is-ranked');
	const setNote = textOf(note);
	const setNoteShown = shownOf(note);
	const setShown = shownOf(root);
	const setPlateShown = shownOf(plate);
	return {
		root,
		update(frame) {
			const { view } = frame;
			objectives.update(frame);
			setShown(!isStill(view.phase));
			setPlateShown(view.hud.some(({ kind }) => kind === 'scores'));
			setClock(clockText(view.phaseSecondsLeft));
			setLate(view.phase === 'overtime' || (view.phase === 'play' && view.phaseSecondsLeft <= LAST_SECONDS));
			const { own, rival } = sidesOf(view);
			const toWin = Math.max(1, view.scoreToWin);
			setRanked(view.rank > 0);
			setPlace(own?.label ?? '');
			setScore(own ? String(own.score) : '');
			setShare(Math.max(0, own?.score ?? 0) / toWin);
			setRivalName(rival?.label ?? '');
			setRivalScore(rival ? String(rival.score) : '');
			setRivalShare(Math.max(0, rival?.score ?? 0) / toWin);
			setAhead((own?.score ?? 0) > (rival?.score ?? 0));
			const words = noteOf(view);
			setNote(words);
			setNoteShown(words !== '');
		},
	};
}
