/** What the journal says of clients' screens is what was on them: over a real server, in a crowd of which each sees a part. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Rerun } from '../netcode/replay/rerun.ts';
import { readJournal } from '../sim/journalReader.ts';
import { worldOfJournal } from '../sim/journalReplay.ts';
import { recordOnline } from './recordOnline.ts';

describe('the journal of a crowd', function () {
	this.timeout(180_000);

	it('says, at every tick that a client received, whom it held and no others, and that it had received it', async () => {
		/** By tick: whom Ada's client held with the state of it. */
		const held = new Map<number, string>();
		let adaId = 0;
		const online = await recordOnline({
			seconds: 7,
			line: 'average',
			mode: 'brawl',
			bots: 90,
			onFrame({ view }) {
				adaId = view.selfId;
				if (adaId !== 0) held.set(view.net.tick, idsOf([...view.players.keys()].filter((id) => id !== adaId)));
			},
		});
		try {
			const journal = readJournal(readFileSync(online.path));
			const run = new Rerun(worldOfJournal(journal.header, 'recorded'), journal.ticks);
			let compared = 0;
			let newest = 0;
			const kinds = new Set<string>();
			while (run.step()) {
				// What was sent with a state is told in the tick after it.
				const seen = held.get(run.tick - 1);
				const received = run.input.commands.get(adaId)?.told?.received ?? 0;
				assert.ok(received >= newest && received < run.tick, `received ${received} in tick ${run.tick}`);
				newest = received;
				if (seen === undefined) continue;
				const told = idsOf([...(run.held.get(adaId) ?? [])].filter((id) => run.world.players.has(id)));
				assert.equal(told, seen, `with the state of tick ${run.tick - 1}`);
				compared++;
				kinds.add(told);
			}
			assert.ok(compared > 60, `${compared} ticks compared`);
			assert.ok(kinds.size > 5, 'somebody comes and goes');
			const late = run.tick - newest;
			assert.ok(newest > 0 && late < 60, `the newest state that was received is ${late} ticks old`);
		} finally {
			online.remove();
		}
	});
});

function idsOf(ids: number[]): string {
	return ids.sort((a, b) => a - b).join();
}
