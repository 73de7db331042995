/** Reads a page of `/metrics` (the text format of Prometheus) into numbers by name and labels. */

/** By the text of name and labels, as the page has it. */
export type Scrape = ReadonlyMap<string, number>;

export function parseMetrics(page: string): Scrape {
	const values = new Map<string, number>();
	for (const line of page.split('\n')) {
		if (line === '' || line.startsWith('#')) continue;
		const cut = line.lastIndexOf(' ');
		values.set(line.slice(0, cut), Number(line.slice(cut + 1)));
	}
	return values;
}

/** How much a figure has grown; 0 when it is not there. */
export function grown(name: string, from: Scrape, to: Scrape): number {
	return (to.get(name) ?? 0) - (from.get(name) ?? 0);
}

/** What a histogram has gained: upper edges of its buckets in order, each with the new values in it. */
export function newInBuckets(name: string, labels: string, from: Scrape, to: Scrape): { edge: number; count: number }[] {
	const buckets: { edge: number; upTo: number }[] = [];
	const start = `${name}_bucket{le="`;
	for (const key of to.keys()) {
		if (!key.startsWith(start) || (labels !== '' && !key.includes(labels))) continue;
		const edge = key.slice(start.length, key.indexOf('"', start.length));
		buckets.push({ edge: edge === '+Inf' ? Infinity : Number(edge), upTo: grown(key, from, to) });
	}
	buckets.sort((a, b) => a.edge - b.edge);
	return buckets.map(({ edge, upTo }, index) => ({ edge, count: upTo - (buckets[index - 1]?.upTo ?? 0) }));
}
