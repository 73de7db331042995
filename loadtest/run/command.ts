/** How a command of the project ends: with its exit code, with words when it cannot be run, and never without what it started. */

/** Runs `main`, and ends the process with the code that it comes to; 2 when it throws, or when a signal ends it. `name`: of the script in package.json. */
export async function runCommand(name: string, main: () => Promise<number>): Promise<never> {
	// An end by a signal is an end like any other: what was started ends too.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2));
	try {
		process.exit(await main());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		console.error(`\nnpm run ${name} -- --help says what there is.`);
		process.exit(2);
	}
}
