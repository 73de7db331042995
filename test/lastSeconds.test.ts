/** What the screen showed in the last seconds: remembered as long, told exactly enough, bounded in a crowd, read from anybody. */

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { ScreenRecorder } from '../netcode/screenRecorder.ts';
import { LAST_SECONDS_BYTES, type LastSeconds, OTHERS_MOST, PACKED_BYTES } from '../schema/lastSeconds.ts';
import { readLastSeconds } from '../schema/lastSecondsReader.ts';
import { writeLastSeconds } from '../schema/lastSecondsWriter.ts';
import { random } from '../sim/random.ts';
import { SimulatedMatch } from './simulatedMatch.ts';

/** What a client of a match against bots remembers after so long. */
function remembered(modeId: string, fillTo: number, seconds: number): { record: LastSeconds; drawn: { atMs: number; ids: number[] }[] } {
	const match = new SimulatedMatch({ modeId, fillTo, seed: 9 });
	const client = match.join({ delayMs: 40, jitterMs: 10 });
	const recorder = new ScreenRecorder(() => 60);
	const drawn: { atMs: number; ids: number[] }[] = [];
	client.intent = (nowMs) => ({
		moveX: Math.sin(nowMs / 300),
		moveY: 1,
		aim: Math.floor(nowMs) % 4096,
		fire: true,
		dash: false,
		weapon: 1,
	});
	client.onSession = (session) => session.watch(recorder);
	client.onFrame = (nowMs) => {
		const { view } = client.session ?? assert.fail();
		recorder.notePicture(nowMs, view, view.tick + 3);
		drawn.push({ atMs: nowMs, ids: [...view.players.keys()] });
	};
	match.run(seconds * 1000);
	return { record: recorder.lastSeconds(client.session?.view ?? assert.fail()), drawn };
}

describe('what the screen showed', () => {
	it('is remembered for thirty seconds, thirty times a second, and comes back from its bytes', () => {
		const { record } = remembered('deathmatch', 8, 40);
		assert.ok(record.lengthMs > 29_900 && record.lengthMs <= 30_000, `${record.lengthMs} ms`);
		assert.ok(record.pictures.length > 850 && record.pictures.length < 910, `${record.pictures.length} pictures`);
		assert.ok(record.line.length >= 29 && record.line.length <= 31);
		assert.ok(record.shots.some(({ news }) => news === 'shown') && record.shots.some(({ news }) => news === 'confirmed'));
		const again = readLastSeconds(writeLastSeconds(record));
		assert.deepEqual(
			[again.selfId, again.tickRate, again.pictures.length, again.shots.length, again.corrections.length, again.line.length],
			[record.selfId, record.tickRate, record.pictures.length, record.shots.length, record.corrections.length, record.line.length],
		);
		for (const [index, picture] of record.pictures.entries()) {
			const told = again.pictures[index] ?? assert.fail();
			assert.ok(Math.abs(told.atMs - picture.atMs) <= 1 && Math.abs(told.viewTick - picture.viewTick) <= 1 / 16);
			assert.deepEqual(
				told.others.map(({ id, alive }) => [id, alive]),
				picture.others.map(({ id, alive }) => [id, alive]),
			);
			for (const [at, { x, y }] of picture.others.entries()) {
				const other = told.others[at] ?? assert.fail();
				assert.ok(Math.abs(other.x - x) <= 1 / 8 && Math.abs(other.y - y) <= 1 / 8, `${other.x}, ${other.y} for ${x}, ${y}`);
			}
			assert.equal(told.own === undefined, picture.own === undefined);
		}
		const [sample, told] = [record.line[9], again.line[9]];
		assert.ok(sample && told && Math.abs(sample.rttMs - told.rttMs) <= 0.5 && Math.abs(sample.exactShare - told.exactShare) < 1e-4);
	});

	it('of sixteen players takes some tens of kilobytes, of a crowd never more than a client may send', function () {
		this.timeout(20_000);
		const full = writeLastSeconds(remembered('deathmatch', 16, 32).record);
		const packed = gzipSync(full).length;
		assert.ok(packed < 64 * 1024, `${full.length} bytes, ${packed} packed`);
		// Everybody runs as no body can: the worst that there is to be told.
		const rng = { seed: 1 };
		const { record } = remembered('deathmatch', 2, 31);
		const wild = record.pictures.map((picture) => ({
			...picture,
			others: Array.from({ length: OTHERS_MOST }, (_, id) => ({
				id,
				x: random(rng) * 4000,
				y: random(rng) * 4000,
				alive: random(rng) < 0.5,
			})),
		}));
		const crowd = writeLastSeconds({ ...record, pictures: wild });
		assert.ok(crowd.length <= LAST_SECONDS_BYTES, `${crowd.length} bytes`);
		const { pictures } = readLastSeconds(crowd);
		assert.ok(pictures.length > 100 && pictures.at(-1)?.atMs === Math.round(wild.at(-1)?.atMs ?? 0), 'the newest are what stays');
		assert.ok(PACKED_BYTES < LAST_SECONDS_BYTES);
	});

	it('is read from anybody: whatever is changed in it is refused in words, or read as something within bounds', () => {
		const bytes = writeLastSeconds(remembered('deathmatch', 6, 3).record);
		const rng = { seed: 77 };
		let refused = 0;
		for (let i = 0; i < 3000; i++) {
			const changed = bytes.slice(0, random(rng) < 0.3 ? Math.floor(random(rng) * bytes.length) : bytes.length);
			for (let n = 0; n < 1 + random(rng) * 4; n++)
				changed[Math.floor(random(rng) * Math.min(changed.length, 400))] = Math.floor(random(rng) * 256);
			try {
				const { pictures } = readLastSeconds(changed);
				for (const { others } of pictures)
					for (const { id, x, y } of others) assert.ok(id <= 65_535 && Math.abs(x) <= 16_384 && Math.abs(y) <= 16_384);
			} catch (error) {
				assert.ok(error instanceof RangeError, `${error}`);
				refused++;
			}
		}
		assert.ok(refused > 500, `${refused} refused`);
	});
});
