/** Finds and fills the parts of a document that are made from the code. Used by `npm run tables` and by the test of the docs. */

const NOTE = 'made by `npm run tables`, do not edit';

function markersOf(name: string): { from: string; to: string } {
	return { from: `<!-- ${name}: ${NOTE} -->`, to: `<!-- end of ${name} -->` };
}

/** The document with the part called `name` filled. Throws when it has not exactly one place for it. */
export function fill(document: string, name: string, content: string): string {
	const { from, to } = markersOf(name);
	const [before, rest, ...more] = document.split(from);
	const [old, after, ...others] = (rest ?? '').split(to);
	if (before === undefined || old === undefined || after === undefined || more.length > 0 || others.length > 0) {
		throw new Error(`there must be one place "${from}", then "${to}"`);
	}
	return `${before}${from}\n\n${content.trim()}\n\n${to}${after}`;
}

/** Names of the parts that a document has places for. */
export function partsOf(document: string): string[] {
	return [...document.matchAll(/^<!-- ([a-z-]+): made by/gm)].map(([, name]) => name as string);
}
