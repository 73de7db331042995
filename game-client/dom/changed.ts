/** Writes to the page only what differs from the frame before: a HUD that is updated 60 times a second costs nothing. */

/** Calls `write` with a value when it is another one than the last time. */
export function whenChanged<T>(write: (value: T) => void): (value: T) => void {
	let shown: T | undefined;
	let written = false;
	return (value) => {
		if (written && Object.is(shown, value)) return;
		shown = value;
		written = true;
		write(value);
	};
}

/** The text of a node. */
export function textOf(node: Node): (text: string) => void {
	return whenChanged((text) => {
		node.textContent = text;
	});
}

/** A custom property of a node's style, rounded to `digits` so that a slow change is not written every frame. */
export function shareOf(node: HTMLElement | SVGElement, property: string, digits = 3): (share: number) => void {
	const write = whenChanged((value: string) => node.style.setProperty(property, value));
	return (share) => write(share.toFixed(digits));
}

/** Whether a node has a class. */
export function classOf(node: Element, name: string): (present: boolean) => void {
	return whenChanged((present) => {
		node.classList.toggle(name, present);
	});
}

/** Whether a node is shown at all. */
export function shownOf(node: HTMLElement): (shown: boolean) => void {
	return whenChanged((shown) => {
		node.hidden = !shown;
	});
}
