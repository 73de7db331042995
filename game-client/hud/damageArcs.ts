/** Where one was hurt from: arcs around the middle that keep pointing at the place while one turns and runs. */

import { element, svgElement } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const ARC_MS = 1100;
const MAX_ARCS = 5;
/** Blows from directions closer than this are one arc, radians. */
const SAME_WAY = 0.35;
const RADIUS = 100;
const HALF_WIDTH_RADIANS = 0.26;

interface Arc {
	node: SVGSVGElement;
	fromX: number;
	fromY: number;
	strength: number;
	startMs: number;
}

function createArc(): SVGSVGElement {
	const x = RADIUS * Math.cos(HALF_WIDTH_RADIANS);
	const y = RADIUS * Math.sin(HALF_WIDTH_RADIANS);
	const tip = RADIUS + 12;
	return svgElement(
		'svg',
		{ viewBox: '-128 -128 256 256', class: 'damage-arc' },
		svgElement('path', { class: 'damage-arc-band', d: `M${x} ${-y} A${RADIUS} ${RADIUS} 0 0 1 ${x} ${y}` }),
		svgElement('path', { class: 'damage-arc-tip', d: `M${RADIUS + 3} -7 L${tip} 0 L${RADIUS + 3} 7 Z` }),
	);
}

export function createDamageArcs(): HudPart {
	const root = element('div', { class: 'damage-arcs', 'aria-hidden': 'true' });
	let arcs: Arc[] = [];
	return {
		root,
		update({ view, events, nowMs }) {
			const own = view.players.get(view.selfId);
			for (const event of events) {
				if (event.type !== 'hit' || !event.me) continue;
				const way = Math.atan2(event.fromY - event.y, event.fromX - event.x);
				const same = arcs.find((arc) => {
					const turn = Math.atan2(arc.fromY - event.y, arc.fromX - event.x) - way;
					return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) < SAME_WAY;
				});
				if (same) {
					same.strength = Math.min(1, same.strength + event.damage / 90);
					same.fromX = event.fromX;
					same.fromY = event.fromY;
					same.startMs = nowMs;
				} else {
					const node = createArc();
					root.append(node);
					arcs.push({ node, fromX: event.fromX, fromY: event.fromY, strength: 0.45 + Math.min(0.55, event.damage / 90), startMs: nowMs });
				}
			}
			arcs = arcs.filter((arc, index) => {
				const age = (nowMs - arc.startMs) / ARC_MS;
				if (age >= 1 || !own || index < arcs.length - MAX_ARCS) {
					arc.node.remove();
					return false;
				}
				const way = Math.atan2(arc.fromY - own.y, arc.fromX - own.x);
				const push = 1 + 0.08 * Math.max(0, 1 - age * 6);
				arc.node.style.transform = `rotate(${way}rad) scale(${push})`;
				arc.node.style.opacity = String(arc.strength * (1 - age * age));
				return true;
			});
		},
	};
}
