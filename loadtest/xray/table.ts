/** The account of an X-ray as lines for a terminal. */

import { type Entry, sumBy } from './ledger.ts';

/** Lines that are less than this share of all are put together. */
const SMALL = 0.002;

/** Kinds that come once a connection: their rate says how long was looked, not what play costs. */
const ONCE: ReadonlySet<string> = new Set(['state', 'join']);

export interface XrayResult {
	version: number;
	mode: string;
	seconds: number;
	/** Bytes that each client was sent. */
	clients: { name: string; bytes: number }[];
	entries: Entry[];
}

/** By kind, by what it is about, by part: bytes a second of one client, and share. */
export function formatXray({ clients, entries, seconds, mode }: XrayResult): string {
	const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
	const perClient = (bytes: number) => bytes / Math.max(1, clients.length) / seconds;
	const line = (depth: number, name: string, bytes: number, note = '') =>
		`${`${'  '.repeat(depth + 1)}${name}`.padEnd(44)}${perClient(bytes).toFixed(1).padStart(10)}${`${((bytes / Math.max(1, total)) * 100).toFixed(1)}%`.padStart(8)}${note}`;
	const lines = [
		`  ${mode}, ${clients.length} ${clients.length === 1 ? 'client' : 'clients'}, ${seconds.toFixed(0)} s: bytes a second of one client\n`,
	];
	for (const [kind, kindBytes] of sumBy(entries, (entry) => entry.kind)) {
		lines.push(line(0, kind, kindBytes, ONCE.has(kind) ? '   (at a join or a return, not every second)' : ''));
		const ofKind = entries.filter((entry) => entry.kind === kind);
		for (const [about, aboutBytes] of sumBy(ofKind, (entry) => entry.about)) {
			lines.push(line(1, about, aboutBytes));
			const parts = ofKind.filter((entry) => entry.about === about);
			const large = parts.filter(({ bytes }) => bytes >= SMALL * total);
			for (const { part, bytes, times } of large) {
				const rate = times / Math.max(1, clients.length) / seconds;
				lines.push(line(2, part, bytes, `${`${rate.toFixed(1)} x`.padStart(10)} ${(bytes / times).toFixed(1)} B`));
			}
			const rest = parts.reduce((sum, { bytes }) => sum + bytes, 0) - large.reduce((sum, { bytes }) => sum + bytes, 0);
			if (rest > 0) lines.push(line(2, `(${parts.length - large.length} smaller)`, rest));
		}
	}
	lines.push('', line(0, 'all', total), '');
	for (const { name, bytes } of clients) lines.push(`  ${name.padEnd(42)}${(bytes / seconds).toFixed(1).padStart(10)}`);
	return lines.join('\n');
}
