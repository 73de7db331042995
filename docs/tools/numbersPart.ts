/** The tables of every tunable number, `docs/numbers.md`, from `TUNABLES`. */

import { PICKUP_KINDS } from '../../sim/pickup.ts';
import { TUNABLES, type Tunable } from '../../sim/tuning.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { markdownTable } from './markdownTable.ts';

const SEVERAL: readonly string[] = [...WEAPON_IDS, ...PICKUP_KINDS];

export function numbersPart(): string {
	const single = [...new Set(TUNABLES.map(({ group }) => group))].filter((group) => !SEVERAL.includes(group));
	return [
		...single.map((group) => `### \`${group}.\`\n\n${tableOf([group])}`),
		`### A weapon's, \`${WEAPON_IDS[0]}.\` and so on\n\n${tableOf(WEAPON_IDS)}`,
		`### A pickup's, \`${PICKUP_KINDS[0]}.\` and so on\n\n${tableOf(PICKUP_KINDS)}`,
	].join('\n\n');
}

/** One row a field, one column of defaults a group. */
function tableOf(groups: readonly string[]): string {
	const ofGroup = (group: string) => TUNABLES.filter((tunable) => tunable.group === group);
	const fields = ofGroup(groups[0] as string);
	const standards = ({ field }: Tunable) =>
		groups.map((group) => String(ofGroup(group).find((tunable) => tunable.field === field)?.standard ?? ''));
	const rows = fields.map((tunable) => [
		`\`${tunable.field}\`${tunable.live ? '' : ' (not live)'}`,
		...standards(tunable),
		tunable.unit,
		`${tunable.min} to ${tunable.max}`,
		tunable.about,
	]);
	return markdownTable(['field', ...(groups.length > 1 ? groups : ['default']), 'unit', 'range', 'what it does'], rows);
}
