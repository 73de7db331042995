/** The environment is checked at start, in words. */

import assert from 'node:assert/strict';
import { EnvironmentError, readEnvironment } from '../server/environment.ts';

function problemsOf(source: Record<string, string>): readonly string[] {
	try {
		readEnvironment(source);
	} catch (error) {
		if (error instanceof EnvironmentError) return error.problems;
		throw error;
	}
	return [];
}

describe('the environment', () => {
	it('needs nothing', () => {
		const { PORT, FRAY_TICK_RATE, REDIS_URL } = readEnvironment({ HOME: '/home/ada', HOSTNAME: 'x', POST: '1', HOSTS: 'y' });
		assert.deepEqual([PORT, FRAY_TICK_RATE, REDIS_URL], [2567, 30, '']);
	});

	it('names a wrong value with what is allowed', () => {
		assert.deepEqual(problemsOf({ PORT: 'abc' }), ['PORT=abc: must be a port, 0 to 65535; 0 takes a free one (default: 2567)']);
		for (const [name, value] of [
			['PORT', ''],
			['PORT', '70000'],
			['FRAY_TICK_RATE', '9'],
			['FRAY_TICK_RATE', '30.5'],
			['FRAY_LOG', 'loud'],
			['FRAY_JOURNAL_MB', '-1'],
			['REDIS_URL', 'localhost:6379'],
			['FRAY_DATA', ''],
		] as const) {
			assert.equal(problemsOf({ [name]: value }).length, 1, `${name}=${value} is refused`);
		}
	});

	it('names a variable that looks like ours and is none, and the one that was meant', () => {
		assert.deepEqual(problemsOf({ FRAY_TICKRATE: '30' }), ['FRAY_TICKRATE: unknown; did you mean FRAY_TICK_RATE?']);
		assert.deepEqual(problemsOf({ FREY_DATA: 'x' }), ['FREY_DATA: unknown; did you mean FRAY_DATA?']);
		assert.deepEqual(problemsOf({ REDIS_URI: 'x' }), ['REDIS_URI: unknown; did you mean REDIS_URL?']);
		assert.match(problemsOf({ FRAY_COLOUR: 'x' })[0] ?? '', /^FRAY_COLOUR: unknown; there are PORT, HOST, FRAY_DATA/);
	});

	it('names every problem at once', () => {
		assert.equal(problemsOf({ PORT: 'abc', FRAY_LOG: 'x', FRAY_COLOUR: 'x' }).length, 3);
	});
});
