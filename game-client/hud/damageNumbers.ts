/**
 * Own hits as numbers that rise from whom they hurt: a ring before what a shield took, bare what health lost. By the
 * settings, and always in modes that show what weapons do.
 */

import { element } from '../dom/element.ts';
import { addHit, type DamageKind, type DamageNumber } from './damageTally.ts';
import type { HudFrame, HudPart } from './part.ts';

/** How long a number stays after its last hit, ms, and how far it rises meanwhile, CSS pixels. */
const STAY_MS = 900;
const RISE_PX = 34;
/** Above the body, CSS pixels. */
const LIFT_PX = 30;
/** More at once are not read by anybody. */
const POOL = 24;

const SIGNS: Record<DamageKind, string> = { shield: '◇ ', both: '◈ ', health: '' };

export function createDamageNumbers(): HudPart {
	const free = Array.from({ length: POOL }, () => element('span', { class: 'damage-number', hidden: true }));
	const root = element('div', { class: 'damage-numbers', 'aria-hidden': 'true' }, ...free);
	const nodes = new Map<DamageNumber, HTMLElement>();
	let numbers: DamageNumber[] = [];

	function write(number: DamageNumber): void {
		const node = nodes.get(number) ?? free.pop();
		if (!node) return;
		nodes.set(number, node);
		node.textContent = `${SIGNS[number.kind]}${Math.round(number.damage)}`;
		node.className = `damage-number is-${number.kind}${number.killed ? ' is-kill' : ''}`;
		node.hidden = false;
	}

	function drop(number: DamageNumber): void {
		const node = nodes.get(number);
		if (!node) return;
		node.hidden = true;
		nodes.delete(number);
		free.push(node);
	}

	function move({ nowMs, settings, toScreen }: HudFrame): void {
		for (const [number, node] of nodes) {
			const age = (nowMs - number.lastMs) / STAY_MS;
			const { clientX, clientY } = toScreen(number.x, number.y);
			const rise = settings.reducedMotion ? 0 : RISE_PX * Math.min(1, (nowMs - number.firstMs) / STAY_MS);
			node.style.transform = `translate(${clientX.toFixed(1)}px, ${(clientY - LIFT_PX - rise).toFixed(1)}px) translate(-50%, -50%)`;
			node.style.opacity = (age < 0.6 ? 1 : Math.max(0, (1 - age) / 0.4)).toFixed(2);
		}
	}

	return {
		root,
		update(frame) {
			const { view, events, nowMs, settings } = frame;
			const shown = settings.damageNumbers || view.hud.some(({ kind }) => kind === 'damageRate');
			for (const event of events) {
				if (shown && event.type === 'hit' && event.byMe && !event.me)
					write(addHit(numbers, event, view.players.get(event.victimId)?.shield ?? 0, nowMs));
			}
			for (const number of numbers) if (nowMs - number.lastMs > STAY_MS) drop(number);
			numbers = numbers.filter((number) => nowMs - number.lastMs <= STAY_MS);
			move(frame);
		},
	};
}
