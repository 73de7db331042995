/** Duels won by weapon and situation as bars around the half, with the limit of the target drawn; inline SVG. */

import type { Figures } from '../figures.ts';
import { intervalOf, shareOf } from '../stats.ts';
import { SITUATIONS, TARGETS } from '../targets.ts';
import { COLOURS } from './style.ts';

const GROUP = 200;
const BAR = 24;
const HEIGHT = 220;
const TOP = 16;
const LEFT = 40;

export function bandChart({ weapons }: Figures): string {
	const y = (share: number) => TOP + HEIGHT * (1 - share);
	const line = (share: number, colour: string, dash: string) =>
		`<line x1="${LEFT}" x2="${LEFT + GROUP * SITUATIONS.length}" y1="${y(share)}" y2="${y(share)}" stroke="${colour}" stroke-dasharray="${dash}"/><text x="${LEFT - 6}" y="${y(share) + 4}" text-anchor="end" font-size="11" fill="${COLOURS.light}">${share * 100}%</text>`;
	const groups = SITUATIONS.map(({ title }, group) => {
		const bars = weapons.map(({ id, duels }, weapon) => {
			const share = duels[group]?.all ?? { won: 0, of: 0 };
			const x = LEFT + group * GROUP + 20 + weapon * (BAR + 9);
			const value = shareOf(share);
			const { low, high } = intervalOf(share);
			const colour = value > TARGETS.dominance.share ? COLOURS.warm : COLOURS.cool;
			const middle = x + BAR / 2;
			return `<rect x="${x}" y="${y(value)}" width="${BAR}" height="${HEIGHT * value}" fill="${colour}" opacity="0.85"><title>${id}: ${(value * 100).toFixed(1)}% of ${share.of}</title></rect><line x1="${middle}" x2="${middle}" y1="${y(Math.min(1, high))}" y2="${y(low)}" stroke="${COLOURS.light}"/><text x="${middle}" y="${TOP + HEIGHT + 14}" text-anchor="middle" font-size="10" fill="${COLOURS.light}">${id}</text>`;
		});
		return `${bars.join('')}<text x="${LEFT + group * GROUP + 90}" y="${TOP + HEIGHT + 34}" text-anchor="middle" font-size="14" font-weight="700" fill="${COLOURS.light}">${title}</text>`;
	});
	const width = LEFT + GROUP * SITUATIONS.length;
	return `<svg viewBox="0 0 ${width} ${TOP + HEIGHT + 44}" role="img" aria-label="Duels won by weapon and situation">${line(0.5, COLOURS.rim, '2 4')}${line(TARGETS.dominance.share, COLOURS.alarm, '6 4')}${groups.join('')}</svg>`;
}
