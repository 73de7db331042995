/** What `npm run replay -- --list` prints of the journals that were kept: code, when, why, whose, and their words. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptReport, readKeptReport } from '../../schema/keptReport.ts';
import { JOURNAL_SUFFIX } from '../journals.ts';

/** A line for each, oldest first; a report that cannot be read says so in its line. */
export function listKept(dir: string): string[] {
	if (!existsSync(dir)) return [];
	const codes = readdirSync(dir).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
	const lines = codes.map((code) => {
		try {
			const report = readKeptReport(readFileSync(join(dir, `${code}.json`), 'utf8'));
			return { at: report.at, line: describeKept(report, sizeOf(join(dir, code + JOURNAL_SUFFIX))) };
		} catch (error) {
			return { at: '', line: `${code}  ${(error as Error).message}` };
		}
	});
	return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ line }) => line);
}

function sizeOf(path: string): string {
	return existsSync(path) ? `${(statSync(path).size / 1000).toFixed(0)} kB` : 'its journal is gone';
}

function describeKept(report: KeptReport, size: string): string {
	const { code, at, why, roomId, tick, name, words, detail, screen } = report;
	const facts = Object.entries(detail).map(([key, value]) => `${key} ${value}`);
	const about = [
		`${why}${name ? ` of ${name}` : ''}`,
		`room ${roomId}, tick ${tick}`,
		...(words ? [`“${words}”`] : []),
		...(facts.length > 0 ? [facts.join(' ')] : []),
		...(why === 'complaint' && screen === undefined ? ['without their screen'] : []),
	];
	return `${code}  ${at}  ${size}  ${about.join(', ')}`;
}
