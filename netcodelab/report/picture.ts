/** What the measurement says beside a stock room and beside no prediction, as one SVG for the README; on a ground of its own. */

import { COLOURS } from '../../loadtest/page/style.ts';
import type { LineReport, Report } from './report.ts';

const WIDTH = 1200;
const TOP = 112;
const ROW = 40;
const BAR = 11;
const LABELS = 120;
const PANEL = 310;
const GAP = 50;
const VALUE = 56;

interface Panel {
	title: string;
	about: string;
	other: string;
	fray(line: LineReport): number;
	/** Undefined where it was not measured. */
	beside(line: LineReport): number | undefined;
	words(value: number): string;
}

const PANELS: readonly Panel[] = [
	{
		title: 'Others, off their true place',
		about: 'units, of a hundred pictures the worst',
		other: 'a stock room',
		fray: ({ displayedErrorUnits }) => displayedErrorUnits.p99,
		beside: ({ stock }) => stock?.others.displayedErrorUnits.p99,
		words: (units) => units.toFixed(1),
	},
	{
		title: 'Others who run, shown standing',
		about: 'share of pictures',
		other: 'a stock room',
		fray: ({ frozenShare }) => frozenShare,
		beside: ({ stock }) => stock?.others.frozenShare,
		words: (share) => `${(share * 100).toFixed(1)}%`,
	},
	{
		title: 'From a key to the picture of it',
		about: 'pictures, of a hundred keys the worst',
		other: 'without prediction',
		fray: ({ details }) => details.own.keyToPicture.p99,
		beside: ({ details }) => details.own.keyToPictureUnpredicted.p99,
		words: (pictures) => pictures.toFixed(0),
	},
];

/** Throws when nothing was measured. */
export function pictureOf({ profiles }: Pick<Report, 'profiles'>): string {
	const lines = Object.entries(profiles);
	if (lines.length === 0) throw new Error('there are no lines to draw');
	const height = TOP + lines.length * ROW + 24;
	const names = lines.map(([name], row) => text(28, TOP + row * ROW + 20, name, COLOURS.light, 16, 650));
	const panels = PANELS.map((panel, column) => drawPanel(panel, lines, LABELS + 28 + column * (PANEL + GAP)));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="'Archivo Variable', Archivo, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" role="img" aria-label="For each line: how far others are shown from where they were, how often they are shown standing, and how long a key takes to show; in Fray, beside a stock room and beside no prediction">
<rect width="${WIDTH}" height="${height}" rx="14" fill="${COLOURS.floor}"/>
${[...names, ...panels].join('\n')}
</svg>
`;
}

function drawPanel({ title, about, other, fray, beside, words }: Panel, lines: readonly [string, LineReport][], left: number): string {
	const most = Math.max(...lines.flatMap(([, line]) => [fray(line), beside(line) ?? 0]));
	const long = (value: number) => Math.max(2, (value / most) * (PANEL - VALUE));
	const bar = (y: number, value: number, colour: string, weight: number) =>
		`<rect x="${left}" y="${y}" width="${long(value).toFixed(1)}" height="${BAR}" fill="${colour}"/>${text(left + long(value) + 8, y + BAR - 1, words(value), COLOURS.light, 13, weight)}`;
	const rows = lines.flatMap(([, line], row) => {
		const y = TOP + row * ROW;
		const value = beside(line);
		return [bar(y, fray(line), COLOURS.cool, 800), ...(value === undefined ? [] : [bar(y + BAR + 3, value, COLOURS.warm, 400)])];
	});
	const key = `<rect x="${left}" y="78" width="12" height="12" fill="${COLOURS.cool}"/>${text(left + 18, 89, 'Fray', COLOURS.light, 14, 700)}<rect x="${left + 70}" y="78" width="12" height="12" fill="${COLOURS.warm}"/>${text(left + 88, 89, other, COLOURS.muted, 14, 400)}`;
	return [text(left, 38, title, COLOURS.light, 18, 700), text(left, 60, about, COLOURS.muted, 14, 400), key, ...rows].join('');
}

function text(x: number, y: number, words: string, colour: string, size: number, weight: number): string {
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${colour}" font-size="${size}" font-weight="${weight}">${words}</text>`;
}
