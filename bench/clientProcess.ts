/** The clients' process of the bench: plain clients that count, and one in fifty that checks. Started by `runTrial`. */

import { TickLoop } from '../sim/match/tickLoop.ts';
import { Checking, Findings } from './clients/checking.ts';
import { PlainSocket } from './clients/plainSocket.ts';
import { Truth } from './clients/truth.ts';
import { type ClientFigures, type ClientsSetup, type FromClients, type Order, wallMs } from './messages.ts';
import { sightsOf } from './sights.ts';
import type { Checker, CheckerEvents, PlainProtocol } from './stack.ts';
import { loadStack } from './stacks/registry.ts';
import { inputOf, TICK_MS, TICK_RATE, Workload } from './workload.ts';

/** One client in so many is the stack's own library, and checks, up to so many of them: each looks at all players, and more would say the same. */
const CHECKED_OF = 50;
const MOST_CHECKED = 32;
const JOINS_AT_ONCE = 16;
/** Input is sent by a tenth of the clients at a time: it does not come in all at once from people either. */
const SLICES = 10;
/** From one look of a checker to its next, ms: at all parts of a tick alike. */
const LOOK_MS = 53;
/** Plain clients of which the time between two frames is measured: one in so many. */
const TIMED_OF = 16;

const setup = JSON.parse(process.argv[2] ?? '') as ClientsSetup;
const tell = (message: FromClients) => process.send?.(message);

interface PlainClient {
	player: number;
	protocol: PlainProtocol;
	socket: PlainSocket;
}

const stack = await loadStack(setup.stack);
const truth = new Truth(setup.seed, setup.players);
/** What clients send: how they move anyway, for the server does not steer by it. */
const hands = new Workload(setup.seed, setup.players);
const plain: PlainClient[] = [];
const checkers: { player: number; checker: Checker; checking: Checking }[] = [];
const lost: Record<string, number> = {};
let findings = new Findings();
let patchIntervalsMs: number[] = [];
let measuring = false;

const count = (reason: string) => {
	lost[reason] = (lost[reason] ?? 0) + 1;
};

async function join(player: number): Promise<void> {
	if (player % CHECKED_OF === 0 && player < CHECKED_OF * MOST_CHECKED) {
		const checking = new Checking(player, truth, stack.culls);
		const events: CheckerEvents = {
			onFrame: (tick, tellAll) => checking.receive(tick, tellAll, wallMs(), findings),
			onFailed: count,
		};
		const checker = await stack.check(setup.port, player, events, hands);
		checkers.push({ player, checker, checking });
		return;
	}
	const protocol = stack.plain(setup.port, player);
	const socket = await PlainSocket.join(protocol, setup.port, count);
	if (player % TIMED_OF === 1) timeFrames(socket);
	plain.push({ player, protocol, socket });
}

function timeFrames(socket: PlainSocket): void {
	let lastMs = 0;
	socket.onFrame = () => {
		const nowMs = performance.now();
		if (lastMs > 0 && measuring) patchIntervalsMs.push(nowMs - lastMs);
		lastMs = nowMs;
	};
}

async function joinAll(): Promise<void> {
	let next = 0;
	const joiners = Array.from({ length: JOINS_AT_ONCE }, async () => {
		while (next < setup.players) await join(next++);
	});
	await Promise.all(joiners);
}

let slice = 0;
function sendSlice(): void {
	if (slice === 0) hands.step();
	for (let i = slice; i < plain.length; i += SLICES) {
		const { player, protocol, socket } = plain[i] as PlainClient;
		socket.send(protocol.input(inputOf(hands, player)));
	}
	for (let i = slice; i < checkers.length; i += SLICES) {
		const client = checkers[i];
		client?.checker.send(inputOf(hands, client.player));
	}
	slice = (slice + 1) % SLICES;
}

const every = (intervalMs: number, onTick: () => void) =>
	new TickLoop({
		intervalMs: () => intervalMs,
		now: () => performance.now(),
		schedule(callback, delayMs) {
			const timer = setTimeout(callback, delayMs);
			return () => clearTimeout(timer);
		},
		onTick,
	});
const sending = every(TICK_MS / SLICES, sendSlice);
const looking = every(LOOK_MS, () => {
	if (!measuring) return;
	const nowMs = wallMs();
	for (const { checking } of checkers) checking.look(nowMs, findings);
});

let begun = { ms: 0, cpu: process.cpuUsage(), bytes: 0, frames: 0 };
const bytesOf = () => plain.reduce((sum, { socket }) => sum + socket.bytes, 0);
const framesOf = () => plain.reduce((sum, { socket }) => sum + socket.frames, 0);

function measure(): void {
	findings = new Findings();
	patchIntervalsMs = [];
	measuring = true;
	begun = { ms: performance.now(), cpu: process.cpuUsage(), bytes: bytesOf(), frames: framesOf() };
}

function figures(): ClientFigures {
	const { user, system } = process.cpuUsage(begun.cpu);
	const seconds = (performance.now() - begun.ms) / 1000;
	const [bytes, frames] = [bytesOf() - begun.bytes, framesOf() - begun.frames];
	measuring = false;
	return {
		seconds,
		cpu: (user + system) / 1e6 / seconds,
		plainClients: plain.length,
		bytes,
		frames,
		patchIntervalsMs,
		checkers: checkers.length,
		...findings,
		visible: stack.culls ? meanInSight(truth.tick) : setup.players,
		lost,
	};
}

/** Whom a player sees, on average of all players and of some ticks. */
function meanInSight(ticks: number): number {
	const workload = new Workload(setup.seed, setup.players);
	const sights = sightsOf(workload);
	let sum = 0;
	let looks = 0;
	for (let tick = 0; tick <= ticks; tick++) {
		if (tick % TICK_RATE === 0) {
			sights.refresh();
			sum += sights.mean();
			looks++;
		}
		workload.step();
	}
	return sum / looks;
}

process.on('message', (order: Order) => {
	if (order === 'start') {
		sending.start();
		looking.start();
	} else if (order === 'measure') measure();
	else {
		const stopped = figures();
		sending.stop();
		looking.stop();
		tell({ type: 'stopped', figures: stopped });
	}
});
process.on('disconnect', () => process.exit());
await joinAll();
tell({ type: 'joined' });
