/** The desk's tools for the match as a whole: bots, slow motion, and other matches to go to. */

import type { View } from '../../netcode/view.ts';
import { PRACTICE_ARENA } from '../../sim/arenas/registry.ts';
import { SKILL_CHOICES } from '../../sim/match/botCrew.ts';
import { PRACTICE_MODE } from '../../sim/modes/registry.ts';
import { TUNABLES } from '../../sim/tuning.ts';
import { textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { createChoice, createSwitch } from '../screens/fields.ts';
import type { MatchAddress } from './matchAddress.ts';

const FILL = 'match.fillTo';
const SPEED = 'match.timeScale';
const SPEEDS = [
	['1', 'Full'],
	['0.5', '1/2'],
	['0.25', '1/4'],
	['0.1', '1/10'],
] as const;
/** What a switch gives when nobody said how many, players. */
const USUAL_BOTS = 3;
const MOST_PLAYERS = TUNABLES.find(({ key }) => key === FILL)?.max ?? 16;

export interface MatchTools {
	readonly root: HTMLElement;
	/** `read`: a number as the desk shows it. */
	show(view: View, read: (key: string) => number): void;
}

export interface MatchToolActions {
	ask(key: string, value: number): void;
	/** Leaves this match for another one of one's own. */
	go(match: MatchAddress): void;
}

export function createMatchTools({ ask, go }: MatchToolActions): MatchTools {
	let people = 1;
	let wanted = 0;
	let lastWanted = 0;
	let speed = '';

	const setBots = (count: number) => ask(FILL, count <= 0 ? 0 : Math.min(MOST_PLAYERS, people + count));
	const bots = createSwitch('Bots', 'They fill the match up to a number', (on) => setBots(on ? lastWanted || USUAL_BOTS : 0));
	const count = element('output', { class: 'desk-bots' });
	const setCount = textOf(count);
	const fewer = element('button', { type: 'button', class: 'desk-button', 'aria-label': 'One bot fewer' }, '−');
	const more = element('button', { type: 'button', class: 'desk-button', 'aria-label': 'One bot more' }, '+');
	fewer.addEventListener('click', () => setBots(wanted - 1));
	more.addEventListener('click', () => setBots(wanted + 1));
	const speeds = createChoice('Speed', SPEEDS, (value) => ask(SPEED, Number(value)));

	const range = element('button', { type: 'button', class: 'desk-button' }, 'Weapon range');
	range.addEventListener('click', () => go({ mode: PRACTICE_MODE, map: PRACTICE_ARENA }));
	const skill = element(
		'select',
		{ class: 'desk-select', 'aria-label': 'A new match with bots of one skill' },
		element('option', { value: '' }, 'New match, bots …'),
		...SKILL_CHOICES.map((choice) => element('option', { value: choice }, choice)),
	);
	skill.addEventListener('change', () => skill.value !== '' && go({ skill: skill.value }));

	/** The list of numbers below has all others. */
	function showSpeed(now: string): void {
		for (const input of speeds.root.querySelectorAll('input')) input.checked = input.value === now;
	}

	const root = element(
		'div',
		{ class: 'desk-tools' },
		element('div', { class: 'desk-bots-row' }, bots.root, element('div', { class: 'desk-stepper' }, fewer, count, more)),
		speeds.root,
		element('div', { class: 'desk-buttons' }, range, skill),
	);
	return {
		root,
		show(view, read) {
			people = view.roster.filter(({ bot }) => !bot).length;
			wanted = Math.max(0, read(FILL) - people);
			if (wanted > 0) lastWanted = wanted;
			bots.show(wanted > 0);
			setCount(String(wanted));
			const now = String(read(SPEED));
			if (now !== speed) showSpeed(now);
			speed = now;
		},
	};
}
