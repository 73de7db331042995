/** The barrel of every weapon, painted once at boot from the parts of its look. */

import { WEAPON_IDS, type WeaponId } from '../../../sim/weapons/registry.ts';
import type { BarrelPart } from '../../defineLook.ts';
import { WEAPON_LOOKS } from '../../weaponLooks.ts';
import { type Context, INK, inked, type Painting, polygon } from './painting.ts';

export type BarrelName = `barrel ${WeaponId}`;

/** Top and bottom of a part, as a light from the upper left leaves them. */
const TONES = { bright: ['#ffffff', '#b4b4b4'], steel: ['#f0f0f0', '#9a9a9a'] } as const;

function paintPart(context: Context, part: BarrelPart, side: number): void {
	const { from, to, width, endWidth = width, aside = 0, tone = 'steel' } = part;
	const y = aside * side;
	polygon(context, [from, y - width / 2, to, y - endWidth / 2, to, y + endWidth / 2, from, y + width / 2]);
	if (tone === 'dark') {
		context.fillStyle = INK;
		context.fill();
		return;
	}
	const half = Math.max(width, endWidth) / 2;
	const fill = context.createLinearGradient(0, y - half, 0, y + half);
	fill.addColorStop(0, TONES[tone][0]);
	fill.addColorStop(1, TONES[tone][1]);
	inked(context, fill, 1.8);
}

function paintingOf(parts: readonly BarrelPart[]): Painting {
	return {
		width: 96,
		height: 44,
		density: 4,
		paint(context) {
			for (const part of parts) for (const side of part.aside ? [-1, 1] : [0]) paintPart(context, part, side);
		},
	};
}

export const BARREL_PAINTINGS = Object.fromEntries(WEAPON_IDS.map((id) => [`barrel ${id}`, paintingOf(WEAPON_LOOKS[id].barrel)])) as Record<
	BarrelName,
	Painting
>;
