/** What the journal promises: the same match again, and an honest word when it is not. */

import assert from 'node:assert/strict';
import { verifyJournal } from '../server/replay/verify.ts';
import { NEUTRAL } from '../sim/command.ts';
import { hashWorld } from '../sim/hash.ts';
import { encodeJournalHeader, JOURNAL_VERSION, journalStart } from '../sim/journal.ts';
import { JournalEncoder } from '../sim/journalEncoder.ts';
import { outlineJournal, readJournal } from '../sim/journalReader.ts';
import { replayJournal, worldOfJournal } from '../sim/journalReplay.ts';
import { createPlayer } from '../sim/player.ts';
import { createTickInput, type TickInput } from '../sim/tickInput.ts';
import { WEAPONS } from '../sim/weapons/registry.ts';
import { createWorld } from '../sim/world.ts';
import { RECORDED_BY, recordMatch } from './recordMatch.ts';
import { createScript } from './scriptedPlayers.ts';

const LIVE_CHANGE = { atTick: 200, key: 'player.speed', value: 400 };

function recordShort() {
	return recordMatch({ script: createScript(5, 6, 0.02, [LIVE_CHANGE]), ticks: 600, endReason: 'over' });
}

describe('journal', () => {
	it('a recorded match, with joins, leaves and live changes, verifies at every tick', () => {
		const { bytes, world } = recordShort();
		const journal = readJournal(bytes);
		const { firstDifferentTick, ticks, finalHash } = verifyJournal(journal);
		assert.equal(firstDifferentTick, undefined);
		assert.equal(ticks, 600);
		assert.equal(finalHash, hashWorld(world));
		assert.equal(journal.endReason, 'over');
		assert.equal(journal.damage, undefined);
	});

	it('gives back exactly what came in', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 70, tuning: {} });
		const start = journalStart(world);
		const encoder = new JournalEncoder(start);
		const parts = [encodeJournalHeader({ ...start, ...RECORDED_BY }).slice()];
		const given: TickInput[] = [];
		for (let tick = 0; tick < 300; tick++) {
			const input = createTickInput();
			if (tick === 0) for (const id of [1, 2, 300]) input.joins.push({ id, name: `Zoë ${id} 🚀`, bot: id === 2 });
			if (tick === 50) input.leaves.push(2);
			if (tick === 60) input.joins.push({ id: 2, name: '', bot: false }, { id: 301, name: 'Di', bot: false, party: 2 ** 31 });
			if (tick === 70) input.tunings.push(LIVE_CHANGE, { atTick: 2 ** 31, key: 'rail.damage', value: 0.1 });
			for (const id of [1, 300]) {
				const commands = Array.from({ length: 1 + ((tick + id) % 3) }, (_, late) => extremeCommand(tick * 5 + id + late));
				// What is known of a client's screen comes and goes, falls back, and jumps.
				const isTold = tick % 40 < 30;
				const told = {
					received: 71 + tick - ((tick * id) % 5) + (tick % 11 === 0 ? 200 : 0),
					beyond: tick % 3 === 0 ? (tick * 37) % 900 : 0,
				};
				input.commands.set(id, { commands, frame: tick % 7 === 0 ? 0xffffffff : tick, ...(isTold ? { told } : {}) });
			}
			if (tick % 9 === 0) input.sights.push({ id: 1, entered: [2, 300, 301], left: [] }, { id: 300, entered: [], left: [1, 2] });
			given.push(structuredClone(input));
			parts.push(encoder.tick(input, tick * 0xabcdef).slice());
		}
		const { header, ticks } = readJournal(Buffer.concat(parts));
		assert.equal(header.startTick, 70);
		assert.deepEqual(
			ticks.map(({ input }) => input),
			given,
		);
		assert.equal(ticks[7]?.hash, 7 * 0xabcdef);
	});

	it('one changed number makes it differ, and the first tick that differs is named', () => {
		const { bytes, header } = recordShort();
		const journal = readJournal(bytes);
		const before = readJournal(bytes);
		before.header.tuning['rail.cooldownSeconds'] = WEAPONS.rail.rules.cooldownSeconds + 0.1;
		assert.equal(verifyJournal(before).firstDifferentTick, 1, 'the numbers themselves are part of the hash');
		assert.equal(header.tuning['rail.cooldownSeconds'], WEAPONS.rail.rules.cooldownSeconds);

		const input = journal.ticks[299]?.input ?? createTickInput();
		const [first] = input.commands.values();
		const command = first?.commands.at(-1);
		assert.ok(command, 'somebody acts in tick 300');
		command.aim = (command.aim + 1) % 4096;
		assert.equal(verifyJournal(journal).firstDifferentTick, 300);
	});

	it("runs with today's numbers when asked: the recorded ones, and the changes made live, are left out", () => {
		const { bytes } = recordMatch({ script: createScript(5, 6, 0, [LIVE_CHANGE]), ticks: 300, tuning: { 'rail.damage': 10 } });
		const journal = readJournal(bytes);
		assert.equal(worldOfJournal(journal.header, 'recorded').tuning.weapons.rail.damage, 10);
		const world = worldOfJournal(journal.header, 'current');
		const ran = [...replayJournal(journal, world, 'current')];
		assert.equal(ran.length, 300);
		const { speed } = world.tuning.player;
		const { damage } = world.tuning.weapons.rail;
		const standard = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} }).tuning;
		assert.deepEqual([speed, damage], [standard.player.speed, standard.weapons.rail.damage]);
	});

	it('of a match that an error ended fails in the same tick again', () => {
		const { bytes, header } = recordMatch({ script: createScript(5, 4), ticks: 50 });
		const journal = readJournal(bytes);
		const fatal = createTickInput();
		Object.defineProperty(fatal, 'leaves', { value: undefined });
		journal.ticks.push({ input: fatal, hash: 0 });
		const { firstDifferentTick, failure } = verifyJournal(journal);
		assert.equal(firstDifferentTick, header.startTick + 51);
		assert.ok(failure instanceof TypeError);
	});

	it('may begin in the middle of a match, and verifies from there', () => {
		const script = createScript(6, 8, 0.01);
		const { world } = recordMatch({ script, ticks: 400 });
		const { bytes } = recordMatch({ script, world, ticks: 300 });
		const journal = readJournal(bytes);
		assert.equal(journal.header.startTick, 400);
		assert.equal(verifyJournal(journal).firstDifferentTick, undefined);
	});

	it('cut anywhere, as a crash leaves it, is read up to its last whole tick, and says so', () => {
		const { bytes } = recordMatch({ script: createScript(5, 4), ticks: 40 });
		const whole = readJournal(bytes);
		assert.equal(whole.ticks.length, 40);
		assert.equal(whole.endReason, undefined);
		let ticks = 40;
		for (let size = bytes.length - 1; ticks > 30; size--) {
			const cut = readJournal(bytes.subarray(0, size));
			assert.ok(cut.ticks.length === ticks || cut.ticks.length === ticks - 1);
			ticks = cut.ticks.length;
			if (cut.damage === undefined) assert.deepEqual(cut.ticks, whole.ticks.slice(0, ticks), 'only a cut between two records is unseen');
			else assert.match(cut.damage, new RegExp(`after ${ticks} ticks:`));
			assert.equal(outlineJournal(bytes.subarray(0, size)).tickCount, ticks);
			assert.equal(verifyJournal(cut).firstDifferentTick, undefined);
		}
	});

	it('zeros after a crash of the machine are left out as well', () => {
		const { bytes } = recordMatch({ script: createScript(5, 4), ticks: 40 });
		const journal = readJournal(Buffer.concat([bytes, new Uint8Array(512)]));
		assert.equal(journal.ticks.length, 40);
		assert.match(journal.damage ?? '', /the last 512 bytes are left out/);
	});

	it('costs no byte more for what clients say of their screens while each tick brings them one more state', () => {
		const sizeOf = (isTold: boolean) => {
			const encoder = new JournalEncoder({});
			const joins = createTickInput();
			joins.joins.push({ id: 1, name: 'Ada', bot: false });
			let bytes = 0;
			for (let tick = 1; tick <= 100; tick++) {
				const input = tick === 1 ? joins : createTickInput();
				const command = { ...NEUTRAL, seen: tick * 8 };
				input.commands.set(1, { commands: [command], frame: tick, ...(isTold ? { told: { received: tick, beyond: 40 } } : {}) });
				bytes += encoder.tick(input, 0).length;
			}
			return bytes;
		};
		assert.equal(sizeOf(true) - sizeOf(false), 2, 'the first word of a client, and no more');
	});

	it('of the version before is read, without what clients said of their screens', () => {
		const { bytes } = recordShort();
		const older = Buffer.from(bytes);
		older[4] = 2;
		assert.deepEqual(readJournal(older).ticks, readJournal(bytes).ticks);
	});

	it('of another format version is refused, with what to do', () => {
		const { bytes } = recordShort();
		bytes[4] = JOURNAL_VERSION + 1;
		assert.throws(() => readJournal(bytes), /format version 4, this program reads versions 2 to 3: replay it with the release/);
		assert.throws(() => readJournal(new TextEncoder().encode('PK and so on')), /not a journal of Fray/);
		assert.throws(() => readJournal(new Uint8Array()), /not a journal of Fray/);
	});

	it('refuses a command that was not sanitized, rather than keep another', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		const encoder = new JournalEncoder(journalStart(world));
		const input = createTickInput();
		input.joins.push({ id: 3, name: 'Ada', bot: false });
		input.commands.set(3, { commands: [{ ...extremeCommand(0), moveX: 0.5 }], frame: 1 });
		assert.throws(() => encoder.tick(input, 0), /player 3: moveX is 0.5/);
	});

	it('sixteen players for five minutes take less than a megabyte, and run again faster than they were played', function () {
		this.timeout(20_000);
		const script = createScript(7, 16, 0.002);
		const { bytes } = recordMatch({ script, ticks: 9000, tuning: { 'match.scoreToWin': 500 } });
		assert.ok(bytes.length < 1_000_000, `${bytes.length} bytes`);
		const startMs = performance.now();
		const { firstDifferentTick } = verifyJournal(readJournal(bytes));
		const speed = 300_000 / (performance.now() - startMs);
		assert.equal(firstDifferentTick, undefined);
		console.log(`        ${Math.round(bytes.length / 1000)} kB; read and verified at ${Math.round(speed)} times real time`);
	});
});

