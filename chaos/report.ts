/** What a run found, as it is printed and written as JSON, and the goals that it is held against. Pure. */

export interface CrashFigures {
	roomsLost: number;
	sessionsLost: number;
	blackoutMs: { p50: number; p95: number; max: number };
	rolledBackMs: number;
	staleEntries: number;
}

export interface DeployFigures {
	seenDisconnects: number;
	freezeMs: { p50: number; p99: number };
	/** The longest that one process took. */
	drainSeconds: number;
}

export interface RedisFigures {
	matchesEnded: number;
	sessionsLost: number;
	/** Until somebody new was in a match again, the longer of the two. */
	recoverySeconds: number;
}

export interface StallFigures {
	ownedTwice: number;
	sessionsLost: number;
	/** Matches taken from owners who were well, on a machine with more to do than it can. */
	takenFromTheWell: number;
}

export interface StormFigures {
	joinsFailed: number;
	joinMs: { p50: number; p99: number };
}

export interface Figures {
	crash: CrashFigures;
	deploy: DeployFigures;
	redis: RedisFigures;
	stall: StallFigures;
	storm: StormFigures;
}
export type ScenarioName = keyof Figures;

/** `invalid`: the bots had no time left, so the run says nothing. */
export type Verdict = 'met' | 'missed' | 'invalid';

export type Report = Partial<Figures> & {
	/** Sent to Redis, while nothing happened. */
	redisBytesPerRoomSecond?: number;
	/** Broken promises in words: of bots whose match was not as before, of rooms that did not come back, ... */
	problems: string[];
	version: string;
	verdict: Verdict;
};

interface Goal {
	text: string;
	atMost: number;
	unit: string;
	of(figures: Partial<Figures>): number | undefined;
}

export const GOALS: readonly Goal[] = [
	{ text: 'crash: rooms lost', atMost: 0, unit: '', of: ({ crash }) => crash?.roomsLost },
	{ text: 'crash: sessions lost', atMost: 0, unit: '', of: ({ crash }) => crash?.sessionsLost },
	{ text: 'crash: blackout p95', atMost: 1500, unit: ' ms', of: ({ crash }) => crash?.blackoutMs.p95 },
	{ text: 'crash: play rolled back', atMost: 250, unit: ' ms', of: ({ crash }) => crash?.rolledBackMs },
	{ text: 'crash: stale entries', atMost: 0, unit: '', of: ({ crash }) => crash?.staleEntries },
	{ text: 'deploy: disconnects that a player sees', atMost: 0, unit: '', of: ({ deploy }) => deploy?.seenDisconnects },
	{ text: 'deploy: freeze p99', atMost: 150, unit: ' ms', of: ({ deploy }) => deploy?.freezeMs.p99 },
	{ text: 'redis: matches ended', atMost: 0, unit: '', of: ({ redis }) => redis?.matchesEnded },
	{ text: 'redis: sessions lost', atMost: 0, unit: '', of: ({ redis }) => redis?.sessionsLost },
	{ text: 'redis: recovery', atMost: 5, unit: ' s', of: ({ redis }) => redis?.recoverySeconds },
	{ text: 'stall: rooms owned twice', atMost: 0, unit: '', of: ({ stall }) => stall?.ownedTwice },
	{ text: 'stall: sessions lost', atMost: 0, unit: '', of: ({ stall }) => stall?.sessionsLost },
	{ text: 'stall: matches taken from the well', atMost: 0, unit: '', of: ({ stall }) => stall?.takenFromTheWell },
	{ text: 'storm: joins failed', atMost: 0, unit: '', of: ({ storm }) => storm?.joinsFailed },
	{ text: 'storm: in a match, p99', atMost: 2000, unit: ' ms', of: ({ storm }) => storm?.joinMs.p99 },
];

/** `isMeasured`: false where the bots had no time left. */
export function verdictOf(figures: Partial<Figures>, problems: readonly string[], isMeasured: boolean): Verdict {
	if (!isMeasured) return 'invalid';
	const isMissed = GOALS.some((goal) => (goal.of(figures) ?? 0) > goal.atMost);
	return isMissed || problems.length > 0 ? 'missed' : 'met';
}

/** Each goal that was measured with its figure and whether it is met; what else was found; the verdict. */
export function formatReport(report: Report): string {
	const rows = GOALS.flatMap((goal) => {
		const value = goal.of(report);
		if (value === undefined) return [];
		const figure = `${Math.round(value * 10) / 10}${goal.unit}`;
		return [
			`  ${goal.text.padEnd(40)} ${figure.padStart(12)}   at most ${goal.atMost}${goal.unit}: ${value <= goal.atMost ? 'met' : 'MISSED'}`,
		];
	});
	const { crash, deploy, storm, redisBytesPerRoomSecond: bytes, problems, verdict } = report;
	const more = [
		crash && `  crash: blackout p50 ${round(crash.blackoutMs.p50)} ms, max ${round(crash.blackoutMs.max)} ms`,
		deploy && `  deploy: freeze p50 ${round(deploy.freezeMs.p50)} ms; a process drains in ${deploy.drainSeconds} s at most`,
		storm && `  storm: in a match after ${round(storm.joinMs.p50)} ms (p50)`,
		bytes !== undefined && `  a room sends Redis ${round(bytes / 100) / 10} KB a second`,
		...problems.map((problem) => `  ! ${problem}`),
	].filter((line) => typeof line === 'string');
	return [...rows, '', ...more, '', `verdict: ${verdict}`].join('\n');
}

function round(value: number): number {
	return Math.round(value);
}
