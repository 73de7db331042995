/**
 * Where an objective lies that is out of the picture: an arrow at the picture's edge, with the way to it and whose it is
 * by colour and by form. Gone as soon as it can be seen.
 */

import type { DisplayedObjective, View } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { classOf, shownOf, textOf, whenChanged } from '../dom/changed.ts';
import { element, svgElement } from '../dom/element.ts';
import { holderOf } from '../friendOrFoe.ts';
import { shownPiece } from '../stage.ts';
import type { HudPart } from './part.ts';

/** How far inside the picture's edge the arrow stays, CSS pixels: above lies the clock, below the weapons. */
const INSET_X = 44;
const INSET_Y = 78;
/** Part of the picture's height below which insets shrink with it: a phone on its side has no room to give away. */
const INSET_Y_SHARE = 0.2;
/** A body is about a metre across. */
const UNITS_A_METRE = 40;

export interface Pointer {
	/** CSS pixels of the page. */
	x: number;
	y: number;
	/** From the middle of the picture toward what it points at. */
	radians: number;
}

/** Where the pointer to a point of the page goes; undefined while the point lies inside the picture. Sizes in CSS pixels. */
export function pointerTo(pageWidth: number, pageHeight: number, x: number, y: number): Pointer | undefined {
	const { width, height, scale, middleY } = shownPiece(pageWidth, pageHeight);
	const halfX = (width * scale) / 2;
	const halfY = (height * scale) / 2;
	const dx = x - pageWidth / 2;
	const dy = y - middleY;
	if (Math.abs(dx) < halfX && Math.abs(dy) < halfY) return undefined;
	const reachX = halfX - INSET_X;
	const reachY = halfY - Math.min(INSET_Y, halfY * 2 * INSET_Y_SHARE);
	const share = Math.min(reachX / Math.max(1, Math.abs(dx)), reachY / Math.max(1, Math.abs(dy)));
	return { x: pageWidth / 2 + dx * share, y: middleY + dy * share, radians: Math.atan2(dy, dx) };
}

function createPointer() {
	const arrow = svgElement('path', { d: 'M23 0 13 -7 13 7Z' });
	const body = svgElement('path', { class: 'pointer-body' });
	const away = element('span', { class: 'pointer-away' });
	const root = element(
		'div',
		{ class: 'pointer', 'aria-hidden': 'true' },
		svgElement('svg', { viewBox: '-24 -24 48 48' }, body, arrow),
		away,
	);
	// Round for one's own, a diamond for an enemy's, an open square for nobody's.
	const forms = { own: 'M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0Z', enemy: 'M0-11 11 0 0 11-11 0Z', nobody: 'M-8-8H8V8H-8Z' };
	return {
		root,
		setShown: shownOf(root),
		setAway: textOf(away),
		setContested: classOf(root, 'is-contested'),
		setStill: classOf(root, 'is-still'),
		setSide: whenChanged((side: keyof typeof forms) => {
			root.dataset.side = side;
			body.setAttribute('d', forms[side]);
		}),
		place({ x, y, radians }: Pointer): void {
			root.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
			arrow.setAttribute('transform', `rotate(${((radians * 180) / Math.PI).toFixed(0)})`);
		},
	};
}

function metresTo(view: View, followId: number, { x, y }: DisplayedObjective): string {
	const eye = view.players.get(followId);
	return eye ? `${Math.round(Math.hypot(x - eye.x, y - eye.y) / UNITS_A_METRE)} m` : '';
}

export function createObjectivePointers(): HudPart {
	const root = element('div', { class: 'pointers' });
	const pointers: ReturnType<typeof createPointer>[] = [];
	return {
		root,
		update({ view, settings, followId, toScreen }) {
			const isOver = isStill(view.phase);
			for (const [index, objective] of view.objectives.entries()) {
				let pointer = pointers[index];
				if (!pointer) {
					pointer = createPointer();
					pointers.push(pointer);
					root.append(pointer.root);
				}
				const { clientX, clientY } = toScreen(objective.x, objective.y);
				const place = isOver ? undefined : pointerTo(window.innerWidth, window.innerHeight, clientX, clientY);
				pointer.setShown(place !== undefined);
				if (!place) continue;
				pointer.place(place);
				pointer.setAway(metresTo(view, followId, objective));
				pointer.setSide(holderOf(view, objective, followId));
				pointer.setContested(objective.contested);
				pointer.setStill(settings.reducedMotion);
			}
			for (const pointer of pointers.slice(view.objectives.length)) pointer.setShown(false);
		},
	};
}
