/** The element of the page that the parts are put into, and the promises that a game makes to the browser about touches. */

/** Ends gestures that would tear a player out of the match: menus, selection, zoom. Text fields and dialogs keep theirs. */
export function claimGestures(surface: HTMLElement): void {
	surface.addEventListener('contextmenu', (event) => event.preventDefault());
	surface.addEventListener('dragstart', (event) => event.preventDefault());
	// Safari zooms by gesture events whatever `touch-action` says.
	document.addEventListener('gesturestart', (event) => event.preventDefault());
	surface.addEventListener('touchmove', (event) => event.preventDefault(), { passive: false });
}

/** The element with an id that index.html promises. Throws when the page and the program do not fit together. */
export function pageElement(id: string): HTMLElement {
	const node = document.getElementById(id);
	if (!node)
		throw new Error(`index.html has no element with the id "${id}": the page and its program are of different versions, load it again`);
	return node;
}

/** Whether this browser can draw with WebGL at all. */
export function hasWebGl(): boolean {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
	// Browsers keep few contexts: this one is given back at once.
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}

/** The store of this device; undefined where the browser forbids it (reading the property itself may throw). */
export function deviceStorage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
	try {
		return window[kind];
	} catch {
		return undefined;
	}
}
