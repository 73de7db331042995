/** Plays a scripted match and keeps its journal, as a room does. For the tests of the journal and the golden recordings. */

import { hashWorld } from '../sim/hash.ts';
import { encodeJournalHeader, type JournalHeader, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import { createWorld, type World } from '../sim/world.ts';
import { type Script, scriptTick } from './scriptedPlayers.ts';

export interface RecordOptions {
	script: Script;
	ticks: number;
	/** World to go on from; a fresh one on Foundry otherwise. */
	world?: World;
	seed?: number;
	tickRate?: number;
	/** Differences from the standard numbers. */
	tuning?: Record<string, number>;
	/** Written at the end; undefined leaves the journal without one, as a crash does. */
	endReason?: string;
	afterTick?(world: World): void;
}

export const RECORDED_BY = { rulesHash: 'scripted', engineVersion: '0', startedAt: '2026-01-01T00:00:00Z', roomId: 'scripted' };

/** The journal's bytes and the world at its end. */
export function recordMatch(options: RecordOptions): { bytes: Uint8Array; world: World; header: JournalHeader } {
	const { script, ticks, seed = 1, tickRate = 30, tuning = {} } = options;
	const world = options.world ?? createWorld({ seed, arenaId: 'foundry', modeId: 'deathmatch', tickRate, startTick: 0, tuning });
	const start = journalStart(world);
	const header = { ...start, ...RECORDED_BY };
	const encoder = new JournalEncoder(start);
	const parts = [encodeJournalHeader(header).slice()];
	for (let tick = 0; tick < ticks; tick++) {
		const input = scriptTick(script, world);
		stepWorld(world, input);
		parts.push(encoder.tick(input, hashWorld(world)).slice());
		options.afterTick?.(world);
	}
	if (options.endReason !== undefined) parts.push(encoder.end(options.endReason).slice());
	return { bytes: Buffer.concat(parts), world, header };
}
