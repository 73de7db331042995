/**
 * A long match in which everything happens: people come and go, numbers change, some clients send nonsense (sanitized,
 * as the room does). Every tick is checked; a failure names its seed and leaves its journal for `npm run replay`.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, sanitizeCommand } from '../sim/command.ts';
import type { WorldEvent } from '../sim/events.ts';
import { hashWorld } from '../sim/hash.ts';
import { encodeJournalHeader, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { type Rng, random, randomIndex } from '../sim/random.ts';
import { restoreSnapshot, takeSnapshot } from '../sim/snapshot.ts';
import { stepWorld } from '../sim/stepWorld.ts';
import type { TickInput } from '../sim/tickInput.ts';
import { TUNABLES } from '../sim/tuning.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import { createWorld, type World } from '../sim/world.ts';
import { RECORDED_BY } from './recordMatch.ts';
import { createScript, scriptTick } from './scriptedPlayers.ts';

export type Check = (world: World, events: readonly WorldEvent[]) => void;

const TUNED = TUNABLES.filter(({ live, group }) => live && group !== 'match');
const NONSENSE = [0, -1, 0.5, 127, 128, 65535, 1e9, -1e9, Number.NaN, Infinity, -Infinity];

/**
 * Plays `ticks` ticks, running `checks` after each, and in the second half a twin restored from a snapshot beside it.
 * Returns the journal's bytes.
 */
export function playRandomMatch(seed: number, ticks: number, checks: readonly Check[]): Uint8Array {
	const rng = { seed };
	const tickRate = [20, 30, 60][randomIndex(rng, 3)] as number;
	const tuning = {
		'match.warmUpSeconds': 4,
		'match.playSeconds': ticks / tickRate - 10,
		'match.resultsSeconds': 5,
		'match.scoreToWin': 500,
	};
	const world = createWorld({ seed, arenaId: 'foundry', modeId: 'deathmatch', tickRate, startTick: randomIndex(rng, 1000), tuning });
	const script = createScript(seed, 2 + randomIndex(rng, 15), 0.01);
	const start = journalStart(world);
	const encoder = new JournalEncoder(start);
	const parts = [encodeJournalHeader({ ...start, ...RECORDED_BY }).slice()];
	let twin: World | undefined;
	try {
		for (let tick = 0; tick < ticks; tick++) {
			const input = scriptTick(script, world);
			disturb(input, world, rng);
			const forTwin = twin && structuredClone(input);
			const events = stepWorld(world, input);
			const hash = hashWorld(world);
			parts.push(encoder.tick(input, hash).slice());
			for (const check of checks) check(world, events);
			if (twin && forTwin) {
				stepWorld(twin, forTwin);
				assert.equal(hashWorld(twin), hash, 'the restored world has another future');
			}
			if (tick === ticks >> 1) {
				twin = restoreSnapshot(JSON.parse(JSON.stringify(takeSnapshot(world))));
				assert.equal(hashWorld(twin), hash, 'the restored world is another');
			}
		}
	} catch (error) {
		const path = join(tmpdir(), `fray-failed-${seed}.fray`);
		writeFileSync(path, Buffer.concat(parts));
		const message = `seed ${seed}, tick ${world.tick}: ${(error as Error).message}\nnpm run replay -- ${path} --dump`;
		throw new Error(message, { cause: error });
	}
	return Buffer.concat(parts);
}

/** A third of the players press everything at random, some of it out of any range; now and then a number changes. */
function disturb(input: TickInput, world: World, rng: Rng): void {
	for (const [id, player] of input.commands) {
		if (id % 3 !== 0) continue;
		player.commands = player.commands.map(() => sanitizeCommand(wildCommand(rng), WEAPON_IDS.length));
	}
	const tunable = TUNED[randomIndex(rng, TUNED.length)];
	if (tunable && random(rng) < 0.01) {
		const value = tunable.min + random(rng) * (tunable.max - tunable.min);
		input.tunings.push({ atTick: world.tick + randomIndex(rng, 40), key: tunable.key, value });
	}
}

function wildCommand(rng: Rng): Command {
	const wild = (low: number, high: number) =>
		random(rng) < 0.1 ? (NONSENSE[randomIndex(rng, NONSENSE.length)] as number) : low + random(rng) * (high - low);
	return {
		moveX: wild(-127, 127),
		moveY: wild(-127, 127),
		aim: wild(0, 4095),
		buttons: wild(0, 3),
		weapon: wild(0, 1),
		seen: wild(0, 3000),
	};
}
