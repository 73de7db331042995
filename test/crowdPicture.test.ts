/** Claims about the picture of a crowd, as far as it can be judged without eyes: what it costs in memory and in a frame. */

import assert from 'node:assert/strict';
import { Bodies, easeAim } from '../game-client/stage/bodies.ts';
import { densityOf, STANDS_UNITS } from '../game-client/stage/ground/bakeGround.ts';
import { LabelCells, MOST_NEW } from '../game-client/stage/labelCells.ts';
import { shownPiece } from '../game-client/stage.ts';
import { parseUrlOptions } from '../game-client/urlOptions.ts';
import { createDisplayedPlayer } from '../netcode/displayedPlayer.ts';
import type { View } from '../netcode/view.ts';
import { ANGLES, angleBetween } from '../sim/angle.ts';
import { ARENAS } from '../sim/arenas/registry.ts';
import { arenaFor } from '../sim/modes/registry.ts';
import { randomIndex } from '../sim/random.ts';

describe('the ground of a large map', () => {
	const [width, height] = ['width', 'height'].map(
		(side) => (ARENAS[arenaFor('brawl')]?.[side as 'width' | 'height'] ?? assert.fail()) + 2 * STANDS_UNITS,
	) as [number, number];

	it('takes no more than 32 MB of a phone, and is there as sharp as the screen', () => {
		const density = densityOf(width, height, 1, true);
		assert.ok(width * height * density * density * 4 <= 32.001e6);
		// A phone held across, one pixel of the canvas a CSS pixel.
		assert.ok(density >= shownPiece(844, 390).scale, `${density} pixels a unit`);
	});

	it('takes no more than 60 MB elsewhere, in a texture that every device takes', () => {
		const density = densityOf(width, height, 1.15, false);
		assert.ok(width * height * density * density * 4 <= 60.001e6);
		assert.ok(Math.max(width, height) * density <= 4096);
		assert.ok(density > 0.75, `${density} pixels a unit`);
	});

	it('leaves that of a small map as sharp as it was asked for', () => {
		assert.equal(densityOf(2200 + 2 * STANDS_UNITS, 1500 + 2 * STANDS_UNITS, 1.15, false), 1.15);
	});
});

describe('the names of a crowd', () => {
	it('are written a few in a picture, and none over another that is in it', () => {
		const cells = new LabelCells(60);
		const rng = { seed: 5 };
		const written = new Map<number, string>();
		let shown = 0;
		for (let picture = 0; picture < 2000; picture++) {
			cells.step();
			const inPicture = new Map<number, string>();
			let count = 0;
			for (let i = 0; i < 90; i++) {
				const name = `N${Math.floor(picture / 200) * 40 + randomIndex(rng, 100)}`;
				const cell = cells.placeOf(name);
				if (!cell) continue;
				if (cell.isNew) {
					count++;
					written.set(cell.place, name);
				}
				assert.equal(written.get(cell.place), name);
				assert.equal(inPicture.get(cell.place) ?? name, name, 'two names of one picture in one place');
				inPicture.set(cell.place, name);
				shown++;
			}
			assert.ok(count <= MOST_NEW && inPicture.size <= 60);
		}
		assert.ok(shown > 50_000, `${shown}`);
	});
});

describe('a barrel in a crowd, told six times a second', () => {
	/** The barrel of somebody who turns evenly, by pictures at 60 Hz, told every fifth tick at 30 Hz. */
	function turns(crowd: readonly number[]): number[] {
		const bodies = new Bodies();
		const player = { ...createDisplayedPlayer(2, false), alive: true };
		const view = { crowd, players: new Map([[2, player]]) } as unknown as View;
		const aims: number[] = [];
		for (let picture = 0; picture < 600; picture++) {
			player.aim = (Math.floor(picture / 10) * 200) % ANGLES;
			bodies.step(view, 0, 1000 / 60);
			aims.push(bodies.of(2).aim);
		}
		return aims.slice(30);
	}

	function largestStep(aims: readonly number[]): number {
		return Math.max(...aims.slice(1).map((aim, index) => Math.abs(angleBetween(Math.round(aims[index] as number), Math.round(aim)))));
	}

	it('turns in small steps, and where few play it is shown as it is told', () => {
		assert.equal(largestStep(turns([])), 200);
		const eased = largestStep(turns([1]));
		assert.ok(eased < 60, `${eased}`);
	});

	it('takes the shorter way around', () => {
		assert.equal(easeAim(4000, 100, 0.5), 2);
		assert.equal(easeAim(100, 4000, 0.5), 2);
		assert.equal(easeAim(100, 4000, 1), 4000);
	});
});

describe('the address of a brawl', () => {
	it('asks for as many bots as the mode has room for, and for fewer in others', () => {
		assert.equal(parseUrlOptions('?private=1&mode=brawl&bots=100').match.bots, 100);
		assert.match(parseUrlOptions('?private=1&mode=brawl&bots=600').complaints.join(), /from 0 to 599/);
		assert.match(parseUrlOptions('?private=1&bots=100').complaints.join(), /from 0 to 15/);
	});
});
