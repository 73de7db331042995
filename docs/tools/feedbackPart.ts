/** The feedback tables of `docs/game.md`. */

export function feedbackPart(): string {
	return 'soon';
}
export function hapticsPart(): string {
	return 'soon';
}
export function shotsPart(): string {
	return 'soon';
}
