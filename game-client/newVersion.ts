/**
 * A page that is older than the server is loaded anew by itself, and its player goes on: at the same seat where there is
 * one, in another match otherwise. Used by `main.ts`; time is an argument.
 */

import { PROBLEMS } from '../schema/protocol.ts';

/** The tab's own store. */
type TabStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'fray.newVersion';
/** Not again within this, ms: a server that is still being exchanged could have it in a circle. */
const PAUSE_MS = 20_000;

const OLD_PAGE: ReadonlySet<string> = new Set([`join-${PROBLEMS.tooOld}`, `closed-${PROBLEMS.newVersion}`]);

/** Whether a problem means that the page is to be loaded anew now; remembers that it was. `nowMs`: since 1970. */
export function shouldLoadAnew(code: string, store: TabStore | undefined, nowMs: number): boolean {
	if (!store || !OLD_PAGE.has(code)) return false;
	const lastMs = Number(store.getItem(KEY)?.split(' ')[0] ?? 0);
	if (nowMs - lastMs < PAUSE_MS) return false;
	store.setItem(KEY, `${nowMs} playing`);
	return true;
}

/** Whether this page was loaded for that reason by somebody who was playing; true once. */
export function wasLoadedAnew(store: TabStore | undefined): boolean {
	const [ms, playing] = store?.getItem(KEY)?.split(' ') ?? [];
	if (!store || ms === undefined || playing === undefined) return false;
	store.setItem(KEY, ms);
	return true;
}
