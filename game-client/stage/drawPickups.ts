/** Pickups: lime rings with a sign. */

import type { View } from '../../netcode/view.ts';
import type { PickupKind } from '../../sim/pickup.ts';
import type { FrameName } from './atlas/bakeAtlas.ts';
import { mix, WHITE } from './color.ts';
import type { Brush } from './layers.ts';

const SIGNS = { health: 'health', shield: 'shield', energy: 'energy' } as const satisfies Record<PickupKind, FrameName>;

export function drawPickups(brush: Brush, view: View): void {
	const { layers, atlas, palette } = brush;
	const turn = brush.reducedMotion ? 0 : brush.nowMs / 1400;
	const breath = brush.reducedMotion ? 0 : Math.sin(brush.nowMs / 480);
	for (const { kind, x, y, available } of view.pickups) {
		if (!brush.camera.sees(x, y, 90)) continue;
		if (!available) {
			layers.ground.sprite(atlas[SIGNS[kind]], x, y, 32, 32, 0, palette.pickup, 0.16);
			continue;
		}
		const size = 64 * (1 + breath * 0.035);
		layers.floorLight.sprite(atlas.glow, x, y, 190, 190, 0, palette.pickup, 0.24 + breath * 0.04);
		layers.bodies.sprite(atlas.pickupRing, x, y, size, size, turn, palette.pickup, 1);
		layers.bodies.sprite(atlas[SIGNS[kind]], x, y, 38, 38, 0, mix(palette.pickup, WHITE, 0.55), 1);
	}
}
