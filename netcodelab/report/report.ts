/** What a run found: figures of every line, held against the goals. This is what `--json` writes. */

import type { LineName } from '../../netcode/lines.ts';
import type { WeaponId } from '../../sim/weapons/registry.ts';
import type { CoverFigures } from '../figures/cover.ts';
import type { LatencyFigures } from '../figures/latency.ts';
import type { OthersFigures } from '../figures/others.ts';
import type { OwnFigures } from '../figures/own.ts';
import type { Spread } from '../figures/percentiles.ts';
import type { ShotFigures } from '../figures/shots.ts';
import type { StockFigures } from '../stock/runStock.ts';
import type { Timeline } from './timeline.ts';

export interface Judged {
	goal: string;
	value: number;
	/** The bound that it is held against, and whether it may not be below or above it. */
	bound: number;
	at: 'least' | 'most';
	met: boolean;
}

export interface LineReport {
	exactShare: number;
	/** Of ticks: held or discarded. */
	heldShare: number;
	displayedJumpUnits: Spread;
	rawCorrectionUnits: Spread;
	displayedErrorUnits: Spread;
	frozenShare: number;
	shotAgreement: Record<WeaponId, number>;
	behindCoverMs: { p99: number; max: number };
	serverLatencyMs: { p50: number; p99: number };
	/** Null when it had not recovered when the run ended. */
	recoveryMs: number | null;
	/** All of it. */
	details: {
		own: OwnFigures;
		others: OthersFigures;
		shots: ShotFigures;
		cover: CoverFigures;
		latency: LatencyFigures;
	};
	/** The same hands over the same line in a stock Colyseus room, where that was asked for. */
	stock?: StockFigures;
	goals: Judged[];
	/** Time between two pictures: when the machine had no time for them, nothing was measured. */
	pictureMs: Spread;
	timeline: Timeline;
}

export interface Report {
	profiles: Partial<Record<LineName, LineReport>>;
	version: string;
	/** `invalid`: the machine was too busy to say. */
	verdict: 'pass' | 'fail' | 'invalid';
	seconds: number;
	clients: number;
	seed: number;
	tickRate: number;
}
