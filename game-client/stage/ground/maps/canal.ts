/** Canal: stone quays north and south, a dry bed with the marks of water between them, and a sluice's cover in the middle. */

import { TILE } from '../../../../sim/arena.ts';
import { random } from '../../../../sim/random.ts';
import { toCss } from '../../palettes.ts';
import { circle, disc, type FloorPen, type MapLook, spokes } from './mapLook.ts';

/** Rows of the map between which the bed lies. */
const BED_FROM = 10.5 * TILE;
const BED_TO = 19.5 * TILE;
const STONE_WIDTH = 100;
const STONE_HEIGHT = 50;

/** Stones, every second row set off by half of one. */
function paintStones({ context, arena, palette, rng }: FloorPen): void {
	for (let y = 0, row = 0; y < arena.height; y += STONE_HEIGHT, row++) {
		if (y >= BED_FROM && y < BED_TO) continue;
		for (let x = row % 2 === 0 ? 0 : -STONE_WIDTH / 2; x < arena.width; x += STONE_WIDTH) {
			context.globalAlpha = random(rng) * 0.075;
			context.fillStyle = toCss(palette.wallRim);
			context.fillRect(x + 2, y + 2, STONE_WIDTH - 4, STONE_HEIGHT - 4);
		}
	}
	context.globalAlpha = 1;
	context.strokeStyle = 'rgba(3,5,10,0.5)';
	context.lineWidth = 2.5;
	context.beginPath();
	for (let y = 0, row = 0; y < arena.height; y += STONE_HEIGHT, row++) {
		if (y >= BED_FROM && y < BED_TO) continue;
		context.moveTo(0, y);
		context.lineTo(arena.width, y);
		for (let x = row % 2 === 0 ? 0 : STONE_WIDTH / 2; x < arena.width; x += STONE_WIDTH) {
			context.moveTo(x, y);
			context.lineTo(x, y + STONE_HEIGHT);
		}
	}
	context.stroke();
}

/** Long low waves, as water leaves them in a bed. */
function paintBed({ context, arena, palette, rng }: FloorPen): void {
	context.fillStyle = 'rgba(5,24,34,0.42)';
	context.fillRect(0, BED_FROM, arena.width, BED_TO - BED_FROM);
	context.strokeStyle = toCss(palette.wallRim);
	context.lineWidth = 2.5;
	context.lineCap = 'round';
	for (let y = BED_FROM + 22; y < BED_TO; y += 21) {
		for (let x = random(rng) * 140; x < arena.width; x += 130 + random(rng) * 170) {
			const length = 60 + random(rng) * 90;
			context.globalAlpha = 0.06 + random(rng) * 0.09;
			context.beginPath();
			context.moveTo(x, y);
			context.bezierCurveTo(x + length * 0.3, y - 9, x + length * 0.65, y + 9, x + length, y - 1);
			context.stroke();
		}
	}
	// Where the water stood.
	context.globalAlpha = 0.22;
	context.lineWidth = 3;
	context.setLineDash([34, 14]);
	context.beginPath();
	for (const y of [BED_FROM + 4, BED_TO - 4]) {
		context.moveTo(0, y);
		context.lineTo(arena.width, y);
	}
	context.stroke();
	context.setLineDash([]);
	context.globalAlpha = 1;
}

export const canal: MapLook = {
	tone: 0x12303a,
	toneShare: 0.42,
	hasSeams: false,
	paintMotif(pen) {
		paintStones(pen);
		paintBed(pen);
	},
	paintLandmark({ context, palette }) {
		context.strokeStyle = toCss(palette.wallRim);
		context.lineCap = 'butt';
		disc(context, 190, 'rgba(3,9,14,0.5)');
		context.globalAlpha = 0.2;
		context.lineWidth = 9;
		circle(context, 186);
		context.globalAlpha = 0.14;
		context.lineWidth = 4;
		circle(context, 168);
		context.lineWidth = 10;
		spokes(context, 24, 92, 160);
		context.lineWidth = 5;
		circle(context, 80);
		// A wheel to turn it by: four arms, along and across the canal.
		context.globalAlpha = 0.22;
		context.lineWidth = 14;
		spokes(context, 4, 20, 74);
		context.lineWidth = 8;
		circle(context, 22);
		// Arrows: which way the water went.
		context.globalAlpha = 0.16;
		context.lineWidth = 8;
		for (const side of [-1, 1]) {
			context.beginPath();
			for (const at of [206, 224]) {
				context.moveTo(at * side, -22);
				context.lineTo((at + 18) * side, 0);
				context.lineTo(at * side, 22);
			}
			context.stroke();
		}
		context.globalAlpha = 1;
	},
};
