/** The process of the stock server, on a core of its own. Used by `runStock`. */

import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onCore } from '../../loadtest/run/cores.ts';
import type { FromStockServer, StockStep } from './schema.ts';

const PROGRAM = resolve(import.meta.dirname, 'stockServer.ts');
const ANSWER_MS = 20_000;

export interface StockProcess {
	url: string;
	/** What really was, step by step. */
	steps(): Promise<StockStep[]>;
	stop(): Promise<void>;
}

/** Throws with what it printed when it does not start. */
export async function startStockServer(core: number | undefined): Promise<StockProcess> {
	const [command, args] = onCore(core, process.execPath, [PROGRAM]);
	const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
	let printed = '';
	child.stderr?.on('data', (text: Buffer) => {
		printed = (printed + String(text)).slice(-4000);
	});
	const next = <T extends FromStockServer['type']>() =>
		new Promise<Extract<FromStockServer, { type: T }>>((found, failed) => {
			const fail = (why: string) => failed(new Error(`the stock server ${why}\n${printed}`.trim()));
			const timer = setTimeout(() => fail('does not answer'), ANSWER_MS);
			child.once('exit', (code, signal) => fail(`ended with ${signal ?? code}`));
			child.once('message', (message) => {
				clearTimeout(timer);
				found(message as Extract<FromStockServer, { type: T }>);
			});
		});
	const onExit = () => child.kill('SIGKILL');
	process.once('exit', onExit);
	const stop = async () => {
		process.off('exit', onExit);
		await end(child);
	};
	try {
		const { port } = await next<'listening'>();
		return {
			url: `http://127.0.0.1:${port}`,
			async steps() {
				const stopped = next<'stopped'>();
				child.send('stop');
				return (await stopped).steps;
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
	child.kill('SIGKILL');
	await ended;
}
