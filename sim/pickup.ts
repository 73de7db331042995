/** Things that lie on the floor, are taken by walking over them, and come back. */

export const PICKUP_KINDS = ['health', 'shield', 'energy'] as const;
export type PickupKind = (typeof PICKUP_KINDS)[number];

export const PICKUP_RADIUS = 22;

export interface Pickup {
	kind: PickupKind;
	x: number;
	y: number;
	/** Tick at which it is there again; 0 while it lies there. */
	backAtTick: number;
}
