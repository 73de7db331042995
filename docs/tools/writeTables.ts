/** `npm run tables`: writes what the documentation takes from the code and from measurements into its documents and pictures. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fill } from './markers.ts';
import { PARTS, PICTURES } from './parts.ts';

const ROOT = resolve(import.meta.dirname, '../..');

for (const [name, { document, make }] of Object.entries(PARTS)) {
	const path = join(ROOT, document);
	const before = readFileSync(path, 'utf8');
	const after = fill(before, name, make());
	if (after === before) continue;
	writeFileSync(path, after);
	console.log(`${document}: ${name}`);
}
for (const [picture, make] of Object.entries(PICTURES)) {
	const path = join(ROOT, picture);
	const made = make();
	if (made === undefined || (existsSync(path) && readFileSync(path, 'utf8') === made)) continue;
	writeFileSync(path, made);
	console.log(picture);
}
