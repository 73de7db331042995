/** The account of an X-ray as a picture: areas in areas, as large as the bytes. One HTML page that needs nothing else. */

import { type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import { COLOURS, STYLE } from '../page/style.ts';
import { type Entry, sumBy } from './ledger.ts';
import type { XrayResult } from './table.ts';

const WIDTH = 1160;
const HEIGHT = 720;
/** Room for the name of what holds others. */
const HEAD = 20;
/** Letters that fit into a unit of width, roughly. */
const LETTERS_PER_UNIT = 1 / 7.2;
const TEXT_HEIGHT = 15;

interface Branch {
	name: string;
	bytes?: number;
	times?: number;
	children?: Branch[];
}

/** Kinds of message hold what they are about, which holds its parts. */
export function treeOf(entries: readonly Entry[]): Branch {
	const parts = (of: readonly Entry[]): Branch[] => of.map(({ part, bytes, times }) => ({ name: part, bytes, times }));
	const abouts = (of: readonly Entry[]): Branch[] =>
		sumBy(of, ({ about }) => about).map(([about]) => ({ name: about, children: parts(of.filter((entry) => entry.about === about)) }));
	return {
		name: 'all',
		children: sumBy(entries, ({ kind }) => kind).map(([kind]) => ({
			name: kind,
			children: abouts(entries.filter((entry) => entry.kind === kind)),
		})),
	};
}

export function pictureOf(result: XrayResult): string {
	const { mode, seconds, clients, entries } = result;
	const root = treemap<Branch>().tile(treemapSquarify).size([WIDTH, HEIGHT]).paddingInner(2).paddingOuter(2).paddingTop(HEAD).round(true)(
		hierarchy(treeOf(entries)).sum(({ bytes }) => bytes ?? 0),
	);
	const perSecond = (bytes: number) => (bytes / Math.max(1, clients.length) / seconds).toFixed(1);
	const boxes = root.descendants().filter(({ depth, x1, x0, y1, y0 }) => depth > 0 && x1 > x0 && y1 > y0);
	const total = root.value ?? 0;
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fray: where the bytes go</title><style>${STYLE}
svg { display: block; width: 100%; height: auto; background: ${COLOURS.floor}; border-radius: 6px; font: 12px 'Archivo Variable', Archivo, system-ui, sans-serif; }</style></head><body>
<h1>Where the bytes go</h1>
<p>${escapeHtml(mode)}, ${clients.length} ${clients.length === 1 ? 'client' : 'clients'}, ${seconds.toFixed(0)} s: ${perSecond(total)} bytes a second of one client. An area is as large as its share; hold the pointer over one for its figures.</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Bytes by kind of message, what they are about, and field">
${boxes.map((box) => drawBox(box, perSecond, total)).join('\n')}
</svg>
</body></html>
`;
}

/** Kinds differ in hue, depths in lightness. */
const HUES = [COLOURS.cool, COLOURS.warm, COLOURS.lime, COLOURS.violet, COLOURS.rim];

function drawBox(box: HierarchyRectangularNode<Branch>, perSecond: (bytes: number) => string, total: number): string {
	const { x0, x1, y0, y1, depth, data, value = 0 } = box;
	const kind = box.ancestors().at(-2);
	const order = kind?.parent?.children?.indexOf(kind) ?? 0;
	const hue = HUES[Math.min(order, HUES.length - 1)];
	const isLeaf = box.children === undefined;
	const path = box
		.ancestors()
		.reverse()
		.slice(1)
		.map((ancestor) => ancestor.data.name);
	const times = data.times === undefined ? '' : `, ${(value / data.times).toFixed(1)} bytes each time`;
	const title = `${path.join(' / ')}: ${perSecond(value)} B/s, ${((value / Math.max(1, total)) * 100).toFixed(1)}%${times}`;
	const width = x1 - x0;
	const height = y1 - y0;
	const letters = Math.floor((width - 8) * LETTERS_PER_UNIT);
	const fits = letters >= 3 && height >= TEXT_HEIGHT + 2;
	const name = data.name.length > letters ? `${data.name.slice(0, letters - 1)}…` : data.name;
	const second = isLeaf && fits && height >= 2 * TEXT_HEIGHT + 2 && letters >= 6;
	return `<g><title>${escapeHtml(title)}</title><rect x="${x0}" y="${y0}" width="${width}" height="${height}" rx="2" fill="${hue}" fill-opacity="${isLeaf ? 0.34 : 0.08}" stroke="${hue}" stroke-opacity="${depth === 1 ? 0.9 : 0.45}"/>${
		fits
			? `<text x="${x0 + 5}" y="${y0 + 14}" fill="${COLOURS.light}"${isLeaf ? '' : ' font-weight="700"'}>${escapeHtml(name)}</text>${second ? `<text x="${x0 + 5}" y="${y0 + 14 + TEXT_HEIGHT}" fill="${COLOURS.muted}">${perSecond(value)}</text>` : ''}`
			: ''
	}</g>`;
}

function escapeHtml(value: string): string {
	return value.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
