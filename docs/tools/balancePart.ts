/** What `npm run balance` has measured, for `docs/game.md`. */

export function balancePart(): string {
	return 'Nothing measured yet.';
}
