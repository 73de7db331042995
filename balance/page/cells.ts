/** Tables of shares whose cells are coloured by how far they are from even. */

import { type Share, shareOf } from '../stats.ts';
import { percent } from '../verdict.ts';
import { COLOURS } from './style.ts';

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Half is dull, all is cool, nothing is warm; the number says it too. */
export function shareCell(share: Share): string {
	if (share.of === 0) return '<td>-</td>';
	const value = shareOf(share);
	const strength = Math.min(0.75, Math.abs(value - 0.5) * 2.2);
	const colour = value >= 0.5 ? COLOURS.cool : COLOURS.warm;
	const mix = `color-mix(in srgb, ${colour} ${(strength * 60).toFixed(0)}%, ${COLOURS.floorLight})`;
	return `<td style="background:${mix}"><b>${percent(value)}</b> <small>${share.of}</small></td>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const titles = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
	const body = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n');
	return `<div class="wide"><table><thead><tr>${titles}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

export function rowHead(text: string): string {
	return `<th scope="row" style="text-align:left">${escapeHtml(text)}</th>`;
}

export function cell(text: string | number): string {
	return `<td>${escapeHtml(`${text}`)}</td>`;
}
