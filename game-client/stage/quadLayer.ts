/**
 * A layer of the picture: textured quads recorded in world units during `Stage.draw` and handed to Phaser's own quad
 * batch when the camera renders. One layer is one blend mode; all layers share two textures, so a layer is one draw call.
 */

import Phaser from 'phaser';
import { tint } from './color.ts';
import { QUAD_BATCH } from './quadBatch.ts';

/** World units to pixels of the canvas. */
export interface Projection {
	scale: number;
	offsetX: number;
	offsetY: number;
}

/** Floats a quad: 4 corners, u, v, width and height in the texture, 4 tints, texture. */
const STRIDE = 17;
const TINT_WHITE = 0xffffffff;

export class QuadLayer extends Phaser.GameObjects.GameObject {
	readonly blendMode: number;
	/** 0 to 1, of the sprites and arcs that are recorded from now on. */
	opacity = 1;
	private floats: Float32Array;
	private words: Uint32Array;
	private count = 0;
	private readonly projection: Projection;
	private readonly textures: Phaser.Textures.Texture[] = [];
	private readonly options = { multiTexturing: true };

	constructor(scene: Phaser.Scene, projection: Projection, blendMode: number, capacity = 512) {
		super(scene, 'QuadLayer');
		this.blendMode = blendMode;
		this.projection = projection;
		this.floats = new Float32Array(capacity * STRIDE);
		this.words = new Uint32Array(this.floats.buffer);
		scene.sys.displayList.add(this);
	}

	/** Forgets the last frame's quads. */
	clear(): void {
		this.count = 0;
	}

	/** Corners in the order top left, bottom left, top right, bottom right; one packed tint a corner. */
	quad(
		frame: Phaser.Textures.Frame,
		x0: number,
		y0: number,
		x1: number,
		y1: number,
		x2: number,
		y2: number,
		x3: number,
		y3: number,
		tint0: number = TINT_WHITE,
		tint1: number = tint0,
		tint2: number = tint0,
		tint3: number = tint0,
	): void {
		const at = this.count * STRIDE;
		if (at + STRIDE > this.floats.length) this.grow();
		const f = this.floats;
		f[at] = x0;
		f[at + 1] = y0;
		f[at + 2] = x1;
		f[at + 3] = y1;
		f[at + 4] = x2;
		f[at + 5] = y2;
		f[at + 6] = x3;
		f[at + 7] = y3;
		f[at + 8] = frame.u0;
		f[at + 9] = frame.v0;
		f[at + 10] = frame.u1 - frame.u0;
		f[at + 11] = frame.v1 - frame.v0;
		const w = this.words;
		w[at + 12] = tint0;
		w[at + 13] = tint1;
		w[at + 14] = tint2;
		w[at + 15] = tint3;
		w[at + 16] = this.textureIndex(frame.texture);
		this.count++;
	}

	/** An upright piece of a frame; `part*` say which, as shares of the frame. */
	piece(
		frame: Phaser.Textures.Frame,
		x0: number,
		y0: number,
		x1: number,
		y1: number,
		partX0: number,
		partY0: number,
		partX1: number,
		partY1: number,
		packedTint: number,
	): void {
		this.quad(frame, x0, y0, x0, y1, x1, y0, x1, y1, packedTint);
		const at = (this.count - 1) * STRIDE;
		const width = frame.u1 - frame.u0;
		const height = frame.v1 - frame.v0;
		this.floats[at + 8] = frame.u0 + width * partX0;
		this.floats[at + 9] = frame.v0 + height * partY0;
		this.floats[at + 10] = width * (partX1 - partX0);
		this.floats[at + 11] = height * (partY1 - partY0);
	}

	/** A frame centred on a point, `width` x `height` units, turned by `radians`. */
	sprite(
		frame: Phaser.Textures.Frame,
		x: number,
		y: number,
		width: number,
		height: number,
		radians: number,
		color: number,
		alpha: number,
	): void {
		const opaque = alpha * this.opacity;
		if (opaque <= 0.004) return;
		const cos = Math.cos(radians);
		const sin = Math.sin(radians);
		const ax = (cos * width) / 2;
		const ay = (sin * width) / 2;
		const bx = (-sin * height) / 2;
		const by = (cos * height) / 2;
		this.quad(
			frame,
			x - ax - bx,
			y - ay - by,
			x - ax + bx,
			y - ay + by,
			x + ax - bx,
			y + ay - by,
			x + ax + bx,
			y + ay + by,
			tint(color, opaque),
		);
	}

