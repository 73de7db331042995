/** To send what is no frame, or what one has no right to. */

import { PROBLEMS } from '../../schema/protocol.ts';
import { PLAYER_RULES } from '../../sim/rules.ts';
import type { Attempt, Scene } from './attempt.ts';
import { fire, run, stand } from './plans.ts';

/** Colyseus's codes. */
const INPUT = 19;
const UNRELIABLE_INPUT = 20;

const broken = (name: string, ...bytes: number[]): Attempt => ({
	name,
	plan: stand,
	fouls: ['malformedFrame'],
	isThrownOut: true,
	act: (scene, n) => scene.frame(n),
	async run(scene) {
		await scene.wait(500);
		scene.cheat.raw(Uint8Array.from(bytes));
		await scene.wait(300);
		scene.note({ what: 'closed', value: scene.cheat.closedWith === PROBLEMS.badMessage ? 1 : 0, least: 1 });
	},
});

/** Says things all the while it plays; `perFrame` at once. */
const chatter = (name: string, fouls: Attempt['fouls'], say: (scene: Scene, n: number) => void, more: Partial<Attempt> = {}): Attempt => ({
	name,
	plan: run,
	fouls,
	act(scene, n) {
		scene.frame(n);
		say(scene, n);
	},
	...more,
});

export const MESSAGES: readonly Attempt[] = [
	broken('a frame cut short', INPUT, 130, 7),
	broken('a frame of a field that is none', INPUT, 128 | 40, 1),
	broken('100 bytes of nothing', INPUT, ...Array.from({ length: 100 }, () => 63)),
	broken('frames of the kind that may be lost', UNRELIABLE_INPUT, 1, 0, 0, 0, 128, 127),
	chatter('messages that there are none of', ['badMessage'], ({ cheat }, n) => cheat.message('god', { mode: n })),
	chatter('messages of a wrong shape', ['badMessage'], ({ cheat }, n) =>
		cheat.message(['away', 'vote', 'tune'][n % 3] as string, [{ hidden: 'perhaps' }, null, { key: 7, value: 'NaN' }][n % 3]),
	),
	chatter('votes without end', [], ({ cheat }) => cheat.message('vote', { arenaId: 'canal' })),
	chatter('a page that blinks', [], ({ cheat }, n) => cheat.message('away', { hidden: n % 2 === 0 }), { fouls: ['playsAway'] }),
	chatter('states said to be received that never came', [], () => {}, {
		act: (scene, n) => scene.frame(n, { received: (n * 97) & 0xff }),
	}),
	chatter(
		'numbers turned where strangers play',
		['tuneInPublic'],
		({ cheat }) => cheat.message('tune', { key: 'player.speed', value: 900 }),
		{
			isPublic: true,
			isThrownOut: true,
			async run(scene) {
				await scene.wait(2000);
				scene.note({ what: 'speed', value: scene.world().tuning.player.speed, most: PLAYER_RULES.speed });
			},
		},
	),
	{
		name: 'fire from a hidden page',
		plan: fire,
		fouls: ['playsAway'],
		victim: 'open',
		act(scene, n) {
			if (n % 10 === 0) scene.cheat.message('away', { hidden: true });
			scene.frame(n);
		},
	},
];
