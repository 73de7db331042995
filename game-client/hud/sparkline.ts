/** A rolling curve of round trips with a mark below wherever the own position was corrected. Used by the net graph. */

import { element } from '../dom/element.ts';

const WIDTH_PX = 200;
const HEIGHT_PX = 44;
const MARKS_PX = 5;
/** The least that fills the height, ms: a good line stays a calm one. */
const SCALE_MIN_MS = 60;

export interface Sparkline {
	readonly root: HTMLCanvasElement;
	add(value: number, marked: boolean): void;
	draw(): void;
}

/** `count`: samples across the width. */
export function createSparkline(count: number): Sparkline {
	const pixelRatio = Math.min(2, window.devicePixelRatio || 1);
	const root = element('canvas', {
		class: 'sparkline',
		width: WIDTH_PX * pixelRatio,
		height: HEIGHT_PX * pixelRatio,
		'aria-hidden': 'true',
	});
	const samples: { value: number; marked: boolean }[] = [];
	return {
		root,
		add(value, marked) {
			samples.push({ value, marked });
			if (samples.length > count) samples.shift();
		},
		draw() {
			const pen = root.getContext('2d');
			if (!pen) return;
			const style = getComputedStyle(root);
			const top = samples.reduce((most, sample) => Math.max(most, sample.value), SCALE_MIN_MS) * 1.15;
			const floor = HEIGHT_PX - MARKS_PX - 2;
			const xOf = (index: number) => WIDTH_PX - ((samples.length - 1 - index) / (count - 1)) * WIDTH_PX;
			pen.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
			pen.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
			pen.strokeStyle = style.getPropertyValue('--friend').trim();
			pen.lineWidth = 1.5;
			pen.beginPath();
			for (const [index, sample] of samples.entries()) pen.lineTo(xOf(index), floor - (sample.value / top) * (floor - 2));
			pen.stroke();
			pen.fillStyle = style.getPropertyValue('--enemy').trim();
			for (const [index, sample] of samples.entries()) if (sample.marked) pen.fillRect(xOf(index) - 1, HEIGHT_PX - MARKS_PX, 2, MARKS_PX);
		},
	};
}
