/** The face of each map's floor, by the map's name. A map that is not here has plates, and a landmark for all. */

import { toCss } from '../../palettes.ts';
import { atrium } from './atrium.ts';
import { canal } from './canal.ts';
import { citadel } from './citadel.ts';
import { foundry } from './foundry.ts';
import { circle, type MapLook, spokes } from './mapLook.ts';
import { range } from './range.ts';

const LOOKS: Readonly<Record<string, MapLook>> = { foundry, canal, atrium, citadel, range };

const PLAIN: MapLook = {
	tone: 0x1b2438,
	toneShare: 0,
	hasSeams: true,
	paintMotif() {},
	paintLandmark({ context, palette }) {
		context.strokeStyle = toCss(palette.wallRim);
		context.globalAlpha = 0.15;
		context.lineWidth = 5;
		circle(context, 150);
		spokes(context, 12, 150, 176);
		context.globalAlpha = 1;
	},
};

export function lookOfMap(arenaId: string): MapLook {
	return LOOKS[arenaId] ?? PLAIN;
}
