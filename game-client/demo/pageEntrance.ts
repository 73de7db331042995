/** The way into matches of the demo: each runs in a worker of this page. Takes the place of `serverEntrance.ts` there. */

import { openWorkerMatch } from '../../netcode/worker/openMatch.ts';
import { PRACTICE_ARENA } from '../../sim/arenas/registry.ts';
import { PRACTICE_MODE } from '../../sim/modes/registry.ts';
import { element } from '../dom/element.ts';
import type { Entrance } from '../entrance.ts';

export const entrance: Entrance = {
	ownMatches: true,
	parties: undefined,
	about: () =>
		element(
			'p',
			{ class: 'start-about' },
			'This is the demo: you play against bots, in a match that runs in this page. To play with people, run ',
			element('code', {}, 'npm install && npm start'),
			' in a copy of Fray. Or try the weapons on ',
			element('a', { href: `?mode=${PRACTICE_MODE}&map=${PRACTICE_ARENA}&autoplay=1` }, 'the range'),
			', and turn any number with F4.',
		),
	join: (name, match) => openWorkerMatch({ ...match, name }),
	// A match ends with its page.
	resume: async () => undefined,
};
