/** The log on standard output: text in a terminal, JSON lines elsewhere. Made by each program of the server. */

import type { LogLevel } from '../rooms/roomServices.ts';
import { createLog, type Log } from './log.ts';

export function createConsoleLog(level: LogLevel): Log {
	return createLog({
		level,
		pretty: process.stdout.isTTY === true,
		write: (line) => process.stdout.write(`${line}\n`),
		now: Date.now,
	});
}
