/** What a client is sent, a bar for each stack on a logarithmic scale. Part of the bench's picture. */

import type { Row } from '../row.ts';
import type { Box } from './cpuChart.ts';
import { COLOURS, LOOKS, markAt, text } from './looks.ts';

const BAR = 10;

export function bytesChart(rows: readonly Row[], { left, top, width, height }: Box): string {
	const sorted = [...rows].sort((a, b) => a.bytesPerSecondPerClient - b.bytesPerSecondPerClient);
	const values = sorted.map(({ bytesPerSecondPerClient }) => bytesPerSecondPerClient);
	const from = 10 ** Math.floor(Math.log10(Math.min(...values)));
	const to = 10 ** Math.ceil(Math.log10(Math.max(...values)));
	const x = (bytes: number) => left + (Math.log10(bytes / from) / Math.log10(to / from)) * width;
	const powers: number[] = [];
	for (let power = from; power <= to; power *= 10) powers.push(power);
	const grid = powers.map(
		(power) =>
			`<path d="M${x(power)} ${top}V${top + height}" stroke="${COLOURS.line}"/>${text(x(power), top + height + 22, power.toLocaleString('en'), { anchor: 'middle' })}`,
	);
	const step = height / sorted.length;
	const bars = sorted.map(({ stack, bytesPerSecondPerClient }, index) => {
		const y = top + (index + 0.5) * step;
		const end = x(bytesPerSecondPerClient);
		const value = Math.round(bytesPerSecondPerClient).toLocaleString('en');
		const isLong = end > left + width - 70;
		return [
			text(left, y - 11, stack, { colour: LOOKS[stack].colour, weight: stack === 'fray' ? 800 : 600 }),
			`<rect x="${left}" y="${(y - BAR / 2 + 2).toFixed(1)}" width="${(end - left).toFixed(1)}" height="${BAR}" fill="${LOOKS[stack].colour}" opacity="0.55"/>`,
			markAt(stack, end, y + 2, true),
			text(isLong ? end : end + 12, isLong ? y - 11 : y + 7, value, {
				colour: COLOURS.light,
				weight: 600,
				anchor: isLong ? 'end' : 'start',
			}),
		].join('');
	});
	return [...grid, ...bars].join('\n');
}
