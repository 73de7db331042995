/** What `explainShot` says of one shot, and what `explainPress` says of a press that fired nothing: drawn and read on the replay page. */

import type { Place } from './trail.ts';

/**
 * Why somebody was hit or was not. `cap`: on the shooter's screen the line met them, further back than a shot is
 * judged. `unsent`: their body had not been sent to the shooter's client.
 */
export type VerdictKind =
	| 'hit'
	| 'ally'
	| 'protected'
	| 'fallen'
	| 'still'
	| 'behind'
	| 'wall'
	| 'range'
	| 'cap'
	| 'unsent'
	| 'missed'
	| 'nobody'
	| 'notFired';

/** Somebody whom a shot hit, or might have. */
export interface Candidate {
	id: number;
	name: string;
	/**
	 * Where the shooter's screen showed them, where they were judged, and where they were: for what hits at once at the
	 * shot, for what flies when it came nearest.
	 */
	shown: Place | undefined;
	judged: Place | undefined;
	now: Place;
	/** From the line, as if no wall stood in its way, to the body's edge where it was judged, units; 0 or less where it touched. */
	gapUnits: number;
	/** Whether the shooter's client held their body; undefined where everybody is sent to everybody, or it is not known. */
	sent: boolean | undefined;
	kind: VerdictKind;
	words: string;
}

/** The way of a beam, a pellet, or what flew. Units. */
export interface ShotLine {
	x: number;
	y: number;
	endX: number;
	endY: number;
}

/** What the shooter looked at. */
export interface ShooterScreen {
	/** The instant of the others on the screen, and that at which they were judged, ticks. */
	shownTick: number;
	judgedTick: number;
	/** How far that was behind the tick that fired, ms; and the most that is judged. */
	shownMs: number;
	judgedMs: number;
	capMs: number;
	/** Whether the cap cut it. */
	isCut: boolean;
	/** The newest tick that the client said it had received; undefined where that is not known. */
	receivedTick: number | undefined;
}

export interface Explanation {
	tick: number;
	/** When it ended: later than `tick` for what flies. */
	endTick: number;
	shooterId: number;
	shooterName: string;
	weapon: number;
	/** The client's frame; 0 for bots. */
	frame: number;
	/** Where the shooter stood. */
	from: Place;
	lines: ShotLine[];
	/** Where it burst, and how far that reached; undefined for what does not. */
	burst: (Place & { radius: number }) | undefined;
	screen: ShooterScreen;
	/** Who was near, the one that the shot was about first. */
	candidates: Candidate[];
	kind: VerdictKind;
	words: string;
}
