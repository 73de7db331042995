/** `npm run replay -- FILE --serve` as a process of its own. For the test and the picture of the replay page. */

import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '..');

export class ReplayCommand {
	/** All that it printed. */
	output = '';
	/** Its exit code. */
	readonly ended: Promise<number | null>;
	private readonly child: ChildProcess;
	private readonly open: Promise<string>;

	/** `wanted`: a file, or a code. */
	constructor(wanted: string, data: string) {
		this.child = spawn(process.execPath, ['server/replay.ts', wanted, '--serve'], {
			cwd: ROOT,
			env: { PATH: process.env.PATH, FRAY_DATA: data },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.ended = new Promise((resolveEnd) => this.child.once('close', resolveEnd));
		this.open = new Promise((resolveUrl, reject) => {
			for (const stream of [this.child.stdout, this.child.stderr]) {
				if (stream)
					createInterface(stream).on('line', (line) => {
						this.output += `${line}\n`;
						const [, url] = line.match(/^open (http\S+)$/) ?? [];
						if (url) resolveUrl(url);
					});
			}
			void this.ended.then(() => reject(new Error(`it ended before it listened:\n${this.output}`)));
		});
		// Whoever only waits for its end does not ask for its address.
		this.open.catch(() => {});
	}

	/** Where the page is. Rejects, with what it printed, when it ends before. */
	url(): Promise<string> {
		return this.open;
	}

	/** As Ctrl-C does; resolves with its exit code. */
	stop(): Promise<number | null> {
		this.child.kill('SIGINT');
		return this.ended;
	}
}
