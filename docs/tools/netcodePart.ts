/** What `npm run netcode` has measured, for `docs/netcode.md`: from its report in `docs/netcode.json`. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pictureOf } from '../../netcodelab/report/picture.ts';
import type { LineReport, Report } from '../../netcodelab/report/report.ts';
import { number, ROWS } from '../../netcodelab/report/table.ts';
import { markdownTable } from './markdownTable.ts';

const FILE = resolve(import.meta.dirname, '../netcode.json');
const COMMAND = '`npm run netcode -- --json docs/netcode.json`, then `npm run tables`';
const NOTHING = `Nothing is measured yet: ${COMMAND}.`;

function readReport(): { report: Report; lines: [name: string, line: LineReport][] } | undefined {
	if (!existsSync(FILE)) return undefined;
	const report = JSON.parse(readFileSync(FILE, 'utf8')) as Report;
	return { report, lines: Object.entries(report.profiles) };
}

/** The picture of what was measured; undefined while nothing is. */
export function netcodePicture(): string | undefined {
	const read = readReport();
	return read && pictureOf(read.report);
}

/** Every figure of every line, and which goals are missed. */
export function netcodePart(): string {
	const read = readReport();
	if (!read) return NOTHING;
	const { report, lines } = read;
	const rows = ROWS.map(({ figure, of }) => [figure.replace(/^ +/, '· '), ...lines.map(([, line]) => of(line))]);
	const goals = lines.flatMap(([name, { goals: all }]) => all.map((goal) => ({ name, ...goal })));
	const missed = goals.filter(({ met }) => !met);
	const words = missed.map(({ name, goal, value, bound, at }) => `${name}: ${goal} ${number(value)} (at ${at} ${number(bound)})`);
	return [
		`${report.clients} scripted players on each line for ${report.seconds} s, seed ${report.seed}; ${COMMAND}, measures again. Three numbers are p50, p99 and the largest.`,
		markdownTable(['', ...lines.map(([name]) => `\`${name}\``)], rows),
		`${goals.length - missed.length} of ${goals.length} goals are met${missed.length === 0 ? '.' : `; missed are ${words.join('; ')}.`}`,
	].join('\n\n');
}

/** Where the time of a shot goes, step by step. */
export function shotWayPart(): string {
	const read = readReport();
	if (!read) return NOTHING;
	const steps: [step: string, of: (line: LineReport) => number][] = [
		['the key, to the picture that shows the shot, pictures', ({ details }) => details.own.keyToPicture.p50],
		['that picture, to the frame that carries it', ({ details }) => details.shots.shownToSentMs.p50],
		['the frame waits on the server for its tick', ({ details }) => details.latency.earlyMs.p50],
		['the tick is due, to its state on the wire', ({ details }) => details.latency.fromDueMs.p50],
		['the picture of the shot, to the server’s word at the shooter', ({ details }) => details.shots.shownToJudgedMs.p50],
		['the others are shown behind the newest state by', ({ details }) => details.others.viewDelayMs.p50],
	];
	const rows = steps.map(([step, of]) => [step, ...read.lines.map(([, line]) => of(line).toFixed(of(line) < 10 ? 1 : 0))]);
	return markdownTable(['p50, ms', ...read.lines.map(([name]) => `\`${name}\``)], rows);
}
