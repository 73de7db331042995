/** An objective changes hands: rings in the colour of its new side. Called by the stage's effects. */

import type { ViewEvent } from '../../../netcode/view.ts';
import { holderOf } from '../../friendOrFoe.ts';
import { mix, WHITE } from '../color.ts';
import type { Stagecraft } from './effects.ts';
import { EMBER } from './particles.ts';

export function showObjective(craft: Stagecraft, event: Extract<ViewEvent, { type: 'objective' }>): void {
	const { brush, view, waves } = craft;
	const objective = view.objectives[event.objective];
	if (!objective) return;
	const { x, y, radius } = objective;
	const { friend, enemy } = brush.palette;
	const color = (view.selfId === 0 ? holderOf(view, objective, craft.followId) : event.side) === 'own' ? friend : enemy;
	const still = brush.reducedMotion;
	waves.add('shock', x, y, still ? radius * 1.1 : radius * 0.3, radius * 1.25, color, 1, 620);
	waves.add('ring', x, y, still ? radius : radius * 1.5, radius, mix(color, WHITE, 0.5), 0.9, 520);
	craft.particles.fan(EMBER, 18, x, y, 0, Math.PI, radius * 2.2, 24, color);
	craft.lights.add(brush, x, y, radius * 2.6, color, brush.flashes ? 0.6 : 0.3, 620);
}
