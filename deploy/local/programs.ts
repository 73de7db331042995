/** The programs of others that a cluster needs: found, or installed where that is one command, or asked for. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export type ProgramName = 'redis-server' | 'haproxy';

/** Where they may be that the path of a usual user does not lead to. */
const FOLDERS = ['', '/usr/sbin/', '/usr/local/sbin/', '/usr/local/bin/', '/opt/homebrew/bin/'];

/** How it is called; undefined where it is not installed. */
export function findProgram(name: ProgramName): string | undefined {
	return FOLDERS.map((folder) => `${folder}${name}`).find((command) => spawnSync(command, ['-v']).status === 0);
}

/** What to type where they are missing. */
export function installCommand(names: readonly ProgramName[], hasApt: boolean): string {
	if (hasApt) return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
	return process.platform === 'darwin'
		? `brew install ${names.map((name) => (name === 'redis-server' ? 'redis' : name)).join(' ')}`
		: `install ${names.join(' and ')} with your system's packages`;
}

/**
 * All of them, by name. As root on a system with apt it installs what is missing, and says so with `say`; elsewhere it
 * throws an error that names the command.
 */
export async function ensurePrograms<N extends ProgramName>(names: readonly N[], say: (text: string) => void): Promise<Record<N, string>> {
	const missing = names.filter((name) => findProgram(name) === undefined);
	if (missing.length > 0) {
		const hasApt = spawnSync('apt-get', ['--version']).status === 0;
		if (!hasApt || process.getuid?.() !== 0)
			throw new Error(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} needed: ${installCommand(missing, hasApt)}`);
		say(`${missing.join(' and ')}: not installed yet; apt-get installs ${missing.length === 1 ? 'it' : 'them'} now.`);
		await run('apt-get', ['update', '-qq']);
		await run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing]);
	}
	return Object.fromEntries(names.map((name) => [name, findProgram(name) ?? name])) as Record<N, string>;
}

async function run(command: string, args: readonly string[]): Promise<void> {
	const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error(`"${command} ${args.join(' ')}" failed: its lines are above`);
}
