/** Beside the start screen: who is in the party, who is ready, the link for others, the way out. Filled by `OwnParty`. */

import type { PartyMember } from '../../netcode/party.ts';
import { PARTY_SIZE } from '../../schema/protocol.ts';
import { element } from '../dom/element.ts';
import { createInviteLink } from './inviteLink.ts';

export interface PartyShown {
	members: readonly PartyMember[];
	/** The address that leads others into it. */
	invitation: string;
	/** Without a connection, and on the way back. */
	returning: boolean;
}

export interface PartyPanel {
	readonly root: HTMLElement;
	/** Undefined: there is no party. */
	show(party: PartyShown | undefined): void;
}

export function createPartyPanel(onLeave: () => void): PartyPanel {
	const list = element('ul', { class: 'party-list' });
	const invite = createInviteLink('party-link', 'Invite', 'Whoever opens the link is in your party.');
	const leave = element('button', { type: 'button', class: 'link', id: 'leave-party' }, 'Leave party');
	const root = element(
		'section',
		{ class: 'party', 'aria-labelledby': 'party-title', hidden: true },
		element('h2', { id: 'party-title', class: 'party-title' }, 'Your party'),
		list,
		invite.root,
		leave,
	);
	leave.addEventListener('click', onLeave);
	let shown = '';
	return {
		root,
		show(party) {
			root.hidden = party === undefined;
			if (!party) return;
			// Only when something is another: a screen reader and a focus should not be disturbed for nothing.
			const now = JSON.stringify(party);
			if (now === shown) return;
			shown = now;
			const free = Array.from({ length: PARTY_SIZE - party.members.length }, () =>
				element('li', { class: 'party-member is-free' }, element('span', { class: 'party-name' }, 'Free')),
			);
			list.replaceChildren(...party.members.map((member) => lineOf(member, party.returning)), ...free);
			// A full party needs no link: the place on a small screen is worth more.
			invite.show(free.length > 0 ? party.invitation : undefined);
		},
	};
}

function lineOf(member: PartyMember, returning: boolean): HTMLElement {
	const status = returning ? 'Reconnecting' : statusOf(member);
	return element(
		'li',
		{ class: `party-member${status === 'Ready' || status === 'Leads' ? ' is-ready' : ''}${member.self ? ' is-self' : ''}` },
		element('span', { class: 'party-name' }, member.name),
		...(member.self ? [element('span', { class: 'visually-hidden' }, '(you)')] : []),
		element('span', { class: 'party-status' }, status),
	);
}

function statusOf({ leader, ready, playing, here }: PartyMember): string {
	if (!here) return 'Connection lost';
	if (playing) return 'In the match';
	if (leader) return 'Leads';
	return ready ? 'Ready' : 'Not ready';
}
