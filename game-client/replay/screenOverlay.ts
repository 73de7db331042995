/** Outlines over the stage of where a player's screen showed everybody, with the way to where they were. Made by `main.ts`. */

import type { ShownScreen } from '../../netcode/replay/complaintScreen.ts';
import type { View } from '../../netcode/view.ts';
import { svgElement } from '../dom/element.ts';

/** Nearer than this there is no way to be drawn, units. */
const SAME_PLACE = 4;
/** And further away than this it is another life that has begun since. */
const OTHER_LIFE = 400;

export interface ScreenOverlay {
	readonly root: SVGSVGElement;
	/** Draws it at the camera of this frame; nothing without a screen. */
	update(screen: ShownScreen | undefined, view: View, toScreen: (x: number, y: number) => { clientX: number; clientY: number }): void;
}

export function createScreenOverlay(): ScreenOverlay {
	const root = svgElement('svg', { class: 'replay-overlay', 'aria-hidden': 'true' });
	return {
		root,
		update(screen, view, toScreen) {
			if (!screen) {
				root.replaceChildren();
				return;
			}
			const at = (x: number, y: number) => {
				const { clientX, clientY } = toScreen(x, y);
				return { x: clientX, y: clientY };
			};
			const size = (at(1000, 0).x / 1000 - at(0, 0).x / 1000) * view.tuning.player.radius;
			const parts: SVGElement[] = [];
			const draw = (id: number, x: number, y: number, whose: 'own' | 'other') => {
				const shown = at(x, y);
				const truth = view.players.get(id);
				parts.push(svgElement('circle', { cx: shown.x, cy: shown.y, r: size, class: 'replay-seen', 'data-whose': whose }));
				const units = truth?.alive ? Math.hypot(truth.x - x, truth.y - y) : 0;
				if (!truth || units < SAME_PLACE || units > OTHER_LIFE) return;
				const to = at(truth.x, truth.y);
				parts.push(svgElement('line', { x1: shown.x, y1: shown.y, x2: to.x, y2: to.y, class: 'replay-seen-way' }));
			};
			for (const { id, x, y, alive } of screen.others) if (alive) draw(id, x, y, 'other');
			if (screen.own) draw(view.selfId, screen.own.x, screen.own.y, 'own');
			root.replaceChildren(...parts);
		},
	};
}
