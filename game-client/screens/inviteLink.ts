/** A link for others, with a button that copies it, and where the device can, one that hands it to its share sheet. In the menu and in the party's panel. */

import { copyText } from '../dom/copyText.ts';
import { element } from '../dom/element.ts';

export interface InviteLink {
	readonly root: HTMLElement;
	/** Undefined: there is nothing to invite to. */
	show(href: string | undefined): void;
}

/** How long the button says that it is done, ms. */
const DONE_MS = 1800;

/** `id` is that of the field; `title` goes over the share sheet and beside the field. */
export function createInviteLink(id: string, title: string, about: string): InviteLink {
	const field = element('input', { id, type: 'text', readonly: true, class: 'invite-link', spellcheck: 'false', tabindex: -1 });
	const copy = element('button', { type: 'button', class: 'button button-quiet' }, 'Copy link');
	const share = element('button', { type: 'button', class: 'button button-quiet' }, 'Share');
	const canShare = 'share' in navigator && window.matchMedia('(pointer: coarse)').matches;
	const root = element(
		'div',
		{ class: 'invite', hidden: true },
		element('label', { for: id, class: 'invite-title' }, title),
		element('div', { class: 'invite-row' }, field, copy, ...(canShare ? [share] : [])),
		element('small', {}, about),
	);
	let timer: number | undefined;
	field.addEventListener('focus', () => field.select());
	copy.addEventListener('click', async () => {
		copy.textContent = (await copyText(field)) ? 'Copied' : 'Press Ctrl+C';
		window.clearTimeout(timer);
		timer = window.setTimeout(() => {
			copy.textContent = 'Copy link';
		}, DONE_MS);
	});
	// Closing the sheet without sending rejects, and is no error.
	share.addEventListener('click', () => void navigator.share({ title: 'Fray', text: title, url: field.value }).catch(() => {}));
	return {
		root,
		show(href) {
			root.hidden = href === undefined;
			if (href !== undefined) field.value = href;
		},
	};
}

/** The address that leads others to the same place as `href`: nothing of one's own goes with it. */
export function inviteAddress(href: string, option: 'room' | 'party', code: string): string {
	const url = new URL(href);
	url.search = '';
	url.hash = '';
	url.searchParams.set(option, code);
	return url.href;
}
