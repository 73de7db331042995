/** The motions of the marks at the crosshair. With reduced motion a mark only fades. */

const EASE_OUT = 'cubic-bezier(0.2, 0.8, 0.2, 1)';

function play(mark: SVGElement, frames: Keyframe[], durationMs: number, reduced: boolean): void {
	for (const running of mark.getAnimations()) running.cancel();
	const shown = reduced ? [{ opacity: 1 }, { opacity: 1, offset: 0.6 }, { opacity: 0 }] : frames;
	mark.animate(shown, { duration: durationMs, easing: EASE_OUT });
}

/** Four strokes jump outward and come back; the harder the blow, the wider. */
export function hitMotion(mark: SVGElement, damage: number, reduced: boolean): void {
	const wide = 1 + Math.min(1, damage / 65) * 0.55;
	play(
		mark,
		[
			{ opacity: 1, transform: `scale(${wide})` },
			{ opacity: 1, transform: 'scale(1)', offset: 0.55 },
			{ opacity: 0, transform: 'scale(0.92)' },
		],
		190,
		reduced,
	);
}

/** A hexagon bursts apart and turns a little. */
export function shieldBreakMotion(mark: SVGElement, reduced: boolean): void {
	play(
		mark,
		[
			{ opacity: 1, transform: 'scale(0.72) rotate(0deg)' },
			{ opacity: 1, transform: 'scale(1.15) rotate(10deg)', offset: 0.5 },
			{ opacity: 0, transform: 'scale(1.7) rotate(18deg)' },
		],
		360,
		reduced,
	);
}

/** A ring with strokes closes from far outside, holds, and is gone. */
export function killMotion(mark: SVGElement, reduced: boolean): void {
	play(
		mark,
		[
			{ opacity: 0, transform: 'scale(1.9) rotate(-45deg)' },
			{ opacity: 1, transform: 'scale(0.9) rotate(0deg)', offset: 0.3 },
			{ opacity: 1, transform: 'scale(1)', offset: 0.7 },
			{ opacity: 0, transform: 'scale(1.06)' },
		],
		620,
		reduced,
	);
}
