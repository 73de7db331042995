/**
 * The crosshair: a dot where a shot goes, a ring that closes as the weapon gets ready, an arc of energy below. A hit,
 * a broken shield and a kill each answer with a mark and a motion of their own.
 */

import { cosOf, sinOf } from '../../sim/angle.ts';
import { isStill } from '../../sim/phase.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { classOf, shareOf, shownOf } from '../dom/changed.ts';
import { element, svgElement } from '../dom/element.ts';
import { hitMotion, killMotion, shieldBreakMotion } from './markMotion.ts';
import type { HudFrame, HudPart } from './part.ts';

/** Where the crosshair floats for devices without a pointer, units from the own body. */
const REACH_UNITS = 230;
const FULL_TURN = 4096;

function ring(className: string, radius: number, share: number, turn: number): SVGCircleElement {
	// `pathLength` 1 lets the style sheet speak of shares of the arc.
	return svgElement('circle', {
		class: className,
		r: radius,
		pathLength: 1,
		transform: `rotate(${turn})`,
		'stroke-dasharray': `${share} 1`,
	});
}

/** Four strokes that point at the middle. */
function strokes(className: string, from: number, to: number): SVGGElement {
	const lines = [45, 135, 225, 315].map((turn) => svgElement('line', { x1: from, x2: to, transform: `rotate(${turn})` }));
	return svgElement('g', { class: className }, ...lines);
}

export function createCrosshair(): HudPart {
	const hit = strokes('mark mark-hit', 9, 16);
	const shield = svgElement(
		'g',
		{ class: 'mark mark-shield' },
		...[0, 60, 120, 180, 240, 300].map((turn) => svgElement('path', { d: 'M22 -7 L22 7', transform: `rotate(${turn})` })),
	);
	const kill = svgElement('g', { class: 'mark mark-kill' }, svgElement('circle', { r: 24 }), strokes('', 14, 30));
	const readiness = ring('crosshair-ready', 13, 1, -90);
	const energy = ring('crosshair-energy', 18, 0.25, 45);
	const svg = svgElement(
		'svg',
		{ viewBox: '-48 -48 96 96', width: 96, height: 96 },
		ring('crosshair-track', 13, 1, -90),
		readiness,
		ring('crosshair-energy-track', 18, 0.25, 45),
		energy,
		svgElement('circle', { class: 'crosshair-dot', r: 2 }),
		hit,
		shield,
		kill,
	);
	const root = element('div', { class: 'crosshair', 'aria-hidden': 'true' }, svg);
	const setShown = shownOf(root);
	const setReady = shareOf(root, '--ready', 2);
	const setEnergy = shareOf(root, '--energy', 2);
	const setEmpty = classOf(root, 'is-empty');
	const setCharging = classOf(root, 'is-charging');

	return {
		root,
		update(frame) {
			const { view, settings } = frame;
			const { self } = view;
			const place = placeOf(frame);
			setShown(place !== undefined && self?.alive === true && !isStill(view.phase));
			if (!place || !self) return;
			root.style.transform = `translate(${place.x}px, ${place.y}px)`;
			const weapon = WEAPON_IDS[self.weapon];
			const cost = weapon ? view.tuning.weapons[weapon].energyPerShot : 0;
			setReady(1 - self.fireCooldown);
			setEnergy(self.energy / Math.max(1, self.energyMax));
			setEmpty(self.energy < cost);
			setCharging(self.fireCooldown > 0.02);
			for (const event of frame.events) {
				if (event.type !== 'hit' || !event.byMe || event.me) continue;
				if (event.killed) killMotion(kill, settings.reducedMotion);
				else if (event.shieldBroke) shieldBreakMotion(shield, settings.reducedMotion);
				hitMotion(hit, event.damage, settings.reducedMotion);
			}
		},
	};
}

function placeOf(frame: HudFrame): { x: number; y: number } | undefined {
	if (frame.pointer) return frame.pointer;
	const own = frame.view.players.get(frame.view.selfId);
	if (!own) return undefined;
	const aim = Math.round(frame.aim) % FULL_TURN;
	const at = frame.toScreen(own.x + cosOf(aim) * REACH_UNITS, own.y + sinOf(aim) * REACH_UNITS);
	return { x: at.clientX, y: at.clientY };
}
