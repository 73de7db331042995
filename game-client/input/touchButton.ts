/** A round button for a thumb, for any finger beside any others. Used by the touch layer. */

import { element } from '../dom/element.ts';

export interface TouchButtonActions {
	/** At once when it is touched: nothing waits for a finger to be lifted. */
	onDown?(): void;
	/** The finger is gone, in whatever way. */
	onUp?(): void;
	/** The player lifted the finger. */
	onTap?(): void;
}

export interface TouchButton {
	readonly root: HTMLButtonElement;
	/** Lets go, whatever finger is still on it. */
	letGo(): void;
}

export function createTouchButton(className: string, label: string, drawing: SVGElement, actions: TouchButtonActions): TouchButton {
	const root = element('button', { type: 'button', class: `touch-button ${className}`, 'aria-label': label, tabindex: -1 }, drawing);
	let finger: number | undefined;
	const letGo = () => {
		if (finger === undefined) return;
		finger = undefined;
		root.classList.remove('is-down');
		actions.onUp?.();
	};
	root.addEventListener('pointerdown', (event) => {
		// A second finger on the same button changes nothing.
		if (finger !== undefined) return;
		finger = event.pointerId;
		root.classList.add('is-down');
		actions.onDown?.();
	});
	// A finger belongs to the button that it came down on, wherever it is lifted.
	root.addEventListener('pointerup', (event) => {
		if (event.pointerId !== finger) return;
		letGo();
		actions.onTap?.();
	});
	for (const type of ['pointercancel', 'lostpointercapture'] as const) {
		root.addEventListener(type, (event) => event.pointerId === finger && letGo());
	}
	// No click after the touch, which browsers make for one finger alone and at a place that has changed since; no long press.
	root.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });
	// A click without a finger comes from a screen reader.
	root.addEventListener('click', (event) => {
		if (event.detail !== 0) return;
		actions.onDown?.();
		actions.onUp?.();
		actions.onTap?.();
	});
	return { root, letGo };
}
