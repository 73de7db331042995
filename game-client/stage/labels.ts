/** Names, written once each into one texture and drawn as quads of a constant size on the screen. */

import type Phaser from 'phaser';
import { tint } from './color.ts';
import type { Brush } from './layers.ts';
import { FONT_FAMILY } from './palettes.ts';

const KEY = 'labels';
const WIDTH = 1024;
const HEIGHT = 512;
const ROW = 32;
const COLUMNS = 4;
const CELL = WIDTH / COLUMNS;
const FONT_PIXELS = 22;
/** Height of a row on the screen, CSS pixels: text of 11. */
const SCREEN_HEIGHT = 16;

export class Labels {
	private readonly canvas: Phaser.Textures.CanvasTexture;
	private readonly frames = new Map<string, Phaser.Textures.Frame>();
	private next = 0;

	/** Throws when a stage was not destroyed before. */
	constructor(textures: Phaser.Textures.TextureManager) {
		const canvas = textures.createCanvas(KEY, WIDTH, HEIGHT);
		if (!canvas) throw new Error('the label texture exists already: a stage was not destroyed');
		this.canvas = canvas;
	}

	/** Writes a name below a point. */
	draw(brush: Brush, text: string, x: number, y: number, color: number, alpha: number): void {
		if (text.length === 0) return;
		const frame = this.frames.get(text) ?? this.write(text);
		const height = (SCREEN_HEIGHT * brush.pixelRatio) / brush.camera.projection.scale;
		const width = (height / ROW) * frame.cutWidth;
		const x0 = x - width / 2;
		brush.layers.signs.quad(frame, x0, y, x0, y + height, x0 + width, y, x0 + width, y + height, tint(color, alpha));
	}

	private write(text: string): Phaser.Textures.Frame {
		// Full: begin again, as names of those who left are not needed.
		if (this.next >= COLUMNS * Math.floor(HEIGHT / ROW)) this.forget();
		const x = (this.next % COLUMNS) * CELL;
		const y = Math.floor(this.next / COLUMNS) * ROW;
		this.next++;
		const context = this.canvas.getContext();
		context.font = `650 ${FONT_PIXELS}px ${FONT_FAMILY}`;
		context.textBaseline = 'middle';
		context.textAlign = 'center';
		const width = Math.min(CELL - 4, Math.ceil(context.measureText(text).width) + 10);
		context.lineJoin = 'round';
		context.lineWidth = 5;
		context.strokeStyle = 'rgba(5,7,13,0.85)';
		context.strokeText(text, x + width / 2, y + ROW / 2, width - 8);
		context.fillStyle = '#eef2fb';
		context.fillText(text, x + width / 2, y + ROW / 2, width - 8);
		this.canvas.refresh();
		const frame = this.canvas.add(`${this.next}`, 0, x, y, width, ROW);
		if (!frame) throw new Error(`label ${this.next} exists twice`);
		this.frames.set(text, frame);
		return frame;
	}

	private forget(): void {
		for (const frame of this.frames.values()) this.canvas.remove(frame.name);
		this.frames.clear();
		this.canvas.clear();
		this.next = 0;
	}
}
