/** Names, written once each into one texture and drawn as quads of a constant size on the screen. */

import type Phaser from 'phaser';
import { tint } from './color.ts';
import { LabelCells } from './labelCells.ts';
import type { Brush } from './layers.ts';
import { FONT_FAMILY } from './palettes.ts';
import { uploadPiece } from './uploadPiece.ts';

const KEY = 'labels';
/** Pixels. Not a power of two: smaller copies would be made of all of it for each new name. */
const ROW = 32;
const ROWS = 31;
const COLUMNS = 4;
const CELL = 256;
const FONT_PIXELS = 22;
/** Height of a row on the screen, CSS pixels: text of 11. */
const SCREEN_HEIGHT = 16;

export class Labels {
	private readonly canvas: Phaser.Textures.CanvasTexture;
	/** Names are written here, and copied: a small canvas is sent to the graphics card in no time. */
	private readonly pen: CanvasRenderingContext2D;
	private readonly cells = new LabelCells(COLUMNS * ROWS);
	/** By place. */
	private readonly frames: Phaser.Textures.Frame[] = [];

	/** Throws when a stage was not destroyed before. */
	constructor(textures: Phaser.Textures.TextureManager) {
		const canvas = textures.createCanvas(KEY, CELL * COLUMNS, ROW * ROWS);
		const small = document.createElement('canvas');
		small.width = CELL;
		small.height = ROW;
		const pen = small.getContext('2d', { willReadFrequently: true });
		if (!canvas || !pen) throw new Error('the label texture exists already: a stage was not destroyed');
		this.canvas = canvas;
		this.pen = pen;
	}

	/** A new picture begins. */
	step(): void {
		this.cells.step();
	}

	/** Writes a name below a point; in a crowd some only from the next picture on. */
	draw(brush: Brush, text: string, x: number, y: number, color: number, alpha: number): void {
		if (text.length === 0) return;
		const cell = this.cells.placeOf(text);
		if (!cell) return;
		const frame = cell.isNew ? this.write(text, cell.place) : (this.frames[cell.place] as Phaser.Textures.Frame);
		const height = (SCREEN_HEIGHT * brush.pixelRatio) / brush.camera.projection.scale;
		const width = (height / ROW) * frame.cutWidth;
		const x0 = x - width / 2;
		brush.layers.signs.quad(frame, x0, y, x0, y + height, x0 + width, y, x0 + width, y + height, tint(color, alpha));
	}

	private write(text: string, place: number): Phaser.Textures.Frame {
		const x = (place % COLUMNS) * CELL;
		const y = Math.floor(place / COLUMNS) * ROW;
		const width = this.paint(text);
		const context = this.canvas.getContext();
		context.clearRect(x, y, CELL, ROW);
		context.drawImage(this.pen.canvas, x, y);
		uploadPiece(this.canvas, this.pen.canvas, x, y);
		const old = this.frames[place];
		if (old) this.canvas.remove(old.name);
		const frame = this.canvas.add(String(place), 0, x, y, width, ROW);
		if (!frame) throw new Error(`label ${place} exists twice`);
		this.frames[place] = frame;
		return frame;
	}

	/** Returns how wide the name is, pixels. */
	private paint(text: string): number {
		const { pen } = this;
		pen.clearRect(0, 0, CELL, ROW);
		pen.font = `650 ${FONT_PIXELS}px ${FONT_FAMILY}`;
		pen.textBaseline = 'middle';
		pen.textAlign = 'center';
		const width = Math.min(CELL - 4, Math.ceil(pen.measureText(text).width) + 10);
		pen.lineJoin = 'round';
		pen.lineWidth = 5;
		pen.strokeStyle = 'rgba(5,7,13,0.85)';
		pen.strokeText(text, width / 2, ROW / 2, width - 8);
		pen.fillStyle = '#eef2fb';
		pen.fillText(text, width / 2, ROW / 2, width - 8);
		return width;
	}
}
