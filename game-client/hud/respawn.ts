/** Between two lives: who ended the last one, with what, and how long until the next. */

import { isStill } from '../../sim/phase.ts';
import { shareOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';
import { weaponTitle } from './weaponLook.ts';

export function createRespawn(): HudPart {
	const name = element('strong', { class: 'respawn-name' });
	const how = element('span', { class: 'respawn-how' });
	const seconds = element('span', { class: 'respawn-seconds' });
	const watching = element('p', { class: 'respawn-watching' });
	const root = element(
		'section',
		{ class: 'respawn', 'aria-label': 'Respawn', hidden: true },
		element('p', { class: 'respawn-line' }, 'Killed by ', name, how),
		element('p', { class: 'respawn-count' }, 'Back in ', seconds),
		element('div', { class: 'respawn-bar' }),
		watching,
	);
	const setName = textOf(name);
	const setHow = textOf(how);
	const setSeconds = textOf(seconds);
	const setWatching = textOf(watching);
	const setShare = shareOf(root, '--share');
	const setShown = shownOf(root);
	let weapon = -1;
	return {
		root,
		update({ view, events, followId }) {
			for (const event of events) if (event.type === 'kill' && event.me) weapon = event.weapon;
			const { self } = view;
			// A first life has no last one: nothing to tell before it begins.
			const shown = self !== undefined && !self.alive && self.killerId !== 0 && !isStill(view.phase);
			setShown(shown);
			if (!shown) return;
			const nameOf = (id: number) => view.roster.find((entry) => entry.id === id)?.name ?? 'somebody who left';
			setName(self.killerId === self.id ? 'yourself' : nameOf(self.killerId));
			setHow(weapon >= 0 ? ` · ${weaponTitle(weapon)}` : '');
			setSeconds(self.respawnSeconds.toFixed(1));
			setShare(1 - Math.min(1, self.respawnSeconds / Math.max(0.1, view.tuning.player.respawnSeconds)));
			setWatching(followId !== 0 && followId !== self.id ? `Watching ${nameOf(followId)}` : '');
		},
	};
}
