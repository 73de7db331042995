/** `/truth`: what clients are checked against. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinMatch } from '../netcode/connect.ts';
import { encodeTruth, type TruePlayer, TruthReader, type TruthRecord } from '../schema/truthCodec.ts';
import { randomIndex } from '../sim/random.ts';
import { ServerProcess } from './serverProcess.ts';

const STILL = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

describe('the stream of truth', () => {
	it('comes out as it went in, however it is cut', () => {
		const rng = { seed: 5 };
		const put: { roomId: string; tick: number; players: TruePlayer[] }[] = [];
		const pieces: Uint8Array[] = [];
		for (let tick = 0; tick < 200; tick++) {
			const players = Array.from({ length: randomIndex(rng, 30) }, (_, index) => ({
				id: index * 7 + 1,
				x: randomIndex(rng, 65_536) / 16,
				y: randomIndex(rng, 65_536) / 16,
				alive: randomIndex(rng, 2) === 0,
				team: randomIndex(rng, 3),
				score: randomIndex(rng, 200) - 20,
			}));
			const roomId = `room_${randomIndex(rng, 3)}-x`;
			put.push({ roomId, tick, players });
			pieces.push(encodeTruth(roomId, tick, new Map(players.map((player) => [player.id, player]))));
		}
		const stream = Buffer.concat(pieces);
		const reader = new TruthReader();
		const got: TruthRecord[] = [];
		for (let at = 0; at < stream.length; ) {
			const length = 1 + randomIndex(rng, 900);
			got.push(...reader.read(stream.subarray(at, at + length)));
			at += length;
		}
		assert.deepEqual(
			got.map(({ roomId, tick, players }) => ({ roomId, tick, players: [...players] })),
			put,
		);
	});
});

describe('a server', function () {
	this.timeout(120_000);

	for (const setting of ['on', 'off'] as const) {
		it(`with FRAY_TRUTH=${setting} ${setting === 'on' ? 'tells where everybody is, tick by tick' : 'tells nobody'}`, async () => {
			const data = await mkdtemp(join(tmpdir(), 'fray-truth-'));
			const server = new ServerProcess({ env: { FRAY_DATA: data, FRAY_TRUTH: setting } });
			try {
				const url = await server.url();
				const response = await fetch(`${url}/truth`);
				if (setting === 'off') {
					assert.equal(response.status, 404);
					return;
				}
				const session = await joinMatch({ url, name: 'Ada', private: true, bots: 3 });
				const reader = new TruthReader();
				const records: TruthRecord[] = [];
				for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
					records.push(...reader.read(piece));
					if (records.length > 20) break;
					session.frame(performance.now(), STILL);
				}
				for (const [index, { tick }] of records.entries()) assert.equal(tick, (records[0]?.tick ?? 0) + index);
				const last = records.at(-1) as TruthRecord;
				const ids = [...last.players].map(({ id }) => id);
				assert.ok(ids.includes(session.view.selfId) && ids.length === 4, `${ids} with ${session.view.selfId}`);
				await session.leave();
			} finally {
				await server.stop();
				await rm(data, { recursive: true, force: true });
			}
		});
	}
});
