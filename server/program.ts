/** What `npm start` and `npm run dev` have in common: settings in, an address out, and failures in words. */

import { addressesOf, addressForOthers } from './addresses.ts';
import { createConsoleLog } from './consoleLog.ts';
import { type Environment, EnvironmentError, readEnvironment } from './environment.ts';
import type { Log } from './log.ts';
import { qrCodeOf } from './qrCode.ts';
import { VERSION } from './version.ts';

const FLUSH_EVERY_MS = 60_000;

/** Runs a program with its settings and log. What it throws is told in words and ends the process with code 1. */
export async function runProgram(main: (environment: Environment, log: Log) => Promise<void>): Promise<void> {
	let environment: Environment | undefined;
	try {
		environment = readEnvironment();
		const log = createConsoleLog(environment.FRAY_LOG);
		await main(environment, log);
		setInterval(log.flush, FLUSH_EVERY_MS).unref();
	} catch (error) {
		console.error(`Fray cannot start. ${inWords(error, environment)}`);
		process.exit(1);
	}
}

/** Says where the game is, for this machine and for the others in the room; to phones by a QR code. `slot`: of one process of many. */
export function logListening(log: Log, port: number, { HOST, FRAY_QR }: Pick<Environment, 'HOST' | 'FRAY_QR'>, slot?: number): void {
	const addresses = addressesOf(HOST, port);
	const [here, ...others] = addresses;
	log('info', 'listening', {
		open: here,
		...(slot === undefined ? {} : { slot, port }),
		...(others.length > 0 ? { localNetwork: others.join(' ') } : {}),
		version: VERSION,
	});
	const phone = addressForOthers(addresses);
	const isWanted = FRAY_QR === 'on' || (FRAY_QR === 'auto' && process.stdout.isTTY === true);
	if (phone && isWanted) console.log(`\nOn a phone in the same network: ${phone}\n\n${qrCodeOf(phone)}\n`);
}

function inWords(error: unknown, environment: Environment | undefined): string {
	if (error instanceof EnvironmentError) return `These environment variables are wrong:\n  ${error.problems.join('\n  ')}`;
	const code = (error as NodeJS.ErrnoException).code;
	if (code === 'EADDRINUSE') return `Port ${environment?.PORT} is taken: stop what listens there, or choose another with PORT=...`;
	if (code === 'EACCES') return `This user may not listen on port ${environment?.PORT}: choose one above 1023 with PORT=...`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${environment?.HOST} is no address of this machine.`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