	/** A frame stretched along a line, `width` units across; tints at the start and at the end. */
	segment(
		frame: Phaser.Textures.Frame,
		x1: number,
		y1: number,
		x2: number,
		y2: number,
		width: number,
		startTint: number,
		endTint: number,
	): void {
		const dx = x2 - x1;
		const dy = y2 - y1;
		const length = Math.sqrt(dx * dx + dy * dy);
		if (length === 0) return;
		const nx = ((-dy / length) * width) / 2;
		const ny = ((dx / length) * width) / 2;
		this.quad(frame, x1 - nx, y1 - ny, x1 + nx, y1 + ny, x2 - nx, y2 - ny, x2 + nx, y2 + ny, startTint, startTint, endTint, endTint);
	}

	/** A piece of a ring, `width` units across, from one direction to another in radians. */
	arc(
		frame: Phaser.Textures.Frame,
		x: number,
		y: number,
		radius: number,
		width: number,
		from: number,
		to: number,
		color: number,
		alpha: number,
	): void {
		const span = to - from;
		const opaque = alpha * this.opacity;
		if (opaque <= 0.004 || span <= 0.001) return;
		const steps = Math.max(1, Math.ceil(span / (radius > 60 ? 0.12 : 0.2)));
		const outer = radius + width / 2;
		const inner = radius - width / 2;
		const packed = tint(color, opaque);
		let cos = Math.cos(from);
		let sin = Math.sin(from);
		for (let i = 1; i <= steps; i++) {
			const angle = from + (span * i) / steps;
			const nextCos = Math.cos(angle);
			const nextSin = Math.sin(angle);
			this.quad(
				frame,
				x + cos * outer,
				y + sin * outer,
				x + cos * inner,
				y + sin * inner,
				x + nextCos * outer,
				y + nextSin * outer,
				x + nextCos * inner,
				y + nextSin * inner,
				packed,
			);
			cos = nextCos;
			sin = nextSin;
		}
	}

	/** Called by Phaser for each camera. */
	override renderWebGLStep(
		renderer: Phaser.Renderer.WebGL.WebGLRenderer,
		_gameObject: Phaser.GameObjects.GameObject,
		context: Phaser.Renderer.WebGL.DrawingContext,
	): void {
		const batch = renderer.renderNodes.getNode(QUAD_BATCH) as unknown as Phaser.Renderer.WebGL.RenderNodes.BatchHandlerQuad;
		const { scale, offsetX, offsetY } = this.projection;
		const f = this.floats;
		const w = this.words;
		for (let i = 0, at = 0; i < this.count; i++, at += STRIDE) {
			const texture = this.textures[w[at + 16] as number]?.source[0]?.glTexture;
			if (!texture) continue;
			batch.batch(
				context,
				texture,
				(f[at] as number) * scale + offsetX,
				(f[at + 1] as number) * scale + offsetY,
				(f[at + 2] as number) * scale + offsetX,
				(f[at + 3] as number) * scale + offsetY,
				(f[at + 4] as number) * scale + offsetX,
				(f[at + 5] as number) * scale + offsetY,
				(f[at + 6] as number) * scale + offsetX,
				(f[at + 7] as number) * scale + offsetY,
				f[at + 8] as number,
				f[at + 9] as number,
				f[at + 10] as number,
				f[at + 11] as number,
				Phaser.TintModes.MULTIPLY,
				w[at + 12] as number,
				w[at + 13] as number,
				w[at + 14] as number,
				w[at + 15] as number,
				this.options,
			);
		}
	}

	private textureIndex(texture: Phaser.Textures.Texture): number {
		const index = this.textures.indexOf(texture);
		return index >= 0 ? index : this.textures.push(texture) - 1;
	}

	private grow(): void {
		const floats = new Float32Array(this.floats.length * 2);
		// As words: a float copy may change the bits of a tint that is no number.
		new Uint32Array(floats.buffer).set(this.words);
		this.floats = floats;
		this.words = new Uint32Array(floats.buffer);
	}
}
