/** Holds what one client was sent, and what it displays of that, against the truth. */

import type { Tell } from '../stack.ts';
import { isInSight, SIGHT, TICK_MS, turnBetween } from '../workload.ts';
import { FrameHistory, lerp } from './frameHistory.ts';
import type { Truth } from './truth.ts';

/** Ticks that a view is behind the newest tick that it could have: two patches, as the SDK's interpolation is. */
export const VIEW_DELAY_TICKS = 2;
/** Who is further outside of the box than this should not be there: an edge that does not flicker, and looks some ticks apart, units. */
const FAR = 40;
/** Two who are so close to the edge of sight may be rounded across it, units. */
const EDGE = 0.25;
/** Frames of which the one that came earliest, for its tick, sets the client's clock: 3 s. */
const CLOCK_FRAMES = 60;

/** What all checks of a process have found. */
export class Findings {
	errorsUnits: number[] = [];
	decodedErrorsUnits: number[] = [];
	errorsAim: number[] = [];
	looks: [wallMs: number, tick: number][] = [];
	checkedFrames = 0;
	missing = 0;
	farAway = 0;
	late = 0;
}

export class Checking {
	private readonly player: number;
	private readonly truth: Truth;
	private readonly culls: boolean;
	private readonly history: FrameHistory;
	/** When tick 0 would have come, as each of the last frames says it. */
	private readonly starts: number[] = [];
	private newestTick = -1;

	constructor(player: number, truth: Truth, culls: boolean) {
		this.player = player;
		this.truth = truth;
		this.culls = culls;
		this.history = new FrameHistory(truth.players);
	}

	/** A frame has come. Its time is of the wall clock, ms. */
	receive(tick: number, tellAll: (tell: Tell) => void, wallMs: number, findings: Findings): void {
		if (tick <= this.newestTick) return;
		this.newestTick = tick;
		this.truth.advanceTo(tick + 1);
		this.history.add(tick, tellAll);
		this.checkFrame(tick, findings);
		// That of tick 0 came with the join, before ticks began.
		if (tick === 0) return;
		this.starts.push(wallMs - tick * TICK_MS);
		if (this.starts.length > CLOCK_FRAMES) this.starts.shift();
	}

	/** Looks at the picture of this instant. */
	look(wallMs: number, findings: Findings): void {
		if (this.starts.length < VIEW_DELAY_TICKS + 2) return;
		const due = (wallMs - Math.min(...this.starts)) / TICK_MS - VIEW_DELAY_TICKS;
		// Where the server falls behind its own clock for good, so does the view.
		const shown = Math.min(due, this.newestTick + VIEW_DELAY_TICKS);
		const tick = Math.floor(shown);
		this.truth.advanceTo(tick + 1);
		findings.looks.push([wallMs, shown]);
		const part = shown - tick;
		const [fromX, fromY, fromAim] = [this.truth.x(tick), this.truth.y(tick), this.truth.aim(tick)];
		const [toX, toY, toAim] = [this.truth.x(tick + 1), this.truth.y(tick + 1), this.truth.aim(tick + 1)];
		for (let other = 0; other < this.truth.players; other++) {
			if (other === this.player || !this.sees(fromX, fromY, other) || !this.sees(toX, toY, other)) continue;
			const place = this.history.at(other, shown);
			if (!place) {
				findings.late++;
				continue;
			}
			const dx = place.x - lerp(fromX[other] as number, toX[other] as number, part);
			const dy = place.y - lerp(fromY[other] as number, toY[other] as number, part);
			findings.errorsUnits.push(Math.sqrt(dx * dx + dy * dy));
			const aim = (fromAim[other] as number) + turnBetween(fromAim[other] as number, toAim[other] as number) * part;
			findings.errorsAim.push(Math.abs(turnBetween(place.aim, aim)));
		}
	}

	/** Nobody in sight is missing from the newest frame or elsewhere in it, and nobody is in it who is far out of sight. */
	private checkFrame(tick: number, findings: Findings): void {
		const [x, y] = [this.truth.x(tick), this.truth.y(tick)];
		findings.checkedFrames++;
		for (let other = 0; other < this.truth.players; other++) {
			const place = this.history.at(other, tick);
			if (place && this.culls && !this.sees(x, y, other, SIGHT + FAR)) findings.farAway++;
			if (!this.sees(x, y, other)) continue;
			if (!place) {
				findings.missing++;
				continue;
			}
			const dx = place.x - (x[other] as number);
			const dy = place.y - (y[other] as number);
			findings.decodedErrorsUnits.push(Math.sqrt(dx * dx + dy * dy));
		}
	}

	private sees(x: Float64Array, y: Float64Array, other: number, sight = SIGHT - EDGE): boolean {
		const { player } = this;
		return isInSight((x[other] as number) - (x[player] as number), (y[other] as number) - (y[player] as number), sight);
	}
}
