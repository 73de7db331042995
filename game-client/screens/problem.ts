/** Problems in words for a player: what happened and what to do, by code. Shown by `createProblemPanel`. */

export interface Problem {
	code: string;
	title: string;
	what: string;
	advice: string;
}

type Words = Omit<Problem, 'code'>;

const WORDS: Readonly<Record<string, Words>> = {
	NO_WEBGL: {
		title: 'This browser cannot draw the game',
		what: 'Fray needs WebGL, and the browser did not provide it.',
		advice: 'Turn on hardware acceleration in the settings of the browser, or open the page in a current Chrome, Firefox, Edge or Safari.',
	},
	WEBGL_LOST: {
		title: 'The picture is gone',
		what: 'The graphics card stopped answering the browser.',
		advice: 'Load the page again: your place in the match is kept for some seconds.',
	},
	PAGE_ERROR: {
		title: 'Something in the page broke',
		what: 'The game stopped because of an error of ours.',
		advice: 'Load the page again: your place in the match is kept for some seconds.',
	},
};

/** Words for a code; a code without words of its own speaks through `message`. */
export function describeProblem(code: string, message: string): Problem {
	const words = WORDS[code];
	if (words) return { code, ...words };
	return {
		code,
		title: 'The match cannot be reached',
		what: message || 'The server did not answer.',
		advice: 'Check the connection and try again; the server may also be starting anew.',
	};
}
