/** The controls that the settings are made of: slider, switch, choice. Native inputs, so keyboards and readers know them. */

import { element } from '../dom/element.ts';

let made = 0;
function nextId(): string {
	made++;
	return `field-${made}`;
}

export interface Field<T> {
	readonly root: HTMLElement;
	show(value: T): void;
}

/** A share from 0 to 1, in twentieths. */
export function createSlider(label: string, onChange: (share: number) => void): Field<number> {
	const id = nextId();
	const output = element('output', { for: id, class: 'field-value' });
	const input = element('input', { id, type: 'range', min: 0, max: 100, step: 5 });
	const show = (share: number) => {
		input.value = String(Math.round(share * 100));
		input.style.setProperty('--share', String(share));
		output.textContent = share === 0 ? 'off' : `${Math.round(share * 100)} %`;
	};
	input.addEventListener('input', () => {
		show(Number(input.value) / 100);
		onChange(Number(input.value) / 100);
	});
	return { root: element('div', { class: 'field' }, element('label', { for: id }, label), input, output), show };
}

export function createSwitch(label: string, about: string, onChange: (on: boolean) => void): Field<boolean> {
	const id = nextId();
	const input = element('input', { id, type: 'checkbox', role: 'switch', class: 'switch', 'aria-describedby': `${id}-about` });
	input.addEventListener('change', () => onChange(input.checked));
	const words = element(
		'div',
		{ class: 'field-words' },
		element('label', { for: id }, label),
		element('small', { id: `${id}-about` }, about),
	);
	return {
		root: element('div', { class: 'field field-switch' }, words, input),
		show(on) {
			input.checked = on;
		},
	};
}

/** One of a few, side by side. */
export function createChoice<T extends string>(
	label: string,
	choices: readonly (readonly [value: T, label: string])[],
	onChange: (value: T) => void,
): Field<T> {
	const name = nextId();
	const inputs = new Map<T, HTMLInputElement>();
	const options = choices.map(([value, text]) => {
		const input = element('input', { type: 'radio', name, value, id: `${name}-${value}` });
		input.addEventListener('change', () => onChange(value));
		inputs.set(value, input);
		return element('div', { class: 'segment' }, input, element('label', { for: `${name}-${value}` }, text));
	});
	const root = element('fieldset', { class: 'field' }, element('legend', {}, label), element('div', { class: 'segments' }, ...options));
	return {
		root,
		show(value) {
			const input = inputs.get(value);
			if (input) input.checked = true;
		},
	};
}

/** Something that is done at once. */
export function createPress(label: string, onPress: () => void): HTMLElement {
	const button = element('button', { type: 'button', class: 'link' }, label);
	button.addEventListener('click', onPress);
	return element('div', { class: 'field-press' }, button);
}
