/** A server for one run: the game's own, as a process on a core of its own, with its truth told. Started by the command. */

import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onCore } from '../run/cores.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The first start in a checkout builds the page. */
const START_MS = 120_000;
const END_MS = 10_000;
/** Lines of its log that are kept for the message when it fails. */
const KEPT_LINES = 20;

export interface LocalServer {
	url: string;
	/** Rejects when it ends by itself. */
	failed: Promise<never>;
	stop(): Promise<void>;
}

/** Resolves when it listens. Throws with the end of its log when it does not. */
export async function startLocalServer(core: number | undefined): Promise<LocalServer> {
	const data = await mkdtemp(join(tmpdir(), 'fray-loadtest-'));
	const [command, args] = onCore(core, process.execPath, ['server/main.ts']);
	// Settings of the machine are not the run's: it is to be the same everywhere.
	const env = { PORT: '0', HOST: '127.0.0.1', FRAY_TRUTH: 'on', FRAY_DATA: data, FRAY_QR: 'off' };
	const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const lines: string[] = [];
	let isStopping = false;
	const listening = new Promise<string>((found) => {
		const read = (line: string) => {
			lines.push(line);
			if (lines.length > KEPT_LINES) lines.shift();
			const { event, open } = parseLine(line);
			if (event === 'listening' && open) found(open);
		};
		for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', read);
	});
	const failed = new Promise<never>((_, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			if (!isStopping) reject(new Error(`the server ended with ${signal ?? code}:\n${lines.join('\n')}`));
		});
	});
	failed.catch(() => {});
	// However this process ends, it leaves nothing behind.
	const onExit = () => {
		child.kill('SIGKILL');
		rmSync(data, { recursive: true, force: true });
	};
	process.once('exit', onExit);
	const stop = async () => {
		isStopping = true;
		process.off('exit', onExit);
		await endProcess(child);
		await rm(data, { recursive: true, force: true });
	};
	try {
		return { url: await Promise.race([listening, failed, tooLate(lines)]), failed, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function tooLate(lines: readonly string[]): Promise<never> {
	return new Promise((_, reject) => {
		setTimeout(() => reject(new Error(`the server does not listen after ${START_MS / 1000} s:\n${lines.join('\n')}`)), START_MS).unref();
	});
}

function parseLine(line: string): { event?: string; open?: string } {
	try {
		return JSON.parse(line);
	} catch {
		return {};
	}
}

function endProcess(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
	return new Promise((resolveEnd) => {
		const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
		child.once('exit', () => {
			clearTimeout(timer);
			resolveEnd();
		});
		child.kill('SIGTERM');
	});
}
