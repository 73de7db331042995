/** Copies the text of a field, wherever the page came from. */

/** Whether it was copied; otherwise it is selected, for the player's own hands. */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(field.value);
		return true;
	} catch {
		// Over plain http, as in a local network, a page may not write there by itself; the old way still may.
		field.focus({ preventScroll: true });
		field.select();
		return document.execCommand('copy');
	}
}
