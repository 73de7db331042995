/** Makes the drawing of the game inside an element of the page. Called once by the page; see `game-client/stage.ts`. */

import type { Stage, StageFrame } from '../stage.ts';
import { type Atlas, bakeAtlas } from './atlas/bakeAtlas.ts';
import { type Booted, bootGame } from './bootGame.ts';
import type { DisplayRate } from './displayRate.ts';
import { FrameMeter, firstTier } from './frameMeter.ts';
import { FONT_FAMILY } from './palettes.ts';
import { Picture } from './picture.ts';
import { Surface } from './surface.ts';

/** Longest wait for the page's font before names are written in another, ms. */
const FONT_MS = 1200;

/**
 * Starts Phaser in `parent` and bakes all textures. Rejects when the browser has no WebGL, in words for the player.
 * The canvas fills `parent` and follows its size. `rate`: what is known of the display, learnt further.
 */
export async function createStage(parent: HTMLElement, rate: DisplayRate): Promise<Stage> {
	const font = document.fonts.load(`650 22px ${FONT_FAMILY}`).catch(() => []);
	const [booted] = await Promise.all([bootGame(parent), Promise.race([font, new Promise((done) => setTimeout(done, FONT_MS))])]);
	const { isSoftware } = booted;
	const isPhone = window.matchMedia('(pointer: coarse)').matches;
	const meter = new FrameMeter(firstTier({ isSoftware, isPhone, cores: navigator.hardwareConcurrency ?? 8 }), rate);
	return new PhaserStage(parent, booted, bakeAtlas(booted.scene.textures), meter, isPhone);
}

class PhaserStage implements Stage {
	private readonly booted: Booted;
	private readonly surface: Surface;
	private readonly picture: Picture;

	constructor(parent: HTMLElement, booted: Booted, atlas: Atlas, meter: FrameMeter, isPhone: boolean) {
		this.booted = booted;
		this.surface = new Surface(parent, booted.game);
		this.picture = new Picture(booted.scene, atlas, meter, isPhone);
	}

	get framesPerSec(): number {
		return this.picture.meter.framesPerSec;
	}

	draw(frame: StageFrame): void {
		const { camera } = this.picture;
		this.surface.fit(this.picture.tier);
		camera.resize(this.surface.width, this.surface.height, this.surface.pixelRatio);
		this.picture.paint(frame, this.surface.pixelRatio);
		this.booted.game.step(this.picture.nowMs, frame.deltaMs);
	}

	toWorld(clientX: number, clientY: number): { x: number; y: number } {
		const { scale, offsetX, offsetY } = this.picture.camera.projection;
		const { left, top, pixelRatio } = this.surface;
		return { x: ((clientX - left) * pixelRatio - offsetX) / scale, y: ((clientY - top) * pixelRatio - offsetY) / scale };
	}

	toScreen(x: number, y: number): { clientX: number; clientY: number } {
		const { scale, offsetX, offsetY } = this.picture.camera.projection;
		const { left, top, pixelRatio } = this.surface;
		return { clientX: (x * scale + offsetX) / pixelRatio + left, clientY: (y * scale + offsetY) / pixelRatio + top };
	}

	destroy(): void {
		this.surface.destroy();
		this.booted.game.destroy(true);
		// Phaser ends in its next step, which nobody else will take.
		this.booted.game.step(this.picture.nowMs, 0);
	}
}