/** Commands that jump about the whole range of every field. */
function extremeCommand(n: number) {
	const ends = (low: number, high: number, period: number) => (n % period === 0 ? low : n % period === 1 ? high : (low + high) >> 1);
	return {
		moveX: ends(-127, 127, 3),
		moveY: ends(-127, 127, 4),
		aim: (n * 1531) % 4096,
		buttons: n % 4,
		weapon: n % 2,
		seen: n % 5 === 0 ? 0 : n % 5 === 1 ? 0xffffffff : n * 8,
	};
}

describe('the hash of a world', () => {
	it('is of every number of a player but where others are shown it and what its client has heard, and of every number of a projectile', () => {
		const world = createWorld({ seed: 1, arenaId: 'foundry', modeId: 'deathmatch', tickRate: 30, startTick: 0, tuning: {} });
		const player = createPlayer(1, 'Ada', false);
		const projectile = { id: 1, ownerId: 1, weapon: 1, x: 1, y: 1, dirX: 1, dirY: 0, left: 9, behind: 0 };
		world.players.set(1, player);
		world.projectiles.push(projectile);
		const shown = ['shownX', 'shownY', 'course', 'placeTick', 'courseTick', 'heardTick'];
		const unseen: string[] = [];
		for (const body of [player, projectile] as unknown as Record<string, unknown>[]) {
			for (const [field, value] of Object.entries(body)) {
				if (typeof value !== 'number' || shown.includes(field)) continue;
				const before = hashWorld(world);
				body[field] = value + 1;
				if (hashWorld(world) === before) unseen.push(field);
			}
		}
		assert.deepEqual(unseen, []);
	});
});
