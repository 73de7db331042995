/** To be faster, or elsewhere. */

import { BUTTONS } from '../../sim/command.ts';
import type { Attempt, Scene } from './attempt.ts';
import { run, runAndDash } from './plans.ts';

/** Frames that come late, in bursts, `quiet` of each `period` after silence. */
function lagSwitch(period: number, quiet: number, plan = run): Attempt['act'] {
	const held = new WeakMap<Scene, number[]>();
	return (scene, n) => {
		const waiting = held.get(scene) ?? [];
		held.set(scene, waiting);
		waiting.push(n);
		if (n % period < quiet) return;
		for (const frame of waiting.splice(0)) scene.frame(frame, plan(frame));
	};
}

const late = (period: number, quiet: number): Attempt => ({
	name: `lag switch: ${quiet} of ${period} frames late`,
	plan: run,
	fouls: [],
	act: lagSwitch(period, quiet),
});

export const MOVEMENT: readonly Attempt[] = [
	{
		name: 'a stick pushed past its end',
		plan: run,
		fouls: ['outOfRange'],
		act: (scene, n) => scene.frame(n, { moveX: run(n).moveX > 0 ? 127 : -128, moveY: -128 }),
	},
	{
		name: 'twice the frames',
		plan: run,
		fouls: ['flood'],
		seconds: 7,
		act(scene, n) {
			scene.frame(2 * n, run(n));
			scene.frame(2 * n + 1, run(n));
		},
	},
	{
		name: 'seven times the frames',
		plan: runAndDash,
		fouls: ['flood'],
		act(scene, n) {
			for (let i = 0; i < 7; i++) scene.frame(n, { ...run(n), buttons: i % 2 === 0 ? BUTTONS.dash : 0 });
		},
	},
	{
		name: 'twenty times the frames',
		plan: run,
		fouls: ['flood', 'tooManyMessages'],
		isThrownOut: true,
		act(scene, n) {
			for (let i = 0; i < 20; i++) scene.frame(n, run(n));
		},
	},
	late(8, 4),
	late(16, 8),
	late(24, 16),
	late(90, 60),
	{
		name: 'one frame of five',
		plan: run,
		fouls: [],
		act(scene, n) {
			if (n % 5 === 0) scene.frame(n);
		},
	},
	{
		name: 'a burst of dashes after each silence',
		plan: runAndDash,
		fouls: [],
		act: lagSwitch(24, 12, runAndDash),
	},
	{
		name: 'a hidden page between two bursts',
		plan: runAndDash,
		fouls: ['playsAway'],
		act(scene, n) {
			if (n % 12 === 0) scene.cheat.message('away', { hidden: true });
			if (n % 12 < 6) return;
			for (let i = 0; i < 2; i++) scene.frame(n, runAndDash(n));
		},
	},
	{
		name: 'old frames sent again',
		plan: run,
		fouls: ['flood'],
		seconds: 7,
		act(scene, n) {
			const bytes = scene.frame(n, { aim: n & 0xfff });
			for (let i = 0; i < 2; i++) scene.cheat.raw(bytes);
		},
	},
	{
		name: 'a new connection before each burst',
		plan: runAndDash,
		fouls: [],
		act: () => {},
		async run(scene) {
			for (let turn = 0; turn < 5; turn++) {
				for (let n = 0; n < 20; n++) scene.frame(n, runAndDash(turn * 45));
				await scene.wait(400);
				scene.cheat.cut();
				await scene.wait(60);
				await scene.cheat.comeBack();
			}
		},
	},
];
