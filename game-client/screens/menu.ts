/** The menu: settings, and in a match the way back and the way out. The match goes on behind it. */

import { element } from '../dom/element.ts';
import { keepTabInside } from '../dom/focus.ts';
import type { LiveSettings } from '../liveSettings.ts';
import type { ComplaintForm } from './complaintForm.ts';
import { createInviteLink } from './inviteLink.ts';
import { createSettingsSections } from './settingsSections.ts';

export interface Menu {
	readonly root: HTMLDialogElement;
	readonly isOpen: boolean;
	/** `invitation`: the address that leads others into the match, where there is one. */
	open(inMatch: boolean, invitation?: string): void;
	close(): void;
}

export interface MenuActions {
	onClosed(): void;
	onLeave(): void;
	onDesk(): void;
}

export function createMenu(settings: LiveSettings, complaint: ComplaintForm, actions: MenuActions): Menu {
	const title = element('h2', { id: 'menu-title' }, 'Settings');
	const leave = element('button', { type: 'button', class: 'button button-quiet', id: 'leave' }, 'Leave match');
	const desk = element('button', { type: 'button', class: 'button button-quiet', id: 'open-desk' }, 'Designer’s desk');
	const done = element('button', { type: 'button', class: 'button button-primary', id: 'resume' }, 'Done');
	const invite = createInviteLink('invite', 'Invite to this match', 'Whoever opens it plays here with you, while there is a seat.');
	const columns = createSettingsSections(settings).map((sections) => element('div', { class: 'menu-column' }, ...sections));
	const root = element(
		'dialog',
		{ class: 'menu', 'aria-labelledby': 'menu-title' },
		element('header', { class: 'menu-head' }, title, invite.root),
		element('div', { class: 'menu-body' }, complaint.root, ...columns),
		element('footer', { class: 'menu-foot' }, leave, desk, done),
	);
	keepTabInside(root);
	done.addEventListener('click', () => root.close());
	leave.addEventListener('click', () => {
		root.close();
		actions.onLeave();
	});
	desk.addEventListener('click', () => {
		root.close();
		actions.onDesk();
	});
	root.addEventListener('close', actions.onClosed);
	root.addEventListener('pointerdown', (event) => {
		if (event.target === root) root.close();
	});
	return {
		root,
		get isOpen() {
			return root.open;
		},
		open(inMatch, invitation) {
			if (root.open) return;
			title.textContent = inMatch ? 'Menu' : 'Settings';
			leave.hidden = !inMatch;
			desk.hidden = !inMatch;
			invite.show(invitation);
			// Matches that others can be invited to are those of a server.
			complaint.show(inMatch && invitation !== undefined);
			done.textContent = inMatch ? 'Back to the match' : 'Done';
			root.showModal();
			done.focus();
		},
		close: () => root.close(),
	};
}
