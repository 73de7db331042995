/**
 * The log: one JSON object a line, or plain text in a terminal; a cause is written once and its repetitions counted.
 * Made by `server/main.ts`, handed to everything that logs.
 */

import type { LogFields, LogLevel } from '../rooms/roomServices.ts';

export const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** How long repetitions of a cause are only counted, ms. */
const WINDOW_MS = 60_000;
/** Most lines of one event in a window, whatever their causes: a crowd of bad clients must not fill a disk. */
const LINES_PER_EVENT = 50;
/** Causes remembered; past this a window ends early. */
const CAUSES = 2_000;

export interface LogOptions {
	level: LogLevel;
	/** Text for people rather than JSON. */
	pretty: boolean;
	write(line: string): void;
	/** Milliseconds since 1970, for the time of a line and the length of a window. */
	now(): number;
}

export interface Log {
	/** `event` is a short constant name. `fields.cause`, when given, alone says what counts as a repetition. */
	(level: LogLevel, event: string, fields?: LogFields): void;
	/** Writes what has been counted since the window began; called now and then, and before the process ends. */
	flush(): void;
}

interface Cause {
	level: LogLevel;
	event: string;
	fields: LogFields;
	repeated: number;
}

export function createLog(options: LogOptions): Log {
	const causes = new Map<string, Cause>();
	const linesByEvent = new Map<string, number>();
	let windowEndsAt = options.now() + WINDOW_MS;

	const emit = (level: LogLevel, event: string, fields: LogFields) => {
		const time = new Date(options.now()).toISOString();
		options.write(options.pretty ? prettyLine(time, level, event, fields) : jsonLine(time, level, event, fields));
	};
	const flush = () => {
		const repeated = [...causes.values()].filter((cause) => cause.repeated > 0);
		causes.clear();
		linesByEvent.clear();
		windowEndsAt = options.now() + WINDOW_MS;
		for (const { level, event, fields, repeated: times } of repeated) emit(level, event, { ...fields, repeated: times });
	};
	const log = (level: LogLevel, event: string, fields: LogFields = {}) => {
		if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(options.level)) return;
		if (options.now() >= windowEndsAt || causes.size >= CAUSES) flush();
		const lines = linesByEvent.get(event) ?? 0;
		const key = `${level} ${event} ${lines < LINES_PER_EVENT ? causeOf(fields) : '(more causes)'}`;
		const known = causes.get(key);
		if (known) {
			known.repeated++;
			return;
		}
		causes.set(key, { level, event, fields, repeated: lines < LINES_PER_EVENT ? 0 : 1 });
		if (lines < LINES_PER_EVENT) emit(level, event, fields);
		linesByEvent.set(event, lines + 1);
	};
	return Object.assign(log, { flush });
}

function causeOf(fields: LogFields): string {
	return 'cause' in fields ? String(fields.cause) : stringify(fields, false);
}

function jsonLine(time: string, level: LogLevel, event: string, fields: LogFields): string {
	const text = stringify(fields, true);
	return `${JSON.stringify({ time, level, event }).slice(0, -1)}${text === '{}' ? '' : ','}${text.slice(1)}`;
}

function prettyLine(time: string, level: LogLevel, event: string, fields: LogFields): string {
	const parts = Object.entries(fields).map(([key, value]) => `${key}=${typeof value === 'string' ? value : stringify(value, true)}`);
	return [time.slice(11, 19), level.padEnd(5), event, ...parts].join(' ');
}

/** JSON in which an error has its message (and its stack, which is no part of a cause), and nothing throws. */
function stringify(value: unknown, withStack: boolean): string {
	try {
		return JSON.stringify(value, (_, part: unknown) => {
			if (part instanceof Error) return { name: part.name, message: part.message, ...(withStack ? { stack: part.stack } : {}) };
			return typeof part === 'bigint' ? String(part) : part;
		});
	} catch (error) {
		return JSON.stringify({ unprintable: String(error) });
	}
}
