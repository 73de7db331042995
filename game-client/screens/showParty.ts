/** Shows a party on the start screen. Used by `main.ts`. */

import type { Party } from '../../netcode/party.ts';
import { inviteAddress } from './inviteLink.ts';
import { playButton } from './playButton.ts';
import type { StartScreen } from './startScreen.ts';

/** `href`: of the page. */
export function showParty(start: StartScreen, party: Party | undefined, href: string): void {
	if (!party) {
		start.setParty(undefined, playButton(undefined), undefined);
		return;
	}
	const { members, returning, code, self } = party;
	const shown = { members, returning, invitation: inviteAddress(href, 'party', code) };
	start.setParty(shown, playButton(party), self?.leader ? undefined : party.modeId);
}
