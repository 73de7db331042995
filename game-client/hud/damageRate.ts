/** What the own weapon does, in modes that are about that: damage a second and share of hits over the last seconds. */

import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import { DamageRate } from './damageTally.ts';
import type { HudPart } from './part.ts';

export function createDamageRate(): HudPart {
	const damage = element('dd', {});
	const share = element('dd', {});
	const note = element('small', {});
	const root = element(
		'section',
		{ class: 'damage-rate', 'aria-label': 'What the weapon does', hidden: true },
		element('dl', {}, element('dt', {}, 'Damage a second'), damage, element('dt', {}, 'Hits'), share),
		note,
	);
	const setShown = shownOf(root);
	const setDamage = textOf(damage);
	const setShare = textOf(share);
	const setNote = textOf(note);
	let rate: DamageRate | undefined;
	return {
		root,
		update({ view, events, nowMs }) {
			const item = view.hud.find(({ kind }) => kind === 'damageRate');
			setShown(item !== undefined);
			if (item?.kind !== 'damageRate') {
				rate = undefined;
				return;
			}
			rate ??= new DamageRate(item.seconds);
			rate.count(events, nowMs);
			setDamage(rate.damagePerSecond.toFixed(0));
			setShare(rate.hitShare === undefined ? '–' : `${Math.round(rate.hitShare * 100)} %`);
			setNote(`last ${item.seconds} s`);
		},
	};
}
