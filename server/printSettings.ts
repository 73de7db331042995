/** Prints every environment variable as a markdown table, for the documentation. Run by `npm run settings`. */

import { VARIABLES } from './environment.ts';

console.log('| variable | default | allowed | what it does |\n| --- | --- | --- | --- |');
for (const [name, { standard, allowed, about }] of Object.entries(VARIABLES)) {
	console.log(`| \`${name}\` | ${standard === '' ? '(empty)' : `\`${standard}\``} | ${allowed} | ${about} |`);
}
