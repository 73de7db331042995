/** The picture of an explained shot over the stage: its line, and where everybody near it was shown, judged and was. Made by `main.ts`. */

import type { Candidate, Explanation } from '../../netcode/replay/explanation.ts';
import type { Place } from '../../netcode/replay/trail.ts';
import { svgElement } from '../dom/element.ts';

export interface ShotOverlay {
	readonly root: SVGSVGElement;
	/** Draws it at the camera of this frame; `radius`: of a body, units. */
	update(
		explained: Explanation | undefined,
		radius: number,
		toScreen: (x: number, y: number) => { clientX: number; clientY: number },
	): void;
}

type Point = { x: number; y: number };

const GHOSTS = ['shown', 'judged', 'now'] as const;
/** What stands beside an outline. */
const LETTERS: Readonly<Record<(typeof GHOSTS)[number], string>> = { shown: 'screen', judged: 'judged', now: 'then' };
/** Outlines nearer to each other than this are written on once, units. */
const SAME_PLACE = 6;

export function createShotOverlay(): ShotOverlay {
	const root = svgElement('svg', { class: 'replay-overlay', 'aria-hidden': 'true' });
	return {
		root,
		update(explained, radius, toScreen) {
			root.toggleAttribute('hidden', explained === undefined);
			if (!explained) return;
			const at = ({ x, y }: Place): Point => {
				const { clientX, clientY } = toScreen(x, y);
				return { x: clientX, y: clientY };
			};
			const scale = at({ x: 1000, y: 0 }).x / 1000 - at({ x: 0, y: 0 }).x / 1000;
			const parts = explained.lines.map((line) => lineOf(at(line), at({ x: line.endX, y: line.endY }), 'replay-way'));
			const { burst } = explained;
			if (burst) parts.push(circleOf(at(burst), burst.radius * scale, 'replay-burst'));
			for (const [index, candidate] of explained.candidates.entries()) parts.push(...ghostsOf(candidate, index === 0, at, radius * scale));
			root.replaceChildren(...parts);
		},
	};
}

function ghostsOf(candidate: Candidate, isFirst: boolean, at: (place: Place) => Point, size: number): SVGElement[] {
	const parts: SVGElement[] = [];
	/** What is written on each place. */
	const names: { place: Place; ghosts: (typeof GHOSTS)[number][] }[] = [];
	for (const ghost of GHOSTS) {
		const place = candidate[ghost];
		if (!place) continue;
		const circle = circleOf(at(place), size, 'replay-ghost');
		circle.setAttribute('data-ghost', ghost);
		if (!isFirst) circle.setAttribute('opacity', '0.45');
		parts.push(circle);
		const same = names.find((other) => Math.hypot(other.place.x - place.x, other.place.y - place.y) < SAME_PLACE);
		if (same) same.ghosts.push(ghost);
		else names.push({ place, ghosts: [ghost] });
	}
	if (!isFirst) return parts;
	for (const [index, { place, ghosts }] of names.entries()) parts.push(nameOf(at(place), index, ghosts, size));
	// The way that they went from one to the other.
	const way = names.map(({ place }) => at(place));
	for (const [index, to] of way.entries()) {
		const from = way[index - 1];
		if (from) parts.unshift(lineOf(from, to, 'replay-went'));
	}
	return parts;
}

/** Above the first, beside the second, below the third: words of places beside each other do not lie on each other. */
function nameOf({ x, y }: Point, index: number, ghosts: readonly (typeof GHOSTS)[number][], size: number): SVGElement {
	const isBeside = index === 1;
	const text = svgElement('text', {
		x: x + (isBeside ? size + 7 : 0),
		y: y + (index === 0 ? -size - 7 : isBeside ? 4 : size + 17),
		class: 'replay-ghost-name',
		'data-ghost': ghosts[0],
		'text-anchor': isBeside ? 'start' : 'middle',
	});
	text.textContent = ghosts.map((ghost) => LETTERS[ghost]).join(', ');
	return text;
}

function lineOf(from: Point, to: Point, name: string): SVGElement {
	return svgElement('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: name });
}

function circleOf({ x, y }: Point, r: number, name: string): SVGElement {
	return svgElement('circle', { cx: x, cy: y, r, class: name });
}
