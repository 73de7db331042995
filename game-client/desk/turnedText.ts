/** Numbers that were turned, as lines for the file that each is to be kept in. Used by the desk's "copy as text". */

import { readTuning, TUNABLES, type Tuning } from '../../sim/tuning.ts';
import { placeOfNumber } from '../../sim/tuningPlaces.ts';
import { formatNumber } from './numbers.ts';

export interface TurnedNumber {
	key: string;
	unit: string;
	value: number;
	/** What it stands at in the mode. */
	standard: number;
}

/** What differs from the mode's own numbers, in the order of the table. */
export function turnedNumbers(tuning: Tuning, standard: Tuning): TurnedNumber[] {
	return TUNABLES.map(({ key, unit }) => ({ key, unit, value: readTuning(tuning, key), standard: readTuning(standard, key) })).filter(
		(number) => number.value !== number.standard,
	);
}

/** For a mode's file as it is; for the rules of all modes by the place of each. */
export function describeTurned(modeTitle: string, turned: readonly TurnedNumber[]): string {
	const was = ({ standard, unit }: TurnedNumber) => `was ${formatNumber(standard)} ${unit}`;
	const ofMode = turned.map((number) => `\t'${number.key}': ${formatNumber(number.value)}, // ${was(number)}`);
	const ofAll = turned.map((number) => {
		const { file, path } = placeOfNumber(number.key);
		return `${file}: ${path.slice(0, -1).join('.')}: ${path.at(-1)}: ${formatNumber(number.value)}, // ${was(number)}`;
	});
	return [
		`// For one mode alone (turned in ${modeTitle}), in its file in sim/modes/:`,
		'tuning: {',
		...ofMode,
		'},',
		'',
		'// Or for all modes:',
		...ofAll,
		'',
	].join('\n');
}
