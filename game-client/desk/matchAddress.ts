/** The address of a match of one's own, from the address of the page. Used by the desk to go there. */

/** What is to be another one; the rest stays. */
export interface MatchAddress {
	mode?: string;
	map?: string;
	skill?: string;
}

/** Begins at once, in a private room; a number of bots that was asked for elsewhere is forgotten with its mode. */
export function addressOfMatch(href: string, { mode, map, skill }: MatchAddress): string {
	const url = new URL(href);
	const query = url.searchParams;
	query.set('private', '1');
	query.set('autoplay', '1');
	if (mode !== undefined && mode !== query.get('mode')) query.delete('bots');
	for (const [name, value] of Object.entries({ mode, map, skill })) if (value !== undefined) query.set(name, value);
	return url.href;
}
