/** What can have the keyboard inside of a part of the page, and a dialog that does not let it out. */

const CAN_FOCUS = 'button, input, select, textarea, a[href], [tabindex]';

/** Everything that can be focused now, in the order of the Tab key. */
export function focusables(root: HTMLElement): HTMLElement[] {
	return [...root.querySelectorAll<HTMLElement>(CAN_FOCUS)].filter(
		(node) => node.tabIndex >= 0 && !node.matches(':disabled') && node.getClientRects().length > 0,
	);
}

/** What Tab stops at: of a group of radio buttons only the chosen one. */
function tabStops(root: HTMLElement): HTMLElement[] {
	return focusables(root).filter((node) => !(node instanceof HTMLInputElement && node.type === 'radio' && !node.checked));
}

/** Lets Tab go round inside of a dialog; a modal one alone would lead through the browser's own bars. */
export function keepTabInside(dialog: HTMLDialogElement): void {
	dialog.addEventListener('keydown', (event) => {
		if (event.key !== 'Tab' || event.defaultPrevented) return;
		const stops = tabStops(dialog);
		const [first, last] = [stops[0], stops.at(-1)];
		const at = document.activeElement;
		const leaves = event.shiftKey ? at === first || at === dialog : at === last;
		if (!leaves) return;
		event.preventDefault();
		(event.shiftKey ? last : first)?.focus();
	});
}
