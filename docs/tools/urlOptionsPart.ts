/** The table of what the page's address may ask for, `docs/player.md`. */

import { URL_OPTIONS } from '../../game-client/urlOptions.ts';
import { markdownTable } from './markdownTable.ts';

export function urlOptionsPart(): string {
	const rows = Object.entries(URL_OPTIONS).map(([name, { takes, about }]) => [`\`?${name}=\``, takes, about]);
	return markdownTable(['option', 'takes', 'what it does'], rows);
}
