/** A process stands still and wakes up; and a machine that has more to do than it can. */

import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ownedTwice } from '../ownership.ts';
import type { StallFigures } from '../report.ts';
import { nowMs, pause, type Stage } from '../stage.ts';
import type { Scenario, ScenarioSize } from './scenario.ts';

export const stall: Scenario<'stall'> = {
	about: 'a process stands still for 20 s and goes on; then ten minutes on a machine that is loaded',
	processes: 3,
	usual: { seconds: 20, loadedSeconds: 600 },
	run,
};

/** How exact the times in the logs are between two processes of one machine, ms. */
const EXACT_MS = 1;
/** After it has woken up, until everything has to be in order, ms. */
const SETTLED_MS = 8000;

/** `seconds`: how long the process stands still. */
async function run(stage: Stage, size: ScenarioSize): Promise<StallFigures> {
	const { process, roomIds } = stage.busiest();
	stage.say(`  p${process.slot} stands still for ${size.seconds} s, with ${roomIds.length} rooms`);
	process.signal('SIGSTOP');
	await pause(size.seconds * 1000);
	process.signal('SIGCONT');
	await pause(SETTLED_MS);
	const missing = await stage.missing();

	const takenFromTheWell = size.loadedSeconds > 0 ? await takenUnderLoad(stage, size.loadedSeconds) : 0;
	// The bots have had to share the machine too: what they measured of time counts no more, who is there does.
	const { total } = await stage.crowd.count();
	const twice = ownedTwice(stage.ownerships(), EXACT_MS);
	for (const [a, b] of twice)
		stage.problem(
			`room ${a.roomId} was owned by ${a.process} (${a.fromMs} to ${a.untilMs}) and by ${b.process} (${b.fromMs} to ${b.untilMs})`,
		);
	return {
		ownedTwice: twice.length,
		sessionsLost: Math.max(missing.sessions, stage.crowd.planned - total),
		takenFromTheWell,
	};
}

/** How many rooms change hands while no process has been harmed. */
async function takenUnderLoad(stage: Stage, seconds: number): Promise<number> {
	const begunMs = nowMs();
	const load = loadMachine();
	stage.say(`  ${load.length} processes take what time they can get, for ${seconds} s`);
	try {
		await pause(seconds * 1000);
	} finally {
		for (const child of load) child.kill('SIGKILL');
	}
	const taken = stage.logged('processTakenOver', begunMs).filter(({ line }) => line.processId !== '-');
	await pause(SETTLED_MS);
	return taken.reduce((sum, { line }) => sum + Number(line.rooms), 0);
}

/** As many as there are cores, each of which never waits. */
function loadMachine(): ChildProcess[] {
	return Array.from({ length: availableParallelism() }, () =>
		spawn(globalThis.process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' }),
	);
}
