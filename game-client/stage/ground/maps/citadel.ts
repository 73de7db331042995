/**
 * Citadel: each quarter has a floor of its own, so that one knows by looking down where one is: cobbles in the old town,
 * cracked slabs in the ruins, lawns in the gardens, long flags in the halls, and the rings of the plaza in the middle.
 */

import { TILE } from '../../../../sim/arena.ts';
import { random } from '../../../../sim/random.ts';
import { toCss } from '../../palettes.ts';
import { circle, disc, type FloorPen, type MapLook, spokes } from './mapLook.ts';

/** A quarter's place on the map, units. */
interface Quarter {
	x: number;
	y: number;
	width: number;
	height: number;
}

function quarter(column: number, row: number, columns: number, rows: number): Quarter {
	return { x: column * TILE, y: row * TILE, width: columns * TILE, height: rows * TILE };
}

const OLD_TOWN = quarter(1, 1, 34, 29);
const RUINS = quarter(47, 1, 32, 30);
const HALL = quarter(35, 1, 12, 17);
const GARDENS = quarter(1, 31, 27, 17);
const PLAZA_UNITS = 660;

/** Paints a quarter and the one across the map, which is the same after half a turn. */
function paintTwice(pen: FloorPen, { x, y, width, height }: Quarter, paint: (pen: FloorPen, width: number, height: number) => void): void {
	const { context, arena } = pen;
	for (const turned of [false, true]) {
		context.save();
		if (turned) {
			context.translate(arena.width, arena.height);
			context.rotate(Math.PI);
		}
		context.translate(x, y);
		context.beginPath();
		context.rect(0, 0, width, height);
		context.clip();
		paint(pen, width, height);
		context.restore();
	}
	context.globalAlpha = 1;
}

const COBBLE = 25;

/** Small stones in arcs, as a paver's arm lays them, in four greys. */
function paintCobbles({ context, palette, rng }: FloorPen, width: number, height: number): void {
	context.strokeStyle = toCss(palette.wallRim);
	context.lineWidth = COBBLE - 7;
	context.lineCap = 'butt';
	const shades = [0.035, 0.055, 0.075, 0.1];
	const paths = shades.map(() => new Path2D());
	for (let x = COBBLE * 4; x < width + COBBLE * 4; x += COBBLE * 8) {
		for (let y = -COBBLE * 4; y < height + COBBLE * 4; y += COBBLE) {
			for (let stone = 0; stone < 8; stone++) {
				if (random(rng) < 0.12) continue;
				const from = Math.PI * (1.14 + stone * 0.09);
				const path = paths[Math.floor(random(rng) * paths.length)] as Path2D;
				path.moveTo(x + Math.cos(from) * COBBLE * 4.5, y + COBBLE * 4 + Math.sin(from) * COBBLE * 4.5);
				path.arc(x, y + COBBLE * 4, COBBLE * 4.5, from, from + Math.PI * 0.07);
			}
		}
	}
	for (const [index, path] of paths.entries()) {
		context.globalAlpha = shades[index] as number;
		context.stroke(path);
	}
}

const SLAB = 100;

/** Slabs that have sunk and split, with grass in the joints. */
function paintSlabs({ context, palette, rng }: FloorPen, width: number, height: number): void {
	for (let y = 0; y < height; y += SLAB) {
		for (let x = -SLAB / 2; x < width; x += SLAB) {
			const off = (y / SLAB) % 2 === 0 ? 0 : SLAB / 2;
			const sunk = random(rng);
			context.fillStyle = sunk < 0.2 ? 'rgba(4,6,11,1)' : toCss(palette.wallRim);
			context.globalAlpha = sunk < 0.2 ? 0.24 : 0.02 + random(rng) * 0.06;
			context.save();
			context.translate(x + off + SLAB / 2, y + SLAB / 2);
			context.rotate((random(rng) - 0.5) * 0.09);
			context.fillRect(-SLAB / 2 + 4, -SLAB / 2 + 4, SLAB - 8, SLAB - 8);
			if (sunk > 0.62) paintCrack({ context, rng });
			context.restore();
			if (random(rng) > 0.32) continue;
			context.fillStyle = 'rgb(58,96,72)';
			context.globalAlpha = 0.2;
			for (let blade = 0; blade < 5; blade++) context.fillRect(x + off + random(rng) * 30 - 15, y + random(rng) * 12 - 6, 3, 7);
		}
	}
}

/** From edge to edge of a slab around the origin. */
function paintCrack({ context, rng }: Pick<FloorPen, 'context' | 'rng'>): void {
	context.strokeStyle = 'rgba(3,5,10,1)';
	context.globalAlpha = 0.5;
	context.lineWidth = 2.5;
	context.beginPath();
	let y = (random(rng) - 0.5) * SLAB * 0.6;
	context.moveTo(-SLAB / 2 + 4, y);
	for (let x = -SLAB / 4; x <= SLAB / 2; x += SLAB / 4) {
		y += (random(rng) - 0.5) * 30;
		context.lineTo(Math.min(x, SLAB / 2 - 4), y);
	}
	context.stroke();
}

