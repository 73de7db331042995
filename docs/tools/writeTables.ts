/** `npm run tables`: writes what the documentation takes from the code into its documents. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fill } from './markers.ts';
import { PARTS } from './parts.ts';

const ROOT = resolve(import.meta.dirname, '../..');

for (const [name, { document, make }] of Object.entries(PARTS)) {
	const path = join(ROOT, document);
	const before = readFileSync(path, 'utf8');
	const after = fill(before, name, make());
	if (after === before) continue;
	writeFileSync(path, after);
	console.log(`${document}: ${name}`);
}
