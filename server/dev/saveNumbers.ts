/**
 * Keeps numbers that the desk has turned: writes each into the file that defines it, and the reload that follows takes
 * the running matches over. Only `npm run dev` has this, and only for pages of this machine.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { checkTuning } from '../../sim/tuning.ts';
import { placeOfNumber, type TuningPlace } from '../../sim/tuningPlaces.ts';
import type { Handler } from '../http.ts';
import { constantOfMode, hasNumber, writeNumber } from './sourceEdit.ts';

export const SAVE_PATH = '/desk/numbers';
const MODES_FOLDER = 'sim/modes';
/** Every number at once takes a tenth of it. */
const MAX_BODY_BYTES = 64 * 1024;

/** What became of one number. */
export interface Saved {
	key: string;
	ok: boolean;
	words: string;
}

/** Where a mode says a number of its own; undefined when it goes with the rules of all. */
async function placeInMode(root: string, modeId: string, key: string): Promise<TuningPlace | undefined> {
	for (const name of await readdir(join(root, MODES_FOLDER))) {
		const file = `${MODES_FOLDER}/${name}`;
		const text = await readFile(join(root, file), 'utf8');
		const constant = constantOfMode(text, modeId);
		if (constant && hasNumber(text, [constant, 'tuning', key])) return { file, path: [constant, 'tuning', key] };
	}
	return undefined;
}

/** Writes one number; never throws. `root`: folder of the project. */
export async function saveNumber(root: string, modeId: string, key: string, value: number): Promise<Saved> {
	const problem = checkTuning(key, value);
	if (problem) return { key, ok: false, words: `not saved: ${problem}` };
	let { file, path } = placeOfNumber(key);
	try {
		({ file, path } = (await placeInMode(root, modeId, key)) ?? { file, path });
		const old = await readFile(join(root, file), 'utf8');
		const { text, line, before } = writeNumber(old, path, value);
		if (text !== old) await writeFile(join(root, file), text);
		return { key, ok: true, words: `${file}, line ${line}: ${before ?? 'not written'} is now ${value}` };
	} catch (error) {
		return { key, ok: false, words: `not saved: ${file}: ${error instanceof Error ? error.message : String(error)}` };
	}
}

/** Whether a request comes from a page of ours in a browser on this machine: nobody else may write files here. */
export function isFromThisMachine({
	socket,
	headers,
}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }): boolean {
	const loopback = /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
	// A name that leads here by somebody else's DNS, and a page of another origin, are strangers.
	const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(headers.host ?? '');
	return loopback && local && headers.origin === `http://${headers.host}`;
}

async function readBody(request: IncomingMessage): Promise<{ modeId: string; values: [string, number][] }> {
	let text = '';
	for await (const chunk of request) {
		text += chunk;
		if (text.length > MAX_BODY_BYTES) throw new Error('that is too much');
	}
	const { modeId, values } = JSON.parse(text) as { modeId?: unknown; values?: unknown };
	if (typeof modeId !== 'string' || typeof values !== 'object' || values === null) throw new Error('meant are "modeId" and "values"');
	const entries = Object.entries(values);
	for (const [key, value] of entries) if (typeof value !== 'number') throw new Error(`${key} is no number`);
	return { modeId, values: entries };
}

/** Answers `POST /desk/numbers`; anything else is the next one's. */
export function saveNumbers(root: string): Handler {
	return (request, response, next) => {
		if (request.url !== SAVE_PATH) return next();
		if (request.method !== 'POST' || !isFromThisMachine(request)) {
			return answer(response, 403, { error: 'numbers are saved for pages on this machine alone: open the game on localhost' });
		}
		readBody(request)
			.then(async ({ modeId, values }) => {
				const saved: Saved[] = [];
				// One after the other: two may lie in one file.
				for (const [key, value] of values) saved.push(await saveNumber(root, modeId, key, value));
				answer(response, 200, { saved });
			})
			.catch((error: Error) => answer(response, 400, { error: error.message }));
	};
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
	response.end(JSON.stringify(body));
}
