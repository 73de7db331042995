/** The followed player's shots, presses that fired nothing, and deaths, to jump to. Made by `main.ts`. */

import type { KillMark, Mark, PressMark, ShotMark } from '../../netcode/replay/marks.ts';
import type { Recording } from '../../netcode/replay/recording.ts';
import { weaponOf } from '../../sim/weapons/registry.ts';
import { element } from '../dom/element.ts';
import { clockOf } from './replayClock.ts';

/** Of a death it is the shot of somebody else that is asked about. */
export type Question = ShotMark | PressMark | KillMark;

export interface MarkList {
	readonly root: HTMLElement;
	/** Marks of whom is followed; `chosen`: the one that is explained. */
	update(followId: number, tick: number, chosen: Question | undefined): void;
	/** The next or the one before, of those in the list. */
	beside(chosen: Question | undefined, tick: number, direction: 1 | -1): Question | undefined;
}

const FILTERS = ['All', 'Misses', 'Hits', 'Deaths'] as const;

/** Whether a mark is one of a player's own, under a filter. */
function isListed(mark: Mark, playerId: number, filter: (typeof FILTERS)[number]): mark is Question {
	if (mark.kind === 'phase') return false;
	if (mark.kind === 'kill') return mark.victimId === playerId && (filter === 'All' || filter === 'Deaths');
	if (mark.playerId !== playerId || filter === 'Deaths') return false;
	return filter === 'All' || (filter === 'Hits') === (mark.kind === 'shot' && mark.victims.length > 0);
}

export function createMarkList(recording: Recording, onChoose: (mark: Question) => void): MarkList {
	const { firstTick, journal } = recording;
	const list = element('ol', { class: 'replay-shots', tabindex: -1 });
	const filters = FILTERS.map((name) =>
		element('button', { type: 'button', class: 'replay-button', 'aria-pressed': String(name === 'All') }, name),
	);
	const count = element('span', { class: 'replay-note' });
	const root = element(
		'section',
		{ class: 'replay-shots-part', 'aria-label': 'Shots' },
		element(
			'div',
			{ class: 'replay-shots-head' },
			element('h2', {}, 'Shots'),
			count,
			element('div', { class: 'replay-group' }, ...filters),
		),
		list,
	);
	let filter: (typeof FILTERS)[number] = 'All';
	let shown = '';
	let marks: Question[] = [];
	let rows: HTMLElement[] = [];
	let chosenBefore: Question | undefined;
	for (const [index, button] of filters.entries()) {
		button.addEventListener('click', () => {
			filter = FILTERS[index] ?? 'All';
			for (const other of filters) other.setAttribute('aria-pressed', String(other === button));
			shown = '';
		});
	}

	function refill(followId: number): void {
		marks = recording.marks.all.filter((mark): mark is Question => isListed(mark, followId, filter));
		rows = marks.map((mark) => {
			const button = element(
				'button',
				{ type: 'button', 'data-outcome': outcomeOf(mark) },
				element('span', { class: 'replay-shot-time' }, clockOf(mark.tick - firstTick, journal.header.tickRate)),
				element('span', {}, weaponOf(mark.weapon).title),
				element('span', { class: 'replay-note' }, wordsOf(mark, recording)),
			);
			button.addEventListener('click', () => onChoose(mark));
			return element('li', {}, button);
		});
		count.textContent = String(marks.length);
		list.replaceChildren(
			...(rows.length > 0
				? rows
				: [element('li', { class: 'replay-note' }, followId === 0 ? 'Follow somebody to see their shots.' : 'None.')]),
		);
	}

	return {
		root,
		update(followId, _tick, chosen) {
			const state = `${followId} ${filter} ${recording.marks.all.length}`;
			const isOther = state !== shown;
			if (isOther) refill(followId);
			shown = state;
			if (!isOther && chosen === chosenBefore) return;
			chosenBefore = chosen;
			for (const [index, row] of rows.entries()) {
				const isChosen = marks[index] === chosen;
				row.firstElementChild?.setAttribute('aria-pressed', String(isChosen));
				if (isChosen) row.scrollIntoView({ block: 'nearest' });
			}
		},
		beside(chosen, tick, direction) {
			const at = chosen ? marks.indexOf(chosen) : -1;
			if (at >= 0) return marks[at + direction];
			return direction > 0 ? marks.find((mark) => mark.tick > tick) : marks.findLast((mark) => mark.tick < tick);
		},
	};
}

function outcomeOf(mark: Question): string {
	if (mark.kind === 'press') return 'none';
	if (mark.kind === 'kill') return 'death';
	return mark.killed ? 'kill' : mark.victims.length > 0 ? 'hit' : 'miss';
}

function wordsOf(mark: Question, { marks }: Recording): string {
	const nameOf = (id: number) => marks.names.get(id)?.name ?? `player ${id}`;
	if (mark.kind === 'press') return 'not fired';
	if (mark.kind === 'kill')
		return mark.killerId === mark.victimId || mark.killerId === 0 ? 'fell by itself' : `killed by ${nameOf(mark.killerId)}`;
	const names = mark.victims.map(nameOf);
	if (names.length === 0) return 'missed';
	return `${mark.killed ? 'killed' : 'hit'} ${names.join(', ')}`;
}
