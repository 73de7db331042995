/**
 * Golden shots: what the same hands fire over lines of every length, recorded as a room records it, with the verdict on
 * each shot and why. Used by `record.ts` and the tests.
 */

import type { ClientSession } from '../../netcode/clientSession.ts';
import { explainShot } from '../../netcode/replay/explainShot.ts';
import { Recording } from '../../netcode/replay/recording.ts';
import { NUMBERS } from '../../netcodelab/play/numbers.ts';
import { Script } from '../../netcodelab/play/script.ts';
import { encodeJournalHeader, journalStart } from '../../sim/journal.ts';
import { JournalEncoder } from '../../sim/journalEncoder.ts';
import { readJournal } from '../../sim/journalReader.ts';
import type { MatchRecorder } from '../../sim/match/runner.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { RECORDED_BY } from '../recordMatch.ts';
import { SimulatedMatch } from '../simulatedMatch.ts';
import { RECORD_COMMAND } from './matches.ts';

/** There and back, ms: at 300 every shot reaches back further than is judged. */
export const SHOT_LATENCIES_MS = [0, 40, 80, 120, 160, 200, 300] as const;
const PLAYERS = 3;
const SECONDS = 12;

export function shotsPath(roundTripMs: number, ending: 'fray' | 'txt'): string {
	return `${import.meta.dirname}/shots-${roundTripMs}ms.${ending}`;
}

/** Plays over a line of this length under the rules and the netcode of now. */
export function playShots(roundTripMs: number): { bytes: Uint8Array; figures: string } {
	const parts: Uint8Array[] = [];
	let encoder: JournalEncoder | undefined;
	const recorder: MatchRecorder = {
		begin(world) {
			const start = journalStart(world);
			encoder = new JournalEncoder(start);
			parts.push(encodeJournalHeader({ ...start, ...RECORDED_BY }).slice());
		},
		tick: (input, hash) => void (encoder && parts.push(encoder.tick(input, hash).slice())),
		end: (reason) => void (encoder && parts.push(encoder.end(reason).slice())),
	};
	const match = new SimulatedMatch({ seed: 11, tuning: NUMBERS, recorder });
	for (let index = 0; index < PLAYERS; index++) {
		const client = match.join({ delayMs: roundTripMs / 2, jitterMs: 0 }, 20 + index);
		const script = new Script(match.runner.world.arena, 40 + index, index);
		client.intent = (nowMs) => script.intent(nowMs, (client.session as ClientSession).view);
	}
	match.run(SECONDS * 1000);
	match.runner.end('golden');
	const bytes = Buffer.concat(parts);
	return { bytes, figures: describeShots(roundTripMs, bytes) };
}

/** Every shot of a recording as it is judged and explained by the rules of now. Throws when the recording runs otherwise under them. */
export function describeShots(roundTripMs: number, bytes: Uint8Array): string {
	const recording = new Recording(readJournal(bytes));
	while (recording.read(recording.readTick + 300));
	if (recording.differsAt !== undefined) throw new Error(`the rules changed: tick ${recording.differsAt} is the first that differs`);
	const lines = recording.marks.all.flatMap((mark) => {
		const explained = mark.kind === 'shot' && explainShot(recording.runAt(mark.tick), mark.shotId);
		if (!explained) return [];
		const { tick, shooterName, weapon, screen, words } = explained;
		const back = `${Math.round(screen.shownMs)}${screen.isCut ? ` cut to ${Math.round(screen.judgedMs)}` : ''} ms back`;
		return `${String(tick).padStart(4)} ${shooterName} ${(WEAPON_IDS[weapon] ?? '').padEnd(8)}${back.padEnd(28)}${words}`;
	});
	return [
		`Golden shots over a round trip of ${roundTripMs} ms: ${PLAYERS} scripted players, ${SECONDS} s. Recorded by ${RECORD_COMMAND}`,
		'',
		...lines,
		'',
	].join('\n');
}
