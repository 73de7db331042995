/** Redis stands still, and then comes back with nothing in it. */

import { whereIs } from '../../netcode/whereIs.ts';
import type { RedisFigures } from '../report.ts';
import { nowMs, pause, type Stage } from '../stage.ts';
import { joinSomewhere } from './joinSomewhere.ts';
import type { Scenario, ScenarioSize } from './scenario.ts';

export const redis: Scenario<'redis'> = {
	about: 'Redis stands still for 10 s; then it is killed and started empty',
	processes: 3,
	usual: { seconds: 10 },
	run,
};

/** After Redis is back, until everything has to be as before, ms. */
const SETTLED_MS = 5000;

/** `seconds`: how long Redis stands still. */
async function run(stage: Stage, size: ScenarioSize): Promise<RedisFigures> {
	const { cluster, crowd } = stage;
	const server = cluster.redis;
	if (!server) throw new Error('this scenario needs a Redis of its own: unset REDIS_URL');
	server.signal('SIGSTOP');
	await pause(size.seconds * 1000);
	const during = await stage.missing();
	server.signal('SIGCONT');
	const afterStop = await recoverySeconds(stage);
	stage.say(`  Redis stood still for ${size.seconds} s, somebody new was in a match ${afterStop.toFixed(1)} s after`);
	await pause(SETTLED_MS);

	await server.kill();
	await server.startEmpty();
	const afterEmpty = await recoverySeconds(stage);
	stage.say(`  Redis came back empty, somebody new was in a match ${afterEmpty.toFixed(1)} s after`);
	await pause(SETTLED_MS);

	const missing = await stage.missing();
	const gone = await Promise.all(
		crowd.roomIds.map((roomId) =>
			whereIs(cluster.url, roomId).then(
				(path) => path === undefined,
				() => true,
			),
		),
	);
	return {
		matchesEnded: crowd.roomIds.filter((roomId, index) => gone[index] || missing.rooms.includes(roomId)).length,
		sessionsLost: Math.max(missing.sessions, during.sessions),
		recoverySeconds: Math.round(Math.max(afterStop, afterEmpty) * 100) / 100,
	};
}

/** From now until somebody new is in a match, s. */
async function recoverySeconds(stage: Stage): Promise<number> {
	const begunMs = nowMs();
	await joinSomewhere(stage.cluster.url);
	return (nowMs() - begunMs) / 1000;
}
