/** What the bench's processes tell each other over their channel. */

import type { StackId } from './stacks/registry.ts';

/** What both processes of a trial are started with, as JSON in their last argument. */
export interface TrialSetup {
	stack: StackId;
	players: number;
	seed: number;
}

export interface ClientsSetup extends TrialSetup {
	port: number;
}

/** From the command: `start` begins the ticks, `measure` the window, `stop` ends it and asks for the figures. */
export type Order = 'start' | 'measure' | 'stop';

export interface ServerFigures {
	seconds: number;
	ticks: number;
	/** Share of one core. */
	cpu: number;
	/** Of each tick of the window: since the one before began, and what its work took, ms. */
	intervalsMs: number[];
	workMs: number[];
	updates: number;
	inputs: number;
	rssMb: number;
	/** When each tick since the start began: ms of the wall clock. */
	tickStarts: number[];
}

export interface ClientFigures {
	seconds: number;
	cpu: number;
	/** Of the plain clients, together. */
	plainClients: number;
	bytes: number;
	frames: number;
	/** Between two frames of a client, ms; of some of them. */
	patchIntervalsMs: number[];
	checkers: number;
	/** Units, 256ths of a turn, at each look at somebody in sight. */
	errorsUnits: number[];
	errorsAim: number[];
	/** Units, of everybody in sight in each frame at the tick of that frame: no matter when it came. */
	decodedErrorsUnits: number[];
	/** Each look: the instant in ms of the wall clock, and the tick that was shown. */
	looks: [wallMs: number, tick: number][];
	checkedFrames: number;
	/** In sight, and not in the frame; in the frame, and far out of sight. */
	missing: number;
	farAway: number;
	/** In sight at a look, and not displayed yet, because the frame had not come. */
	late: number;
	/** Whom a player sees on average, itself included; for a stack that does not cull, everybody. */
	visible: number;
	/** What went wrong with connections, and how often. */
	lost: Record<string, number>;
}

export type FromServer = { type: 'listening'; port: number } | { type: 'stopped'; figures: ServerFigures };
export type FromClients = { type: 'joined' } | { type: 'stopped'; figures: ClientFigures };

/** Milliseconds of the wall clock, with fractions; the same in all processes of a machine. */
export function wallMs(): number {
	return performance.timeOrigin + performance.now();
}
