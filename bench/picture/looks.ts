/** How the stacks look in the bench's picture: never by hue alone. */

import type { StackId } from '../stacks/registry.ts';

export const COLOURS = {
	floor: '#131A2A',
	line: '#33415F',
	rim: '#7C8DB5',
	soft: '#B9C3DC',
	light: '#F4F1E8',
	cool: '#3DDCFF',
	warm: '#FF8A1F',
	lime: '#C6F24E',
	violet: '#9B7BFF',
	alarm: '#FF2E63',
} as const;

interface Look {
	colour: string;
	/** Path of the mark around 0,0, about 8 across. */
	mark: string;
	width: number;
	dashes?: string;
}

const CIRCLE = 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z';
const SQUARE = 'M-4 -4h8v8h-8z';
const DIAMOND = 'M0 -5.5L5.5 0L0 5.5L-5.5 0z';
const UP = 'M0 -5L5 4H-5z';
const DOWN = 'M0 5L5 -4H-5z';

export const LOOKS: Readonly<Record<StackId, Look>> = {
	fray: { colour: COLOURS.cool, mark: CIRCLE, width: 4 },
	'colyseus-broadcast': { colour: COLOURS.violet, mark: SQUARE, width: 2 },
	'colyseus-stateview': { colour: COLOURS.warm, mark: DIAMOND, width: 2 },
	nengi: { colour: COLOURS.lime, mark: UP, width: 2 },
	'socketio-json': { colour: COLOURS.alarm, mark: DOWN, width: 2 },
	'ws-raw': { colour: COLOURS.soft, mark: SQUARE, width: 2, dashes: '7 5' },
	'ws-raw-one-buffer': { colour: COLOURS.rim, mark: DIAMOND, width: 2, dashes: '2 5' },
};

/** The mark of a point; hollow for what was not held. */
export function markAt(stack: StackId, x: number, y: number, held: boolean): string {
	const { colour, mark } = LOOKS[stack];
	return `<path d="${mark}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" fill="${held ? colour : COLOURS.floor}" stroke="${colour}" stroke-width="2"/>`;
}

export function text(
	x: number,
	y: number,
	words: string,
	{ colour = COLOURS.soft as string, size = 14, anchor = 'start', weight = 400 } = {},
): string {
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${colour}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${words}</text>`;
}
