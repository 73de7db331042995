/** Arithmetic on 0xRRGGBB colours and packed tints; used by everything that draws. */

/** A tint as the renderer packs it: 0xAARRGGBB. `alpha` is clamped to 0..1. */
export function tint(color: number, alpha: number): number {
	const a = alpha <= 0 ? 0 : alpha >= 1 ? 255 : (alpha * 255) | 0;
	return ((a << 24) | color) >>> 0;
}

/** `from` blended toward `to`; `share` 0 to 1. */
export function mix(from: number, to: number, share: number): number {
	const r = ((from >> 16) & 255) + (((to >> 16) & 255) - ((from >> 16) & 255)) * share;
	const g = ((from >> 8) & 255) + (((to >> 8) & 255) - ((from >> 8) & 255)) * share;
	const b = (from & 255) + ((to & 255) - (from & 255)) * share;
	return (r << 16) | ((g & 255) << 8) | (b & 255);
}

/** `color` times `factor`, 0 to 1: toward black. */
export function darken(color: number, factor: number): number {
	return mix(0, color, factor);
}

export const WHITE = 0xffffff;
