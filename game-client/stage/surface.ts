/** The canvas: as large as its element, in as many pixels as the quality allows. Used by the stage. */

import type Phaser from 'phaser';
import type { Tier } from './frameMeter.ts';

/** Most pixels of the canvas a CSS pixel, by tier. */
const MAX_PIXEL_RATIO: Record<Tier, number> = { high: 2, middle: 1.5, low: 1, rough: 0.55 };

export class Surface {
	/** Canvas pixels. */
	width = 1;
	height = 1;
	pixelRatio = 1;
	/** Place of the canvas in the page, CSS pixels. */
	left = 0;
	top = 0;
	private readonly game: Phaser.Game;
	private readonly observer: ResizeObserver;
	private readonly parent: HTMLElement;
	private isStale = true;
	private readonly markStale = () => {
		this.isStale = true;
	};

	constructor(parent: HTMLElement, game: Phaser.Game) {
		this.parent = parent;
		this.game = game;
		game.canvas.style.cssText = 'display:block;width:100%;height:100%';
		this.observer = new ResizeObserver(this.markStale);
		this.observer.observe(parent);
		window.addEventListener('scroll', this.markStale, { passive: true });
	}

	/** Brings the canvas to the size of its element. Layout is read only after it changed. */
	fit(tier: Tier): void {
		const pixelRatio = Math.min(window.devicePixelRatio || 1, MAX_PIXEL_RATIO[tier]);
		if (!this.isStale && pixelRatio === this.pixelRatio) return;
		this.isStale = false;
		this.pixelRatio = pixelRatio;
		const box = this.parent.getBoundingClientRect();
		this.left = box.left;
		this.top = box.top;
		const width = Math.max(1, Math.round(box.width * pixelRatio));
		const height = Math.max(1, Math.round(box.height * pixelRatio));
		if (width === this.width && height === this.height) return;
		this.width = width;
		this.height = height;
		this.game.scale.resize(width, height);
		this.game.canvas.style.width = '100%';
		this.game.canvas.style.height = '100%';
	}

	destroy(): void {
		this.observer.disconnect();
		window.removeEventListener('scroll', this.markStale);
	}
}
