/** What `npm run balance` has measured, for `docs/game.md`: from its figures in `docs/balance.json`. */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { markdownTable } from './markdownTable.ts';

interface Share {
	won: number;
	of: number;
}

/** Of the figures, what the table shows. */
interface Figures {
	run: { matches: number; duels: number; players: number; seed: number };
	weapons: {
		title: string;
		killShare: Share;
		duels: { situation: string; all: Share }[];
		timeToKill: { p25: number; p50: number; p75: number };
	}[];
	verdict: { passed: boolean; findings: { standing: 'met' | 'missed' | 'open'; what: string; measured: string; wanted: string }[] };
}

const FILE = resolve(import.meta.dirname, '../balance.json');
const command = (options: string) => `\`npm run balance -- ${options} --json docs/balance.json\`, then \`npm run tables\``;

export function balancePart(): string {
	if (!existsSync(FILE)) return `Nothing is measured yet: ${command('--matches 200')}.`;
	const { run, weapons, verdict } = JSON.parse(readFileSync(FILE, 'utf8')) as Figures;
	const percent = ({ won, of }: Share) => (of > 0 ? `${Math.round((won / of) * 100)}%` : '');
	const situations = weapons[0]?.duels.map(({ situation }) => situation) ?? [];
	const rows = weapons.map(({ title, killShare, duels, timeToKill: { p25, p50, p75 } }) => [
		`**${title}**`,
		...duels.map(({ all }) => percent(all)),
		percent(killShare),
		`${p50.toFixed(2)} s (${p25.toFixed(2)} to ${p75.toFixed(2)})`,
	]);
	const missed = verdict.findings.filter(({ standing }) => standing === 'missed');
	const met = verdict.findings.filter(({ standing }) => standing === 'met').length;
	return [
		`${run.matches} matches of ${run.players} bots and ${run.duels} duels of each two weapons in each situation, seed ${run.seed}. ${command(`--matches ${run.matches} --duels ${run.duels} --seed ${run.seed}`)}, gives these figures.`,
		markdownTable(
			['weapon', ...situations.map((situation) => `duels won, ${situation}`), 'of all kills', 'time to kill, median (half of them)'],
			rows,
		),
		`${met} of ${verdict.findings.length} targets are met${missed.length === 0 ? '.' : `; missed: ${missed.map(({ what, measured, wanted }) => `${what} (${measured}, wanted ${wanted})`).join('; ')}.`}`,
	].join('\n\n');
}
