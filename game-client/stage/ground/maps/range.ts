/** Range: a line across the lanes at each distance, with its number, and the firing line. */

import { FONT_FAMILY, toCss } from '../../palettes.ts';
import type { FloorPen, MapLook } from './mapLook.ts';

/** Read from the map: people begin on the firing line, team 2's places are the targets'. */
function paintLines({ context, arena, palette }: FloorPen): void {
	const line = arena.spawns.find(({ team }) => team === 0)?.x ?? 0;
	const targets = new Set(arena.spawns.filter(({ team }) => team === 2).map(({ x }) => x));
	context.save();
	context.strokeStyle = toCss(palette.wallRim);
	context.fillStyle = toCss(palette.label);
	context.font = `800 44px ${FONT_FAMILY}`;
	context.textAlign = 'left';
	context.textBaseline = 'middle';
	context.lineWidth = 4;
	for (const x of [line, ...targets]) {
		context.globalAlpha = x === line ? 0.7 : 0.35;
		context.setLineDash(x === line ? [] : [22, 14]);
		context.beginPath();
		context.moveTo(x, 0);
		context.lineTo(x, arena.height);
		context.stroke();
		if (x === line) continue;
		context.globalAlpha = 0.6;
		for (const share of [0.395, 0.965]) context.fillText(String(x - line), x + 10, arena.height * share);
	}
	context.restore();
}

export const range: MapLook = { tone: 0x1b2438, toneShare: 0, hasSeams: true, paintMotif: paintLines, paintLandmark() {} };
