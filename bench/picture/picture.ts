/** The rows of a run as one SVG for the README, on a ground of its own, so that it reads on white and dark pages alike. */

import type { Row } from '../row.ts';
import { bytesChart } from './bytesChart.ts';
import { cpuChart } from './cpuChart.ts';
import { COLOURS, text } from './looks.ts';

const WIDTH = 1200;
const HEIGHT = 520;
const CPU = { left: 76, top: 108, width: 470, height: 330 };
const BYTES = { left: 800, top: 108, width: 350, height: 330 };
/** Players at which bytes are compared; the nearest that was measured. */
const BYTES_AT = 400;

export function pictureOf(rows: readonly Row[]): string {
	const counts = [...new Set(rows.map(({ players }) => players))];
	const nearest = counts.sort((a, b) => Math.abs(a - BYTES_AT) - Math.abs(b - BYTES_AT))[0];
	if (nearest === undefined) throw new Error('there are no rows to draw');
	const head = { colour: COLOURS.light, size: 20, weight: 700 };
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="'Archivo Variable', Archivo, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" role="img" aria-label="Load of the server's core over players, and bytes a second per client, for each stack">
<rect width="${WIDTH}" height="${HEIGHT}" rx="14" fill="${COLOURS.floor}"/>
${text(28, 44, "The server's core, over players in one room", head)}
${text(28, 68, 'dashed: full (95%); a hollow mark: ticks came late')}
${cpuChart(rows, CPU)}
${text(CPU.left + CPU.width / 2, HEIGHT - 32, 'players', { anchor: 'middle' })}
${text(BYTES.left, 44, `Bytes a second per client at ${nearest.toLocaleString('en')}`, head)}
${text(BYTES.left, 68, 'logarithmic; WebSocket headers included')}
${bytesChart(
	rows.filter(({ players }) => players === nearest),
	BYTES,
)}
</svg>
`;
}