/** Mown stripes, and a gravel way along the middle. */
function paintLawn({ context, palette, rng }: FloorPen, width: number, height: number): void {
	context.fillStyle = 'rgb(16,52,38)';
	context.globalAlpha = 0.5;
	context.fillRect(0, 0, width, height);
	context.fillStyle = 'rgb(52,104,74)';
	for (let x = 0; x < width; x += 2 * TILE) {
		context.globalAlpha = 0.13;
		context.fillRect(x, 0, TILE, height);
	}
	context.strokeStyle = 'rgb(96,150,112)';
	context.lineWidth = 2;
	context.globalAlpha = 0.12;
	context.beginPath();
	for (let i = 0; i < (width * height) / 900; i++) {
		const x = random(rng) * width;
		const y = random(rng) * height;
		context.moveTo(x, y);
		context.lineTo(x + (random(rng) - 0.5) * 6, y - 8);
	}
	context.stroke();
	context.fillStyle = toCss(palette.floorDark);
	context.globalAlpha = 0.9;
	context.fillRect(0, height * 0.42, width, 2.5 * TILE);
	context.fillStyle = toCss(palette.wallRim);
	for (let i = 0; i < width * 0.9; i++) {
		context.globalAlpha = 0.06 + random(rng) * 0.1;
		context.fillRect(random(rng) * width, height * 0.42 + random(rng) * 2.5 * TILE, 4, 3);
	}
}

/** Long flags toward the plaza, a dark runner between two lines. */
function paintFlags({ context, palette, rng }: FloorPen, width: number, height: number): void {
	context.fillStyle = toCss(palette.wallRim);
	for (let x = 0; x < width; x += TILE) {
		for (let y = -random(rng) * 150; y < height; y += 150) {
			context.globalAlpha = 0.02 + random(rng) * 0.06;
			context.fillRect(x + 2, y + 2, TILE - 4, 146);
		}
	}
	context.fillStyle = toCss(palette.objective);
	context.globalAlpha = 0.09;
	context.fillRect(width / 2 - 90, 0, 180, height);
	context.strokeStyle = toCss(palette.objective);
	context.lineWidth = 4;
	context.globalAlpha = 0.24;
	context.beginPath();
	for (const x of [width / 2 - 90, width / 2 - 76, width / 2 + 76, width / 2 + 90]) {
		context.moveTo(x, 0);
		context.lineTo(x, height);
	}
	context.stroke();
}

/** Rings of paving around the middle, each set off against the next. */
function paintPlaza({ context, arena, palette, rng }: FloorPen): void {
	context.save();
	context.translate(arena.width / 2, arena.height / 2);
	disc(context, PLAZA_UNITS, 'rgba(5,8,15,0.55)');
	context.strokeStyle = toCss(palette.wallRim);
	context.lineCap = 'butt';
	for (let radius = 232, ring = 0; radius < PLAZA_UNITS - 20; radius += 50, ring++) {
		const stones = Math.round((2 * Math.PI * radius) / 110);
		context.lineWidth = 44;
		for (let stone = 0; stone < stones; stone++) {
			const from = ((stone + (ring % 2) / 2) / stones) * Math.PI * 2;
			context.globalAlpha = 0.03 + random(rng) * 0.075;
			context.beginPath();
			context.arc(0, 0, radius + 25, from + 3 / radius, from + (2 * Math.PI) / stones - 3 / radius);
			context.stroke();
		}
	}
	context.globalAlpha = 0.2;
	context.lineWidth = 5;
	circle(context, PLAZA_UNITS - 6);
	context.globalAlpha = 0.12;
	context.lineWidth = 3;
	spokes(context, 12, 232, PLAZA_UNITS - 8, Math.PI / 12);
	context.restore();
	context.globalAlpha = 1;
}

/** Where lamps stand: on the plaza, in the middle of each quarter, and at the far ends, as shares of the map. */
const LAMPS = [
	[0.5, 0.5, 1100],
	[0.22, 0.2, 900],
	[0.78, 0.2, 900],
	[0.17, 0.5, 700],
	[0.5, 0.1, 620],
] as const;

function paintLamps({ context, arena }: FloorPen): void {
	context.fillStyle = 'rgba(0,0,0,0.1)';
	context.fillRect(0, 0, arena.width, arena.height);
	for (const [shareX, shareY, radius] of LAMPS) {
		for (const [x, y] of [
			[arena.width * shareX, arena.height * shareY],
			[arena.width * (1 - shareX), arena.height * (1 - shareY)],
		] as const) {
			const light = context.createRadialGradient(x, y, 0, x, y, radius);
			light.addColorStop(0, 'rgba(150,178,250,0.13)');
			light.addColorStop(0.5, 'rgba(130,160,240,0.06)');
			light.addColorStop(1, 'rgba(130,160,240,0)');
			context.fillStyle = light;
			context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
		}
	}
}

export const citadel: MapLook = {
	tone: 0x20283a,
	toneShare: 0.5,
	hasSeams: false,
	hasCourt: false,
	paintMotif(pen) {
		paintTwice(pen, OLD_TOWN, paintCobbles);
		paintTwice(pen, RUINS, paintSlabs);
		paintTwice(pen, GARDENS, paintLawn);
		paintTwice(pen, HALL, paintFlags);
		paintPlaza(pen);
	},
	paintLight: paintLamps,
	paintLandmark({ context, palette }) {
		disc(context, 222, 'rgba(4,6,12,0.55)');
		context.strokeStyle = toCss(palette.objective);
		context.lineCap = 'butt';
		context.globalAlpha = 0.3;
		context.lineWidth = 6;
		circle(context, 216);
		context.strokeStyle = toCss(palette.wallRim);
		context.globalAlpha = 0.16;
		context.lineWidth = 3;
		circle(context, 196);
		context.lineWidth = 6;
		spokes(context, 60, 198, 212);
		// A rose of eight points, by which one says where north is.
		for (const [points, inner, outer, alpha] of [
			[8, 44, 120, 0.16],
			[4, 40, 186, 0.24],
		] as const) {
			context.fillStyle = toCss(palette.wallRim);
			context.globalAlpha = alpha;
			context.beginPath();
			for (let i = 0; i < points * 2; i++) {
				const angle = (i / points) * Math.PI - Math.PI / 2;
				const radius = i % 2 === 0 ? outer : inner;
				context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
			}
			context.closePath();
			context.fill();
		}
		context.globalAlpha = 1;
	},
};
