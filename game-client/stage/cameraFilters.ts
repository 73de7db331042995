/** Bloom of what is bright, and a light vignette: on the camera only, on the high tier only. */

import Phaser from 'phaser';

/** Channel values below this do not bloom: floor, walls and names stay matte. */
const BLOOM_FROM = 0.62;
const BLOOM_AMOUNT = 0.55;

export class CameraFilters {
	private readonly bloom: Phaser.Filters.ParallelFilters;
	private readonly vignette: Phaser.Filters.Vignette;

	constructor(camera: Phaser.Cameras.Scene2D.Camera) {
		const { internal } = camera.filters;
		this.bloom = internal.addParallelFilters();
		this.bloom.top.addThreshold(BLOOM_FROM, 1);
		this.bloom.top.addBlur(1, 2, 2, 1.1, 0xffffff, 2);
		this.bloom.blend.blendMode = Phaser.BlendModes.ADD;
		this.bloom.blend.amount = BLOOM_AMOUNT;
		this.vignette = internal.addVignette(0.5, 0.5, 1, 0.12, 0x02030a);
	}

	/** `flashes` false keeps half of the bloom. */
	set(active: boolean, flashes: boolean): void {
		this.bloom.setActive(active);
		this.vignette.setActive(active);
		this.bloom.blend.amount = flashes ? BLOOM_AMOUNT : BLOOM_AMOUNT / 2;
	}
}
