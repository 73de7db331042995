/**
 * What the player says was wrong: has the match and what the screen showed saved, and tells those who show it how that
 * went. Asked by a key (F8) and by the menu. Owned by `main.ts`.
 */

import type { ClientSession } from '../netcode/clientSession.ts';

export type ComplaintState =
	| { kind: 'none' }
	| { kind: 'saving' }
	/** `problem`: what could not be saved of it, in words. */
	| { kind: 'saved'; code: string; problem?: string }
	| { kind: 'failed'; problem: string };

/** Words for each state, for whoever shows it; the code stands beside them. */
export function complaintWords(state: ComplaintState): string {
	if (state.kind === 'saving') return 'Saving the last 30 seconds …';
	if (state.kind === 'failed') return `Not saved: ${state.problem}.`;
	if (state.kind === 'none') return '';
	const whole = 'Give this code to whoever runs the server.';
	return state.problem === undefined ? whole : `${whole} Without your screen: ${state.problem}.`;
}

export class Complaints {
	state: ComplaintState = { kind: 'none' };
	/** The newest of this match: it stays to be looked up when another one fails. */
	code: string | undefined;
	private readonly session: () => ClientSession | undefined;
	private readonly watchers: ((state: ComplaintState) => void)[] = [];

	constructor(session: () => ClientSession | undefined) {
		this.session = session;
	}

	/** Called with every new state. */
	watch(watcher: (state: ComplaintState) => void): void {
		this.watchers.push(watcher);
	}

	/** `words`: what the player says about it; may be empty. */
	async save(words: string): Promise<void> {
		const session = this.session();
		if (!session || this.state.kind === 'saving') return;
		this.show({ kind: 'saving' });
		const { code, problem } = await session.complain(words);
		// By now the player may be in another match: the code is theirs all the same.
		if (code !== undefined) this.show({ kind: 'saved', code, ...(problem === undefined ? {} : { problem }) });
		else this.show({ kind: 'failed', problem: problem ?? 'it is not known why' });
	}

	/** Another match: what was said of the last one is no longer shown. */
	clear(): void {
		if (this.state.kind === 'saving') return;
		this.code = undefined;
		this.show({ kind: 'none' });
	}

	private show(state: ComplaintState): void {
		this.state = state;
		if (state.kind === 'saved') this.code = state.code;
		for (const watcher of this.watchers) watcher(state);
	}
}
