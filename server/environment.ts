/** The one place that reads the environment: every variable of ours, checked at start. Called by `server/program.ts`. */

import { LOG_LEVELS } from './log.ts';

/** Slots of processes, `first-last`. */
export interface SlotRange {
	first: number;
	last: number;
}
const MOST_SLOTS = 256;

function slots(value: string): SlotRange | undefined {
	const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
	const range = { first: Number(first), last: Number(last) };
	return range.first >= 1 && range.last >= range.first && range.last <= MOST_SLOTS ? range : undefined;
}

const QR_CHOICES = ['auto', 'on', 'off'] as const;
const SWITCH = ['off', 'on'] as const;

interface Variable<T> {
	standard: string;
	/** What may be given, in words. */
	allowed: string;
	/** What it does, for whoever runs the server. */
	about: string;
	/** The value, or undefined when the text is not allowed. */
	read(text: string): T | undefined;
}

function whole(min: number, max: number) {
	return (text: string): number | undefined => {
		const value = Number(text);
		return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
	};
}

function text(value: string): string | undefined {
	return value.trim() === value && value.length > 0 ? value : undefined;
}

function redisUrl(value: string): string | undefined {
	if (value === '') return '';
	return URL.canParse(value) && ['redis:', 'rediss:'].includes(new URL(value).protocol) ? value : undefined;
}

/** Every variable, with its default; the table in the documentation is printed from this (`npm run settings`). */
export const VARIABLES = {
	PORT: {
		standard: '2567',
		allowed: 'a port, 0 to 65535; 0 takes a free one',
		about: 'Port for the page and its rooms.',
		read: whole(0, 65535),
	},
	HOST: {
		standard: '0.0.0.0',
		allowed: 'an address of this machine',
		about: 'Address to listen on; 127.0.0.1 keeps it to this machine.',
		read: text,
	},
	FRAY_DATA: { standard: 'data', allowed: 'a folder', about: 'Where what must outlive the process is kept (journals).', read: text },
	FRAY_LOG: {
		standard: 'info',
		allowed: `one of ${LOG_LEVELS.join(', ')}`,
		about: 'The least serious line that is logged.',
		read: (value: string) => LOG_LEVELS.find((level) => level === value),
	},
	FRAY_JOURNAL_MB: {
		standard: '512',
		allowed: 'a whole number, 0 to 1000000; 0 keeps none',
		about: 'The most that journals of matches take on disk; the oldest go first.',
		read: whole(0, 1_000_000),
	},
	FRAY_KEPT_MB: {
		standard: '256',
		allowed: 'a whole number, 0 to 1000000; 0 keeps none',
		about: 'The most that journals take which are kept under a code (F8, a broken invariant, drift); the oldest go first.',
		read: whole(0, 1_000_000),
	},
	FRAY_TICK_RATE: { standard: '30', allowed: 'a whole number, 10 to 60', about: 'Ticks a second of new rooms.', read: whole(10, 60) },
	FRAY_MAX_PLAYERS: {
		standard: '0',
		allowed: 'a whole number, 0 to 10000; 0 for no limit',
		about: 'Most players of a process. When all processes are full, who comes waits in line and is told at which place.',
		read: whole(0, 10_000),
	},
	FRAY_QR: {
		standard: 'auto',
		allowed: `one of ${QR_CHOICES.join(', ')}`,
		about: 'A QR code of the address in the local network at start; auto shows it in a terminal and nowhere else.',
		read: (value: string) => QR_CHOICES.find((choice) => choice === value),
	},
	FRAY_TRUTH: {
		standard: 'off',
		allowed: `one of ${SWITCH.join(', ')}`,
		about: 'Tells at /truth where everybody is, for the load test to check clients against; never where people play.',
		read: (value: string) => SWITCH.find((choice) => choice === value),
	},
	REDIS_URL: {
		standard: '',
		allowed: 'redis://... or rediss://...; empty for one process alone',
		about: 'Makes any number of processes one server, through this Redis.',
		read: redisUrl,
	},
	FRAY_SLOTS: {
		standard: '1-16',
		allowed: `a slot or a range of them, 1 to ${MOST_SLOTS}`,
		about:
			'With `REDIS_URL`: which slots this process may take. With slot n it listens on `PORT` + n, and players reach it at `/pn` of the balancer.',
		read: slots,
	},
	FRAY_ADDRESS: {
		standard: '127.0.0.1',
		allowed: 'a host name or an address',
		about: 'With `REDIS_URL`: where the other processes reach this machine.',
		read: text,
	},
	FRAY_PUBLIC: {
		standard: '',
		allowed: 'host or host:port; empty for the address that the page came from',
		about: 'With `REDIS_URL`: where players reach the balancer, for clients other than the page, which knows where it came from.',
		read: (value: string) => (value.trim() === value ? value : undefined),
	},
	FRAY_DRAIN_SECONDS: {
		standard: '60',
		allowed: 'a whole number, 0 to 86400',
		about: 'With `REDIS_URL`: how long `SIGTERM` waits for matches that no other process can take.',
		read: whole(0, 86_400),
	},
} satisfies Record<string, Variable<unknown>>;

type Name = keyof typeof VARIABLES;
const NAMES = Object.keys(VARIABLES) as Name[];

export type Environment = { readonly [N in Name]: NonNullable<ReturnType<(typeof VARIABLES)[N]['read']>> };

/** Thrown when the environment cannot be used; one line a problem, each naming what is allowed. */
export class EnvironmentError extends Error {
	readonly problems: readonly string[];
	constructor(problems: readonly string[]) {
		super(problems.join('\n'));
		this.name = 'EnvironmentError';
		this.problems = problems;
	}
}

/** Reads and checks our variables. Throws `EnvironmentError` with every problem at once. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
	const problems = Object.keys(source).flatMap((name) => problemOfName(name) ?? []);
	const values: Record<string, unknown> = {};
	for (const name of NAMES) {
		const variable: Variable<unknown> = VARIABLES[name];
		const given = source[name] ?? variable.standard;
		values[name] = variable.read(given);
		if (values[name] === undefined) problems.push(`${name}=${given}: must be ${variable.allowed} (default: ${variable.standard})`);
	}
	if (problems.length > 0) throw new EnvironmentError(problems);
	return values as Environment;
}

/** Why a variable's name is wrong, when it looks like one of ours and is none. */
function problemOfName(name: string): string | undefined {
	if ((NAMES as string[]).includes(name)) return undefined;
	const near = NAMES.map((known) => ({ known, edits: editsBetween(name.toUpperCase(), known) })).sort((a, b) => a.edits - b.edits)[0];
	// Short names are too near to strangers' (POST, HOSTS) to call them misspelt.
	const misspelt = near !== undefined && near.known.length >= 8 && near.edits <= 2;
	if (!misspelt && !/^FRAY(_|$)/i.test(name)) return undefined;
	return misspelt ? `${name}: unknown; did you mean ${near.known}?` : `${name}: unknown; there are ${NAMES.join(', ')}`;
}

/** Least number of letters put in, taken out or replaced that make one text the other. */
function editsBetween(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let i = 0; i < a.length; i++) {
		const next = [i + 1];
		for (let j = 0; j < b.length; j++) {
			const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
