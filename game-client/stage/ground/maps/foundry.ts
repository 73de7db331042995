/** Foundry: tread plates with rivets, casting channels that lead to the furnace, and the furnace's grate in the middle. */

import { random } from '../../../../sim/random.ts';
import { toCss } from '../../palettes.ts';
import { circle, disc, type FloorPen, type MapLook, spokes } from './mapLook.ts';

const PLATE = 200;
const TREAD_GAP = 25;
const CHANNEL = 46;

/** Short strokes, crosswise by turns, on some of the plates. */
function paintTread({ context, arena, palette, rng }: FloorPen): void {
	context.strokeStyle = toCss(palette.wallRim);
	context.lineWidth = 3;
	context.lineCap = 'round';
	for (let top = ((arena.height / 2) % PLATE) - PLATE; top < arena.height; top += PLATE) {
		for (let left = ((arena.width / 2) % PLATE) - PLATE; left < arena.width; left += PLATE) {
			if (random(rng) < 0.45) continue;
			context.globalAlpha = 0.07 + random(rng) * 0.05;
			context.beginPath();
			for (let y = 12, row = 0; y < PLATE; y += TREAD_GAP, row++) {
				for (let x = 12, column = 0; x < PLATE; x += TREAD_GAP, column++) {
					const lean = (row + column) % 2 === 0 ? 6 : -6;
					context.moveTo(left + x - 6, top + y - lean);
					context.lineTo(left + x + 6, top + y + lean);
				}
			}
			context.stroke();
		}
	}
	context.globalAlpha = 1;
}

/** A sunken channel with a cooled crust, from the middle outward. */
function paintChannel(context: CanvasRenderingContext2D, from: number, to: number): void {
	context.fillStyle = 'rgba(4,5,9,0.5)';
	context.fillRect(from, -CHANNEL / 2, to - from, CHANNEL);
	context.fillStyle = 'rgba(120,86,74,0.16)';
	context.fillRect(from, -CHANNEL / 2 + 9, to - from, CHANNEL - 18);
	context.fillStyle = 'rgba(4,5,9,0.42)';
	for (let x = from + 8; x < to - 20; x += 38) {
		context.beginPath();
		context.moveTo(x, -10);
		context.lineTo(x + 14, -3);
		context.lineTo(x + 10, 4);
		context.lineTo(x + 22, 11);
		context.lineTo(x + 6, 6);
		context.closePath();
		context.fill();
	}
	context.fillStyle = 'rgba(150,168,215,0.2)';
	context.fillRect(from, -CHANNEL / 2, to - from, 2);
	context.fillStyle = 'rgba(150,168,215,0.09)';
	context.fillRect(from, CHANNEL / 2 - 2, to - from, 2);
}

export const foundry: MapLook = {
	tone: 0x2b232c,
	toneShare: 0.42,
	hasSeams: true,
	paintMotif(pen) {
		const { context, arena } = pen;
		paintTread(pen);
		context.save();
		context.translate(arena.width / 2, arena.height / 2);
		for (let turn = 0; turn < 4; turn++) {
			paintChannel(context, 190, (turn % 2 === 0 ? arena.width : arena.height) / 2 - 100);
			context.rotate(Math.PI / 2);
		}
		context.restore();
	},
	paintLandmark({ context, palette }) {
		disc(context, 200, 'rgba(4,5,9,0.5)');
		context.strokeStyle = toCss(palette.wallRim);
		context.lineCap = 'butt';
		// The rim, with teeth like a gear.
		context.globalAlpha = 0.2;
		context.lineWidth = 16;
		spokes(context, 32, 198, 216);
		context.lineWidth = 12;
		circle(context, 192);
		context.globalAlpha = 0.12;
		context.lineWidth = 3;
		circle(context, 172);
		// The grate.
		context.save();
		context.beginPath();
		context.arc(0, 0, 160, 0, Math.PI * 2);
		context.clip();
		context.globalAlpha = 0.13;
		context.lineWidth = 9;
		context.beginPath();
		for (let at = -160; at <= 160; at += 32) {
			context.moveTo(at, -160);
			context.lineTo(at, 160);
			context.moveTo(-160, at);
			context.lineTo(160, at);
		}
		context.stroke();
		context.restore();
		context.globalAlpha = 1;
	},
};
