/** To come back sooner, whole, as somebody else, or twice. */

import { reserveSeat } from '../../loadtest/bots/matchmake.ts';
import { PROTOCOL_VERSION } from '../../schema/protocol.ts';
import { CheatClient } from '../cheatClient.ts';
import type { Attempt, Scene } from './attempt.ts';
import { run, stand } from './plans.ts';

const RESPAWN_SECONDS = 2.5;
const WAIT_MS = 3500;

/** Leaves in a state of its own making, and comes back at once under another name. */
const leaveAndReturn = (name: string, spoil: (scene: Scene) => void): Attempt => ({
	name,
	plan: stand,
	fouls: [],
	isThrownOut: true,
	act: () => {},
	async run(scene) {
		await scene.wait(300);
		spoil(scene);
		const ticksBefore = scene.world().tick;
		scene.cheat.leave();
		const second = await CheatClient.join({ url: scene.url, name: 'again', roomId: scene.cheat.roomId });
		const book = scene.follow('again');
		const late = scene.world().tick - ticksBefore;
		await scene.wait(WAIT_MS);
		const least = RESPAWN_SECONDS * scene.world().tickRate - 1;
		scene.note({ what: 'ticks to the next life', value: book.ticksToLife + late, least, most: 1.4 * least });
		second.leave();
	},
});

/** Tries to sit in a seat that is somebody's; it must not get it, nor take it from them. */
const steal = (name: string, sit: (scene: Scene) => Promise<CheatClient>): Attempt => ({
	name,
	plan: run,
	fouls: [],
	act: (scene, n) => scene.frame(n),
	async run(scene) {
		await scene.wait(500);
		const thief = await sit(scene);
		await scene.wait(300);
		scene.note({ what: 'let in', value: thief.closedWith === undefined ? 1 : 0, most: 0 });
		scene.note({ what: 'the owner thrown out', value: scene.cheat.closedWith === undefined ? 0 : 1, most: 0 });
	},
});

export const SEATS: readonly Attempt[] = [
	leaveAndReturn('leave when dead and come back', (scene) => {
		const world = scene.world();
		const own = world.players.get(scene.idOf('cheat'));
		if (own) Object.assign(own, { alive: false, health: 0, respawnTick: world.tick + RESPAWN_SECONDS * world.tickRate });
	}),
	leaveAndReturn('leave when hurt and come back', (scene) => {
		const world = scene.world();
		const own = world.players.get(scene.idOf('cheat'));
		if (own) own.lastFightTick = world.tick;
	}),
	steal('a second connection to one seat', (scene) => CheatClient.sit(scene.cheat.seat, 'thief')),
	steal('a seat by a token that is none', (scene) => CheatClient.sit(scene.cheat.seat, 'thief', 'let-me-in')),
	{
		// A page comes back with it when its connection has died in silence: whoever has it is the owner.
		name: 'one seat twice by its own token',
		plan: run,
		fouls: [],
		isThrownOut: true,
		act: (scene, n) => scene.frame(n),
		async run(scene) {
			await scene.wait(500);
			const second = await CheatClient.sit(scene.cheat.seat, 'cheat', scene.cheat.token);
			await scene.wait(500);
			scene.note({
				what: 'connections',
				value: [second, scene.cheat].filter(({ closedWith }) => closedWith === undefined).length,
				most: 1,
			});
			second.leave();
		},
	},
	{
		name: 'another’s identity, rating and party',
		plan: stand,
		fouls: [],
		act: () => {},
		async run(scene) {
			const forged = 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
			const options = {
				protocol: PROTOCOL_VERSION,
				name: 'a\u202Eb\nc'.repeat(30),
				player: forged,
				rating: 9999,
				party: 7,
				auth: { rating: 9999 },
			};
			const response = await fetch(new URL('/matchmake/create/arena', scene.url), {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ ...options, private: true, bots: 0 }),
			});
			const { player } = (await response.json()) as { player?: string };
			scene.note({ what: 'taken for whom it says', value: player === forged ? 1 : 0, most: 0 });
			const seat = await reserveSeat(scene.url, 'joinById', { ...options, private: true }, scene.cheat.roomId);
			const liar = await CheatClient.sit(seat, 'liar');
			await scene.wait(300);
			const known = [...scene.world().players.values()].find(({ name }) => /^abc?/.test(name.replaceAll(' ', '')));
			scene.note({ what: 'letters of a name', value: known?.name.length ?? 99, most: 16 });
			scene.note({ what: 'allies by saying so', value: known?.party ?? 99, most: 0 });
			liar.leave();
		},
	},
];
