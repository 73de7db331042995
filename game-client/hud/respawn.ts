/** Between two lives: who ended the last one, with what, and how long until the next. */

import { isStill } from '../../sim/phase.ts';
import { shareOf, shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';
import { weaponTitle } from './weaponLook.ts';
import { nameOr } from './words.ts';

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
	/** As told when it happened: by now they may be out of sight. */
	let killer = { id: 0, name: '' };
	return {
		root,
		update({ view, events, followId }) {
			for (const event of events) {
				if (event.type !== 'kill' || !event.me) continue;
				weapon = event.weapon;
				killer = { id: event.killerId, name: event.killerName };
			}
			const { self } = view;
			// A first life has no last one: nothing to tell before it begins.
			const shown = self !== undefined && !self.alive && self.killerId !== 0 && !isStill(view.phase);
			setShown(shown);
			if (!shown) return;
			const unknown = view.knownLeaders === Infinity ? 'somebody who left' : 'somebody';
			const nameOf = (id: number) =>
				nameOr(view.roster.find((entry) => entry.id === id)?.name, nameOr(killer.id === id ? killer.name : '', unknown));
			setName(self.killerId === self.id ? 'yourself' : nameOf(self.killerId));
			setHow(weapon >= 0 ? ` · ${weaponTitle(weapon)}` : '');
			setSeconds(self.respawnSeconds.toFixed(1));
			setShare(1 - Math.min(1, self.respawnSeconds / Math.max(0.1, view.tuning.player.respawnSeconds)));
			setWatching(followId !== 0 && followId !== self.id ? `Watching ${nameOf(followId)}` : '');
		},
	};
}
