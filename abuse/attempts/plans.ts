/** Hands that cheat and honest player share, so that what they do can be compared. */

import { ANGLES, wrapAngle } from '../../sim/angle.ts';
import { BUTTONS } from '../../sim/command.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import type { Plan } from './attempt.ts';

const STILL = { moveX: 0, moveY: 0, aim: 0, buttons: 0, weapon: 0 };
/** Frames one way, then the other. */
const WAY = 45;

export const run: Plan = (n) => ({ ...STILL, moveX: Math.floor(n / WAY) % 2 === 0 ? 127 : -127 });
export const runAndDash: Plan = (n) => ({ ...run(n), buttons: BUTTONS.dash });
/** Presses each button whenever there is something to press it for. */
export const fire: Plan = (n) => ({ ...STILL, aim: wrapAngle(n * 3), buttons: BUTTONS.fire });
/** Each weapon for a while. */
export const fireAll: Plan = (n) => ({ ...fire(n), weapon: Math.floor(n / WAY) % WEAPON_IDS.length });
export const stand: Plan = () => STILL;
export { ANGLES, STILL };
