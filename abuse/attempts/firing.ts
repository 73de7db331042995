/** To fire faster, to hit through walls, to choose when the others were where. */

import { angleOf } from '../../sim/angle.ts';
import { BUTTONS, SEEN_PARTS } from '../../sim/command.ts';
import { resolveHit } from '../../sim/damage.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { placeOnCircle } from '../places.ts';
import type { Attempt, Scene } from './attempt.ts';
import { fire, fireAll } from './plans.ts';

const DAYS = 0x7fff;
/** How hard the cheat is pushed, units a second; and how often, frames. */
const PUSH = 300;
const PUSH_EVERY = 30;
const RAIL = WEAPON_IDS.indexOf('rail');

/** Aims at the victim where he was some ticks ago, and says that he was seen there. */
function shootAtThePast(scene: Scene, n: number, ticksAgo: number, seen = (scene.world().tick - ticksAgo) * SEEN_PARTS): void {
	const world = scene.world();
	const own = world.players.get(scene.idOf('cheat'));
	const at = placeOnCircle(world.tick - ticksAgo);
	if (!own) return;
	scene.frame(n, { aim: angleOf(at.x - own.x, at.y - own.y), buttons: BUTTONS.fire, weapon: RAIL, seen: Math.max(1, seen & 0xffff) });
}

/** Somebody pushes the cheat. */
function push(scene: Scene): void {
	const world = scene.world();
	const own = world.players.get(scene.idOf('cheat'));
	if (!own) return;
	const blow = { attackerId: 0, weapon: RAIL, damage: 1, knockback: PUSH, x: own.x, y: own.y, dirX: 0, dirY: 1 };
	resolveHit(world, own, blow, []);
}

/** Is pushed, shows the others as late as is judged, and says in some frames that it has received nothing for long. */
const pushed = (name: string, isUnheard: (n: number) => boolean): Attempt => ({
	name,
	plan: fire,
	fouls: [],
	act(scene, n) {
		if (n % PUSH_EVERY === 0) push(scene);
		const { tick } = scene.world();
		scene.frame(n, { seen: (tick * SEEN_PARTS - 9000) & 0xffff, received: (isUnheard(n) ? tick - 200 : tick) & 0xff });
	},
});

/** Fires with stamps of its choice. */
const stamped = (name: string, fouls: Attempt['fouls'], stampOf: (tick: number, n: number) => number): Attempt => ({
	name,
	plan: fire,
	fouls,
	victim: 'open',
	act: (scene, n) => scene.frame(n, { seen: stampOf(scene.world().tick, n) & 0xffff }),
});

export const FIRING: readonly Attempt[] = [
	{
		name: 'another weapon in each frame',
		fires: 'otherwise',
		plan: fireAll,
		fouls: [],
		act: (scene, n) => scene.frame(n, { weapon: n % WEAPON_IDS.length, buttons: BUTTONS.fire }),
	},
	{
		name: 'a weapon and back between two shots',
		fires: 'otherwise',
		plan: fire,
		fouls: [],
		act: (scene, n) => scene.frame(n, { weapon: n % 3 === 1 ? 1 : 0, buttons: BUTTONS.fire }),
	},
	{
		name: 'weapons, buttons and directions that are none',
		fires: 'otherwise',
		plan: fire,
		fouls: ['outOfRange'],
		act: (scene, n) => scene.frame(n, { weapon: 200 + (n % 50), buttons: 255 & ~BUTTONS.dash, aim: 60_000 }),
	},
	{
		name: 'fire in a burst after silence',
		plan: fire,
		fouls: [],
		act(scene, n) {
			if (n % 30 !== 29) return;
			for (let at = n - 29; at <= n; at++) scene.frame(at);
		},
	},
	{
		name: 'aim at who stands behind a wall',
		plan: fireAll,
		fouls: ['clockRunsBack', 'fromTheFuture'],
		victim: 'walled',
		fires: 'otherwise',
		mostHits: 0,
		act(scene, n) {
			const world = scene.world();
			const own = world.players.get(scene.idOf('cheat'));
			const victim = world.players.get(scene.idOf('victim'));
			if (!own || !victim) return;
			const aim = angleOf(victim.x - own.x, victim.y - own.y);
			// All of the 16 bits, one after the other.
			scene.frame(n, { aim, buttons: BUTTONS.fire, seen: (n * 7919) & 0xffff });
		},
	},
	stamped('shown in the future', ['fromTheFuture'], (tick) => tick * SEEN_PARTS + DAYS - 1),
	stamped('shown in the far past', [], (tick) => tick * SEEN_PARTS - 9000),
	stamped(
		'at the edge of the 16 bits',
		['fromTheFuture', 'clockRunsBack'],
		(tick, n) => tick * SEEN_PARTS + (n % 2 === 0 ? DAYS : DAYS + 2),
	),
	stamped('the best instant for each shot', ['clockRunsBack'], (tick, n) => (tick - (n % 2 === 0 ? 1 : 7)) * SEEN_PARTS),
	stamped('no instant, then an old one', ['clockRunsBack'], (tick, n) => (n % 2 === 0 ? 0 : (tick - 1 - (n % 3) * 3) * SEEN_PARTS)),
	pushed('a push that is never heard of', () => true),
	// In the first frames after it, it is heard of.
	{ ...pushed('a push that is heard of, then not', (n) => n % PUSH_EVERY > 4 && n % 2 === 0), mostUnheardTicks: 3 },
	{
		name: 'half a second ago',
		plan: fire,
		fouls: [],
		victim: 'open',
		fires: 'otherwise',
		mostHits: 0,
		act: (scene, n) => shootAtThePast(scene, n, 15),
	},
	{
		name: '(an honest shooter, a tenth of a second behind)',
		plan: fire,
		fouls: [],
		victim: 'open',
		fires: 'otherwise',
		leastHits: 2,
		act: (scene, n) => shootAtThePast(scene, n, 3),
	},
];
