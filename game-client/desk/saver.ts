/**
 * Keeps turned numbers in the sources, where the development server offers it (`server/dev/saveNumbers.ts`). Used by
 * the desk.
 */

/** What became of each number: where it stands now, or why it was not written. */
export interface SavedNumber {
	key: string;
	ok: boolean;
	/** `sim/rules.ts, line 7: 320 is now 420`, or why not. */
	words: string;
}

/** Only the development server reloads modules: elsewhere there is nobody to ask, and nothing is asked. */
export const CAN_SAVE = (import.meta as { hot?: unknown }).hot !== undefined;

/** Never rejects: what goes wrong is said in words. */
export async function saveNumbers(modeId: string, values: Readonly<Record<string, number>>): Promise<SavedNumber[]> {
	try {
		const response = await fetch('/desk/numbers', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ modeId, values }),
		});
		const answer = (await response.json()) as { saved?: SavedNumber[]; error?: string };
		if (answer.saved) return answer.saved;
		throw new Error(answer.error ?? `the server answered ${response.status}`);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return Object.keys(values).map((key) => ({ key, ok: false, words: `not saved: ${why}` }));
	}
}
