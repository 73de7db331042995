/** Loaded into a process of Fray before its own program: on SIGUSR2 an error happens that nobody handles. */

process.on('SIGUSR2', () => {
	setImmediate(() => {
		throw new Error('an error of its own');
	});
});
