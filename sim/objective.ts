/** What a mode is fought over: what it is, from the mode and the map, and how it stands. */

export interface ObjectiveSpec {
	/** A round area on the floor. */
	kind: 'zone';
	/** What it is called in the HUD. */
	label: string;
	/** Units. */
	x: number;
	y: number;
	radius: number;
	/** Alone on it for this long, a team has it. */
	takeSeconds: number;
}

export interface Objective extends ObjectiveSpec {
	/** Team that has it; 0 nobody. */
	team: number;
	/** Both teams are there. */
	contested: boolean;
	/** Team that is taking it, and for how long it has been, ticks. */
	claimTeam: number;
	claimTicks: number;
	/** Ticks for which its team has stood there alone. */
	heldTicks: number;
}

export function createObjective(spec: ObjectiveSpec): Objective {
	return { ...spec, team: 0, contested: false, claimTeam: 0, claimTicks: 0, heldTicks: 0 };
}
