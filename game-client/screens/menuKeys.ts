/** Walks through whatever menu is up: by the arrow keys where a field does not want them, and by a gamepad. Made by `main.ts`. */

import { focusables } from '../dom/focus.ts';
import { type Direction, nearestInDirection } from '../dom/nearest.ts';
import type { MenuKey } from '../input/menuPad.ts';

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

export interface MenuKeysEvents {
	/** Back from what is no dialog, by keyboard or gamepad. */
	onBack(): void;
}

/** The way back is that of the Escape key, so that who listens for it hears a gamepad as well. */
function goBack(scope: HTMLElement, at: HTMLElement | undefined): void {
	const press = new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true });
	const goesOn = (at ?? scope).dispatchEvent(press);
	if (goesOn && scope instanceof HTMLDialogElement) scope.close();
}

function accept(at: HTMLElement | undefined): void {
	if (at instanceof HTMLInputElement && at.type === 'text') at.form?.requestSubmit();
	else at?.click();
}

function slide(slider: HTMLInputElement, direction: 'left' | 'right'): void {
	if (direction === 'left') slider.stepDown();
	else slider.stepUp();
	slider.dispatchEvent(new Event('input', { bubbles: true }));
}

function walk(scope: HTMLElement, at: HTMLElement | undefined, direction: Direction): void {
	const others = focusables(scope).filter((node) => node !== at);
	const index = at
		? nearestInDirection(
				at.getBoundingClientRect(),
				others.map((node) => node.getBoundingClientRect()),
				direction,
			)
		: 0;
	const next = index === undefined ? undefined : others[index];
	if (!next) return;
	next.focus({ preventScroll: true });
	next.scrollIntoView({ block: 'nearest' });
	const sideways = direction === 'left' || direction === 'right';
	const [from, to] = [at as HTMLInputElement | undefined, next as HTMLInputElement];
	// As the arrow keys do: inside of a group to go there is to choose.
	if (sideways && to.type === 'radio' && from?.type === 'radio' && from.name === to.name) to.click();
}

/** `scope`: the menu that is up, or undefined while the match has the hands. */
export function createMenuKeys(scope: () => HTMLElement | undefined, events: MenuKeysEvents): (key: MenuKey) => void {
	/** What has the focus inside of the menu. */
	const focused = (root: HTMLElement) => {
		const at = document.activeElement;
		return at instanceof HTMLElement && at !== root && root.contains(at) ? at : undefined;
	};
	document.addEventListener('keydown', (event) => {
		const root = scope();
		if (!root || event.defaultPrevented) return;
		if (event.key === 'Escape' && !(root instanceof HTMLDialogElement)) {
			// Or the dialog that comes up would see the same press.
			event.preventDefault();
			events.onBack();
			return;
		}
		const direction = ARROWS[event.key];
		if (!direction) return;
		const at = focused(root);
		const keeps = at instanceof HTMLInputElement && (at.type === 'radio' || at.type === 'range');
		const writes = at instanceof HTMLInputElement && at.type === 'text' && direction !== 'up' && direction !== 'down';
		if (keeps || writes) return;
		event.preventDefault();
		walk(root, at, direction);
	});
	return (key) => {
		const root = scope();
		if (!root) return;
		const at = focused(root);
		if (key === 'back') goBack(root, at);
		else if (key === 'accept') accept(at);
		else if (at instanceof HTMLInputElement && at.type === 'range' && (key === 'left' || key === 'right')) slide(at, key);
		else walk(root, at, key);
	};
}
