/** All numbers of the desk in groups that open, with a search and a way to see only what was turned. */

import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { createNumberRow, type NumberActions } from './numberRow.ts';
import { DESK_GROUPS, isFound } from './numbers.ts';

export interface NumberList {
	readonly root: HTMLElement;
	readonly search: HTMLInputElement;
	/** `read`: value now, the mode's own, whether one is on its way. */
	show(read: (key: string) => { value: number; standard: number; onItsWay: boolean }): void;
}

export function createNumberList(actions: NumberActions): NumberList {
	const search = element('input', { type: 'search', class: 'desk-search', placeholder: 'Find a number', 'aria-label': 'Find a number' });
	const onlyTurned = element('input', { type: 'checkbox', id: 'desk-only-turned' });
	const none = element('p', { class: 'desk-none', hidden: true }, 'No number fits.');
	const groups = DESK_GROUPS.map((group, index) => {
		const rows = group.numbers.map((number) => {
			const row = createNumberRow(number, group.title, actions);
			return { row, setShown: shownOf(row.root), turned: false };
		});
		const count = element('span', { class: 'desk-count' });
		const root = element(
			'details',
			{ class: 'desk-group', open: index === 0 },
			element('summary', {}, group.title, count),
			...rows.map(({ row }) => row.root),
		);
		return { group, rows, root, setShown: shownOf(root), setCount: textOf(count) };
	});
	const setNone = shownOf(none);
	/** Which groups were open before a search opened those with something found. */
	let openBefore: boolean[] | undefined;

	function filter(): void {
		const text = search.value.trim();
		const searching = text !== '' || onlyTurned.checked;
		if (searching) openBefore ??= groups.map(({ root }) => root.open);
		let found = 0;
		for (const [index, { group, rows, root, setShown }] of groups.entries()) {
			let inGroup = 0;
			for (const { row, setShown: setRowShown, turned } of rows) {
				const shown = (text === '' || isFound(row.number, group.title, text)) && (!onlyTurned.checked || turned);
				setRowShown(shown);
				inGroup += Number(shown);
			}
			setShown(inGroup > 0);
			if (searching) root.open = inGroup > 0;
			else if (openBefore) root.open = openBefore[index] ?? false;
			found += inGroup;
		}
		if (!searching) openBefore = undefined;
		setNone(found === 0);
	}

	search.addEventListener('input', filter);
	onlyTurned.addEventListener('change', filter);
	const root = element(
		'div',
		{ class: 'desk-list' },
		element('div', { class: 'desk-filter' }, search, element('label', { for: 'desk-only-turned' }, onlyTurned, 'Turned')),
		none,
		...groups.map((group) => group.root),
	);
	return {
		root,
		search,
		show(read) {
			let changed = false;
			for (const { rows, root: groupRoot, setCount } of groups) {
				let turnedHere = 0;
				for (const entry of rows) {
					const { value, standard, onItsWay } = read(entry.row.number.key);
					const turned = value !== standard;
					changed ||= turned !== entry.turned;
					entry.turned = turned;
					turnedHere += Number(turned);
					if (groupRoot.open) entry.row.show(value, standard, onItsWay);
				}
				setCount(turnedHere > 0 ? `${turnedHere} turned` : '');
			}
			if (changed && onlyTurned.checked) filter();
		},
	};
}
