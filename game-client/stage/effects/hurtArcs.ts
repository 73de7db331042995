/** Where a blow to oneself came from: an arc around the own body, in the colour that nothing else has. */

import type { View } from '../../../netcode/view.ts';
import type { Brush } from '../layers.ts';

const CAPACITY = 6;
const LIFE_MS = 750;
const RADIUS = 78;

export class HurtArcs {
	private readonly radians = new Float32Array(CAPACITY);
	private readonly weight = new Float32Array(CAPACITY);
	private readonly ageMs = new Float32Array(CAPACITY).fill(LIFE_MS);
	private next = 0;

	/** `weight` 0 to 1 by damage. A blow from where the last came from renews its arc. */
	add(radians: number, weight: number): void {
		let slot = this.next;
		for (let i = 0; i < CAPACITY; i++) {
			if ((this.ageMs[i] as number) < LIFE_MS && Math.cos(radians - (this.radians[i] as number)) > 0.92) slot = i;
		}
		if (slot === this.next) this.next = (this.next + 1) % CAPACITY;
		this.radians[slot] = radians;
		this.weight[slot] = weight;
		this.ageMs[slot] = 0;
	}

	draw(brush: Brush, view: View): void {
		const self = view.players.get(view.selfId);
		for (let i = 0; i < CAPACITY; i++) {
			const age = this.ageMs[i] as number;
			if (age >= LIFE_MS) continue;
			this.ageMs[i] = age + brush.deltaMs;
			if (!self) continue;
			const left = 1 - age / LIFE_MS;
			const weight = this.weight[i] as number;
			const half = 0.22 + weight * 0.3;
			const middle = this.radians[i] as number;
			const { signs, light } = brush.layers;
			const { line, beam } = brush.atlas;
			signs.arc(line, self.x, self.y, RADIUS, 6 + 9 * weight, middle - half, middle + half, brush.palette.hurt, left);
			light.arc(beam, self.x, self.y, RADIUS, 46, middle - half * 1.3, middle + half * 1.3, brush.palette.hurt, left * 0.7);
		}
	}
}
