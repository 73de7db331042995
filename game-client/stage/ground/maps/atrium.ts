/** Atrium: a mosaic of lozenges, a border of keys around the ring, and a sundial of sixteen rays in the yard. */

import { TILE } from '../../../../sim/arena.ts';
import { random } from '../../../../sim/random.ts';
import { toCss } from '../../palettes.ts';
import { circle, disc, type FloorPen, type MapLook, spokes } from './mapLook.ts';

const LOZENGE = TILE;

function paintLozenges({ context, arena, palette, rng }: FloorPen): void {
	const tones = [palette.wallRim, palette.objective, palette.wallShadow].map(toCss);
	for (let y = 0, row = 0; y <= arena.height; y += LOZENGE / 2, row++) {
		for (let x = row % 2 === 0 ? 0 : LOZENGE / 2; x <= arena.width; x += LOZENGE) {
			const chance = random(rng);
			if (chance < 0.35) continue;
			context.fillStyle = tones[chance < 0.62 ? 0 : chance < 0.74 ? 1 : 2] as string;
			context.globalAlpha = chance < 0.74 ? 0.025 + random(rng) * 0.05 : 0.12 + random(rng) * 0.16;
			const half = LOZENGE / 2 - 2;
			context.beginPath();
			context.moveTo(x, y - half);
			context.lineTo(x + half, y);
			context.lineTo(x, y + half);
			context.lineTo(x - half, y);
			context.closePath();
			context.fill();
		}
	}
	context.globalAlpha = 1;
}

/** Right-angled hooks along a square around the middle. */
function paintKeys({ context, arena, palette }: FloorPen): void {
	context.save();
	context.translate(arena.width / 2, arena.height / 2);
	context.strokeStyle = toCss(palette.wallRim);
	context.globalAlpha = 0.17;
	context.lineWidth = 4;
	const reach = 10.5 * TILE;
	for (let side = 0; side < 4; side++) {
		context.beginPath();
		for (let x = -reach; x < reach; x += 60) {
			context.moveTo(x, -reach + 30);
			context.lineTo(x, -reach);
			context.lineTo(x + 44, -reach);
			context.lineTo(x + 44, -reach + 30);
			context.lineTo(x + 18, -reach + 30);
			context.lineTo(x + 18, -reach + 14);
		}
		context.stroke();
		context.rotate(Math.PI / 2);
	}
	context.restore();
}

/** A star of narrow kites, light on one side and dark on the other. */
function paintStar(context: CanvasRenderingContext2D, points: number, inner: number, outer: number, light: string): void {
	for (let i = 0; i < points; i++) {
		const angle = (i / points) * Math.PI * 2;
		for (const side of [-1, 1]) {
			const flank = angle + (side * Math.PI) / points;
			context.fillStyle = side < 0 ? light : 'rgba(3,4,10,0.85)';
			context.beginPath();
			context.moveTo(0, 0);
			context.lineTo(Math.cos(flank) * inner, Math.sin(flank) * inner);
			context.lineTo(Math.cos(angle) * outer, Math.sin(angle) * outer);
			context.closePath();
			context.fill();
		}
	}
}

export const atrium: MapLook = {
	tone: 0x251f45,
	toneShare: 0.42,
	hasSeams: false,
	paintMotif(pen) {
		paintLozenges(pen);
		paintKeys(pen);
	},
	paintLandmark({ context, palette }) {
		disc(context, 205, 'rgba(6,6,16,0.5)');
		context.strokeStyle = toCss(palette.wallRim);
		context.lineCap = 'butt';
		context.globalAlpha = 0.2;
		context.lineWidth = 6;
		circle(context, 202);
		context.globalAlpha = 0.13;
		context.lineWidth = 3;
		circle(context, 182);
		context.lineWidth = 5;
		spokes(context, 48, 184, 199);
		context.globalAlpha = 0.17;
		paintStar(context, 16, 70, 124, toCss(palette.wallRim));
		context.globalAlpha = 0.22;
		paintStar(context, 8, 52, 168, toCss(palette.wallRim));
		context.globalAlpha = 1;
	},
};
