/** A server's process of the bench: one stack, its ticks, and what they cost. Started by `runTrial`. */

import { TickLoop } from '../sim/match/tickLoop.ts';
import { type FromServer, type Order, type ServerFigures, type TrialSetup, wallMs } from './messages.ts';
import { loadStack } from './stacks/registry.ts';
import { TICK_MS, Workload } from './workload.ts';

const setup = JSON.parse(process.argv[2] ?? '') as TrialSetup;
const tell = (message: FromServer) => process.send?.(message);

const workload = new Workload(setup.seed, setup.players);
const stack = await loadStack(setup.stack);
const server = await stack.serve(workload);

const tickStarts: number[] = [];
let intervalsMs: number[] = [];
let workMs: number[] = [];
let updates = 0;
let begun = { ms: 0, cpu: process.cpuUsage(), inputs: 0 };

const loop = new TickLoop({
	intervalMs: () => TICK_MS,
	now: () => performance.now(),
	schedule(callback, delayMs) {
		const timer = setTimeout(callback, delayMs);
		return () => clearTimeout(timer);
	},
	onTick(_dueMs, intervalMs) {
		const startedMs = performance.now();
		tickStarts.push(wallMs());
		workload.step();
		updates += server.tick();
		intervalsMs.push(intervalMs);
		workMs.push(performance.now() - startedMs);
	},
});

function measure(): void {
	intervalsMs = [];
	workMs = [];
	updates = 0;
	begun = { ms: performance.now(), cpu: process.cpuUsage(), inputs: server.inputs() };
}

function figures(): ServerFigures {
	const { user, system } = process.cpuUsage(begun.cpu);
	const seconds = (performance.now() - begun.ms) / 1000;
	return {
		seconds,
		ticks: intervalsMs.length,
		cpu: (user + system) / 1e6 / seconds,
		intervalsMs,
		workMs,
		updates,
		inputs: server.inputs() - begun.inputs,
		rssMb: process.memoryUsage.rss() / 2 ** 20,
		tickStarts,
	};
}

process.on('message', (order: Order) => {
	if (order === 'start') loop.start();
	else if (order === 'measure') measure();
	else {
		const stopped = figures();
		loop.stop();
		tell({ type: 'stopped', figures: stopped });
	}
});
process.on('disconnect', () => process.exit());
tell({ type: 'listening', port: server.port });
