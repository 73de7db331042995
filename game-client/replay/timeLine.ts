/** The time line of the replay page: phases, kills, the followed player's shots, and where one stands. Made by `main.ts`. */

import type { Mark } from '../../netcode/replay/marks.ts';
import type { Recording } from '../../netcode/replay/recording.ts';
import { textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { clockOf } from './replayClock.ts';

/** Where marks stand, CSS pixels from the top, and how high the line is: three rows that are told apart without colour. */
const HEIGHT = 44;
const ROWS = { kills: 3, shots: 21, bar: 36 } as const;

export interface TimeLine {
	readonly root: HTMLElement;
	/** Draws what has changed. `tick`: where one stands. */
	update(tick: number, followId: number): void;
}

/** `onSeek`: somebody wants to be at a tick. */
export function createTimeLine(recording: Recording, onSeek: (tick: number) => void): TimeLine {
	const { firstTick, journal } = recording;
	const { tickRate } = journal.header;
	const canvas = element('canvas', { class: 'replay-line-marks', 'aria-hidden': 'true' });
	const slider = element('input', {
		type: 'range',
		class: 'replay-line-slider',
		min: firstTick,
		max: recording.lastTick,
		step: 1,
		'aria-label': 'Where in the match',
	});
	const head = element('div', { class: 'replay-line-head', 'aria-hidden': 'true' });
	const root = element('div', { class: 'replay-line' }, canvas, head, slider);
	slider.addEventListener('input', () => onSeek(Number(slider.value)));
	// The page has keys for all that a slider's own would do, and finer ones.
	slider.addEventListener('keydown', (event) => event.preventDefault());
	const say = textOf(element('span'));
	let drawn = '';

	function draw(followId: number): void {
		const width = root.clientWidth;
		const ratio = window.devicePixelRatio || 1;
		const marks = recording.marks.all;
		const state = `${width} ${ratio} ${followId} ${marks.length} ${recording.readTick} ${recording.lastTick}`;
		if (state === drawn || width === 0) return;
		drawn = state;
		canvas.width = Math.round(width * ratio);
		canvas.height = Math.round(HEIGHT * ratio);
		const context = canvas.getContext('2d');
		if (!context) return;
		context.scale(ratio, ratio);
		const style = getComputedStyle(document.documentElement);
		const color = (name: string) => style.getPropertyValue(name).trim();
		const xOf = (tick: number) => ((tick - firstTick) / Math.max(1, recording.lastTick - firstTick)) * width;

		context.fillStyle = color('--floor-light');
		context.fillRect(0, ROWS.bar, width, 8);
		drawPhases(context, marks, xOf, color);
		context.fillStyle = color('--wall-shadow');
		context.globalAlpha = 0.75;
		context.fillRect(xOf(Math.min(recording.readTick, recording.lastTick)), ROWS.bar, width, 8);
		context.globalAlpha = 1;
		for (const mark of marks) drawMark(context, mark, xOf(mark.tick), followId, color);
		if (recording.differsAt !== undefined) {
			context.fillStyle = color('--hurt');
			context.fillRect(xOf(recording.differsAt), 0, 2, HEIGHT);
		}
	}

	return {
		root,
		update(tick, followId) {
			draw(followId);
			slider.max = String(recording.lastTick);
			slider.value = String(Math.round(tick));
			const spoken = clockOf(tick - firstTick, tickRate);
			slider.setAttribute('aria-valuetext', spoken);
			say(spoken);
			head.style.setProperty('--at', String((tick - firstTick) / Math.max(1, recording.lastTick - firstTick)));
		},
	};
}

/** Play is lighter than what is before and after it. */
function drawPhases(
	context: CanvasRenderingContext2D,
	marks: readonly Mark[],
	xOf: (tick: number) => number,
	color: (name: string) => string,
): void {
	let from: number | undefined;
	const fill = (start: number, end: number) => {
		context.fillStyle = color('--wall-top');
		context.fillRect(start, ROWS.bar, end - start, 8);
	};
	for (const mark of marks) {
		if (mark.kind !== 'phase') continue;
		const isPlay = mark.phase === 'play' || mark.phase === 'overtime';
		if (isPlay && from === undefined) from = xOf(mark.tick);
		else if (!isPlay && from !== undefined) {
			fill(from, xOf(mark.tick));
			from = undefined;
		}
	}
	if (from !== undefined) fill(from, Number.MAX_SAFE_INTEGER);
}

/** Kills are diamonds, filled where the followed player's; shots are strokes, long where they hit. */
function drawMark(context: CanvasRenderingContext2D, mark: Mark, x: number, followId: number, color: (name: string) => string): void {
	if (mark.kind === 'kill') {
		const isOwn = mark.killerId === followId;
		const isDeath = mark.victimId === followId;
		const size = isOwn || isDeath ? 5 : 3;
		context.fillStyle = isOwn ? color('--friend') : isDeath ? color('--hurt') : color('--wall-rim');
		context.beginPath();
		context.moveTo(x, ROWS.kills);
		context.lineTo(x + size, ROWS.kills + size);
		context.lineTo(x, ROWS.kills + 2 * size);
		context.lineTo(x - size, ROWS.kills + size);
		context.fill();
	} else if ((mark.kind === 'shot' || mark.kind === 'press') && mark.playerId === followId) {
		const hit = mark.kind === 'shot' && mark.victims.length > 0;
		context.fillStyle = hit ? color('--pickup') : color('--muted');
		context.globalAlpha = hit ? 1 : 0.6;
		context.fillRect(x - 0.75, hit ? ROWS.shots - 4 : ROWS.shots + 4, 1.5, hit ? 16 : 8);
		context.globalAlpha = 1;
	}
}
