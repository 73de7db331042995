/** What the replay page says of its match: which it is, what differs here, and whether this is what was played. Made by `main.ts`. */

import type { ReplayMatch } from '../../netcode/replay/replayMatch.ts';
import { textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { OpenReplay } from './openReplay.ts';
import { clockOf } from './replayClock.ts';

export interface ReplayHead {
	readonly root: HTMLElement;
	update(): void;
}

export function createReplayHead({ file, warnings, match }: OpenReplay): ReplayHead {
	const { modeTitle, arena } = match.view;
	const says = element('p', { class: 'replay-says', role: 'status' });
	const say = textOf(says);
	const root = element(
		'header',
		{ class: 'replay-head' },
		element('h1', {}, `${modeTitle} on ${arena.title}`),
		element('span', { class: 'replay-note' }, file),
		says,
		...warnings.map((words) => element('p', { class: 'replay-warning' }, words)),
	);
	return {
		root,
		update() {
			say(saysOf(match));
			const { isRead, differsAt, failure } = match.recording;
			says.dataset.kind = !isRead && differsAt === undefined && !failure ? 'reading' : 'warning';
		},
	};
}

function saysOf({ recording, view }: ReplayMatch): string {
	const { differsAt, firstTick, failure, isRead, lastTick } = recording;
	if (failure) return `the rules throw after tick ${lastTick}: ${failure.message}`;
	if (differsAt !== undefined) {
		return `differs from the recording from tick ${differsAt} (${clockOf(differsAt - firstTick, view.tickRate)}) on: what follows is not what was played`;
	}
	return isRead ? '' : 'reading on';
}
