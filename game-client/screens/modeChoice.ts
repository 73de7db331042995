/** On the start screen: which mode to play. The choice stands in the address, so that it can be shared and outlives a reload. */

import { ARENAS } from '../../sim/arenas/registry.ts';
import { MATCH_MODES, MODES } from '../../sim/modes/registry.ts';
import { element } from '../dom/element.ts';

export interface ModeChoice {
	readonly root: HTMLElement;
	/** Id of the chosen mode. */
	readonly modeId: string;
	/** Shows the choice of somebody else, which one cannot change; undefined gives one's own back. */
	showOthers(modeId: string | undefined): void;
}

/** `onChange` is told the id of a mode that was chosen. An unknown first choice is the first mode. */
export function createModeChoice(first: string, onChange: (modeId: string) => void): ModeChoice {
	let others: string | undefined;
	let chosen = Object.hasOwn(MODES, first) ? first : (Object.keys(MODES)[0] as string);
	const inputs: HTMLInputElement[] = [];
	const entries = MATCH_MODES.map(({ id, title }) => {
		const input = element('input', { type: 'radio', name: 'mode', value: id, checked: id === chosen });
		inputs.push(input);
		input.addEventListener('change', () => {
			chosen = id;
			onChange(id);
		});
		return element('label', { class: 'mode-entry' }, input, element('span', { class: 'mode-title' }, title));
	});
	const root = element('fieldset', { class: 'mode-choice' }, element('legend', { class: 'visually-hidden' }, 'Mode'), ...entries);
	return {
		root,
		get modeId() {
			return others ?? chosen;
		},
		showOthers(modeId) {
			if (others === modeId) return;
			others = modeId;
			for (const input of inputs) {
				input.checked = input.value === (modeId ?? chosen);
				input.disabled = modeId !== undefined;
			}
		},
	};
}

/** The address with another mode; a map that it is not played on is left out. */
export function addressWithMode(href: string, modeId: string): string {
	const url = new URL(href);
	url.searchParams.set('mode', modeId);
	const map = url.searchParams.get('map');
	if (map !== null && ARENAS[map]?.use !== MODES[modeId]?.maps) url.searchParams.delete('map');
	return url.href;
}
