/** One number of the desk: what it is, what it stands at, slider and field to turn it, and the way back. */

import { classOf, textOf, whenChanged } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { type DeskNumber, formatNumber, nearestStop } from './numbers.ts';

export interface NumberRow {
	readonly root: HTMLElement;
	readonly number: DeskNumber;
	show(value: number, standard: number, onItsWay: boolean): void;
}

export interface NumberActions {
	ask(key: string, value: number): void;
	/** Something was typed that is no number. */
	complain(why: string): void;
}

export function createNumberRow(number: DeskNumber, groupTitle: string, { ask, complain }: NumberActions): NumberRow {
	const { key, title, unit, min, max, about, stops, fixed } = number;
	const id = `desk-${key}`;
	const label = `${groupTitle}: ${title}`;
	const disabled = fixed !== undefined;
	const field = element('input', {
		id,
		type: 'text',
		inputmode: 'decimal',
		autocomplete: 'off',
		class: 'desk-field',
		'aria-label': `${label}, ${unit}`,
		'aria-describedby': `${id}-about`,
		disabled,
	});
	const slider = element('input', { type: 'range', min: 0, max: stops.length - 1, step: 1, 'aria-label': label, disabled });
	const back = element('button', { type: 'button', class: 'desk-back', 'aria-label': `Reset ${label}` }, 'Reset');
	const range = element('span', {}, '');
	const root = element(
		'div',
		{ class: 'desk-number' },
		element('label', { for: id, class: 'desk-title' }, title),
		field,
		element('span', { class: 'desk-unit' }, unit),
		back,
		slider,
		element('small', { id: `${id}-about` }, `${about} `, range),
	);

	let shownValue = Number.NaN;
	let standard = number.standard;
	const setRange = textOf(range);
	const setChanged = classOf(root, 'is-changed');
	const setOnItsWay = classOf(root, 'is-on-its-way');
	const setBack = whenChanged((changed: boolean) => {
		back.hidden = !changed;
	});

	function showValue(value: number): void {
		shownValue = value;
		if (document.activeElement !== field) field.value = formatNumber(value);
		const stop = nearestStop(stops, value);
		slider.value = String(stop);
		slider.style.setProperty('--share', String(stop / Math.max(1, stops.length - 1)));
		slider.setAttribute('aria-valuetext', `${formatNumber(value)} ${unit}`);
	}

	function commit(): void {
		const value = Number(field.value.trim().replace(',', '.'));
		if (field.value.trim() !== '' && Number.isFinite(value)) {
			if (value !== shownValue) ask(key, value);
		} else complain(`${key}: "${field.value}" is no number.`);
		field.value = formatNumber(shownValue);
	}

	slider.addEventListener('input', () => {
		const value = stops[Number(slider.value)];
		if (value !== undefined) ask(key, value);
	});
	field.addEventListener('change', commit);
	field.addEventListener('keydown', (event) => {
		if (event.key === 'Enter') commit();
	});
	back.addEventListener('click', () => ask(key, standard));

	return {
		root,
		number,
		show(value, newStandard, onItsWay) {
			standard = newStandard;
			if (value !== shownValue) showValue(value);
			setChanged(value !== newStandard);
			setBack(value !== newStandard && !disabled);
			setOnItsWay(onItsWay);
			setRange(`${formatNumber(min)} to ${formatNumber(max)}, default ${formatNumber(newStandard)}.${fixed ? ` ${fixed}` : ''}`);
		},
	};
}
