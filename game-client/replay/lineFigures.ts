/** The figures of a player's line at the instant that one stands at, and their round trip over the record. Made by `main.ts`. */

import type { ShownScreen } from '../../netcode/replay/complaintScreen.ts';
import type { LastSeconds, LineSample } from '../../schema/lastSeconds.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element, svgElement } from '../dom/element.ts';

const WIDTH = 180;
const HEIGHT = 22;

/** Label, what it is, and its value. */
const FIGURES: readonly (readonly [label: string, about: string, value: (line: LineSample) => string])[] = [
	['Round trip', 'From a frame sent to its acknowledgement', ({ rttMs }) => `${Math.round(rttMs)} ms`],
	['Jitter', 'How unevenly updates arrived', ({ jitterMs }) => `${jitterMs.toFixed(1)} ms`],
	['View delay', 'How far back others were shown', ({ viewDelayMs }) => `${Math.round(viewDelayMs)} ms`],
	['Held · dropped', 'In the minute before', ({ held, discarded }) => `${held} · ${discarded}`],
	['Corrections', 'In the minute before', ({ corrections }) => String(corrections)],
	['Exact', 'Ticks in which prediction was exact', ({ exactShare }) => `${(exactShare * 100).toFixed(2)} %`],
	[
		'Server saves',
		'Steps that the room took because its ticks were too long',
		({ ladderStep }) => (ladderStep === 0 ? 'nothing' : `step ${ladderStep}`),
	],
	['Pictures', 'Drawn a second', ({ framesPerSec }) => String(Math.round(framesPerSec))],
];

export interface LineFigures {
	readonly root: HTMLElement;
	/** Nothing where there is no record. */
	update(screen: ShownScreen | undefined): void;
}

export function createLineFigures(record: LastSeconds): LineFigures {
	const cursor = svgElement('line', { y1: 0, y2: HEIGHT, class: 'replay-line-now' });
	const figures = FIGURES.map(([label, about, value]) => {
		const node = element('dd', {});
		return { label: element('dt', { title: about }, label), node, value, set: textOf(node) };
	});
	const list = element('dl', {}, ...figures.map(({ label, node }) => element('div', {}, label, node)));
	const away = element('span', { class: 'replay-note' }, 'nothing is recorded of their screen at this instant');
	const root = element('section', { class: 'replay-figures', 'aria-label': 'Their line' }, drawRecord(record, cursor), list, away);
	const setList = shownOf(list);
	const setAway = shownOf(away);
	return {
		root,
		update(screen) {
			setList(screen?.line !== undefined);
			setAway(screen?.line === undefined);
			cursor.toggleAttribute('hidden', screen === undefined);
			if (!screen?.line) return;
			for (const { set, value } of figures) set(value(screen.line));
			const x = (screen.atMs / Math.max(1, record.lengthMs)) * WIDTH;
			cursor.setAttribute('x1', String(x));
			cursor.setAttribute('x2', String(x));
		},
	};
}

/** The round trip as a line, corrections as strokes from below, as long as they moved the body. */
function drawRecord({ line, corrections, lengthMs }: LastSeconds, cursor: SVGElement): SVGSVGElement {
	const most = Math.max(100, ...line.map(({ rttMs }) => rttMs));
	const xOf = (atMs: number) => (atMs / Math.max(1, lengthMs)) * WIDTH;
	const points = line.map(({ atMs, rttMs }) => `${xOf(atMs).toFixed(1)},${(HEIGHT - 1 - (rttMs / most) * (HEIGHT - 2)).toFixed(1)}`);
	const strokes = corrections.map(({ atMs, units }) => {
		const x = xOf(atMs);
		return svgElement('line', { x1: x, x2: x, y1: HEIGHT, y2: HEIGHT - 3 - Math.min(12, units / 2), class: 'replay-line-corrected' });
	});
	return svgElement(
		'svg',
		{ viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img', 'aria-label': 'Round trip and corrections' },
		...strokes,
		svgElement('polyline', { points: points.join(' '), class: 'replay-line-trip' }),
		cursor,
	);
}
