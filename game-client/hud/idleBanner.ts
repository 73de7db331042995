/** Says that a bot plays in one's place, and how to take over: nobody finds out from a score that went on without them. */

import { isStill } from '../../sim/phase.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const HOW = {
	keyboard: 'Press any movement key to take over',
	touch: 'Touch a stick to take over',
	gamepad: 'Move a stick to take over',
} as const;

export function createIdleBanner(): HudPart {
	const how = element('span', { class: 'idle-how' });
	const root = element('div', { class: 'idle-banner', role: 'status', hidden: true }, element('strong', {}, 'A bot plays for you'), how);
	const setShown = shownOf(root);
	const setHow = textOf(how);
	return {
		root,
		update({ view, device }) {
			const own = view.roster.find(({ id }) => id === view.selfId);
			setHow(HOW[device]);
			setShown(own?.status === 'idle' && !isStill(view.phase));
		},
	};
}
