/** Reads one figure out of a page of `/metrics`. For tests. */

/** The value of a line, named with its labels as they are written there; throws when there is none. */
export function figureIn(page: string, name: string): number {
	const line = page.split('\n').find((candidate) => candidate.startsWith(`${name} `));
	if (!line) throw new Error(`/metrics does not tell ${name}`);
	return Number(line.slice(name.length + 1));
}
