/** The table of environment variables in `docs/operator.md`, and what `npm run settings` prints. */

import { VARIABLES } from '../../server/environment.ts';
import { markdownTable } from './markdownTable.ts';

export function settingsPart(): string {
	const rows = Object.entries(VARIABLES).map(([name, { standard, allowed, about }]) => [
		`\`${name}\``,
		standard === '' ? '(empty)' : `\`${standard}\``,
		allowed,
		about,
	]);
	return markdownTable(['variable', 'default', 'allowed', 'what it does'], rows);
}

if (import.meta.main) console.log(settingsPart());
