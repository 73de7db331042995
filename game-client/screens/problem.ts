/** Problems in words for a player: what happened and what to do, by code. Shown by `createProblemPanel`. */

import { PROBLEMS } from '../../schema/protocol.ts';

export interface Problem {
	code: string;
	title: string;
	what: string;
	advice: string;
	/** Only loading the page again can help. */
	reload: boolean;
}

const SEAT_KEPT = 'Load the page again: your place in the match is kept for some seconds.';

const OF_THE_PAGE: Readonly<Record<string, Omit<Problem, 'code' | 'reload'>>> = {
	'no-webgl': {
		title: 'This browser cannot draw the game',
		what: 'Fray needs WebGL, and the browser did not provide it.',
		advice: 'Turn on hardware acceleration in the settings of the browser, or open the page in a current Chrome, Firefox, Edge or Safari.',
	},
	'picture-lost': {
		title: 'The picture is gone',
		what: 'The graphics card stopped answering the browser.',
		advice: SEAT_KEPT,
	},
	'page-error': {
		title: 'Something in the page broke',
		what: 'The game stopped because of an error of ours.',
		advice: SEAT_KEPT,
	},
};

/** The page and the server are of different versions, or no longer understand each other. */
const NEEDS_RELOAD: readonly string[] = [`join-${PROBLEMS.tooOld}`, 'closed-4002'];

/** The match of an invitation has ended. */
export const ROOM_GONE = `join-${PROBLEMS.roomGone}`;

/** Words for a code. `message` speaks for what came over the network: it says what happened and what to do. */
export function describeProblem(code: string, message: string): Problem {
	const words = OF_THE_PAGE[code];
	if (words) return { code, ...words, reload: true };
	const title = code.startsWith('closed-') ? 'You are out of the match' : 'The match cannot be reached';
	return { code, title, what: message || 'The server did not say why.', advice: '', reload: NEEDS_RELOAD.includes(code) };
}
