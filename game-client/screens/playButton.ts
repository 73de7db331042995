/** What the one large button of the start screen says and does, alone and in a party. Pure. */

import type { PartyMember } from '../../netcode/party.ts';
import type { Wait } from '../../netcode/waiting.ts';
import { waitWords } from './waitWords.ts';

export interface PlayButton {
	label: string;
	disabled: boolean;
	/** A switch that is on: pressing it takes back what was said. */
	pressed: boolean;
	does: 'play' | 'ready' | 'unready' | 'stop';
	/** A sentence below, on what is waited for; empty for none. */
	words: string;
}

export interface PartyNow {
	members: readonly PartyMember[];
	searching: boolean;
	/** In the line before a full server. */
	place: { position: number; expectedMs?: number } | undefined;
	returning: boolean;
}

const PLAY: PlayButton = { label: 'Play', disabled: false, pressed: false, does: 'play', words: '' };

/** `wait`: what somebody waits for who is alone. */
export function playButton(party: PartyNow | undefined, wait?: Wait): PlayButton {
	if (wait) return { ...PLAY, label: 'Stop', does: 'stop', words: waitWords(wait) };
	if (!party) return PLAY;
	const { members, searching, returning, place } = party;
	const self = members.find((member) => member.self);
	if (returning || !self) return { ...PLAY, disabled: true, words: 'The connection to your party is lost. It is being made anew …' };
	if (members.some((member) => member.playing && !member.self)) {
		return { ...PLAY, label: 'Join them', words: 'Your party is in a match.' };
	}
	if (searching) {
		const words = place ? waitWords({ why: 'full', ...place }, 'your party') : 'Looking for a match with seats for all of you …';
		return self.leader
			? { ...PLAY, label: 'Stop', does: 'stop', words }
			: { ...PLAY, label: 'Ready', disabled: true, pressed: true, words };
	}
	if (!self.leader) {
		const leader = members.find((member) => member.leader)?.name ?? 'The leader';
		return self.ready
			? { ...PLAY, label: 'Ready', pressed: true, does: 'unready', words: `${leader} begins the match.` }
			: { ...PLAY, label: 'Ready?', does: 'ready', words: `${leader} begins when everybody is ready.` };
	}
	const waiting = members.filter((member) => !member.self && member.here && !member.ready).map(({ name }) => name);
	if (waiting.length === 0) return PLAY;
	return { ...PLAY, disabled: true, words: `${listOf(waiting)} ${waiting.length === 1 ? 'is' : 'are'} not ready yet.` };
}

function listOf(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
