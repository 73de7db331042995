/** "Why did my shot miss?": a hand-made world for every verdict, and the figures beside it. */

import assert from 'node:assert/strict';
import { explainPress } from '../netcode/replay/explainPress.ts';
import type { Explanation, VerdictKind } from '../netcode/replay/explanation.ts';
import { BUTTONS, NEUTRAL } from '../sim/command.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import { Bout } from './bout.ts';
import { Duel, type Name } from './duel.ts';

const CLEAR = 'A..........B';
/** B runs down this passage while A looks into it. */
const RUNWAY = `
.........B..
............
............
............
A...........
............
............
............
`;
const DOWN = { moveY: 127 };
/** What the cap is in ticks at 30 a second, and beyond it. */
const CAP_TICKS = 7.5;

function verdictOn(explained: Explanation, name: Name): VerdictKind | undefined {
	return explained.candidates.find((candidate) => candidate.name === name)?.kind;
}

describe('why a shot hit or missed', () => {
	it('a hit says whom it hurt, by how much, and who fell', () => {
		const bout = new Bout(CLEAR);
		const first = bout.fire('A', 'rail', { at: 'B' });
		assert.equal(first.kind, 'hit');
		assert.equal(first.words, 'hit B for 65');
		const fatal = new Bout(CLEAR);
		fatal.duel.set('B', { health: 10 });
		assert.equal(fatal.fire('A', 'rail', { at: 'B' }).words, 'hit B for 10, who fell');
	});

	it('a miss says by how much: from the line to the body’s edge', () => {
		const explained = new Bout(CLEAR).fire('A', 'rail', { at: 'B', turn: 60 });
		const [b] = explained.candidates;
		const beside = 550 * Math.sin((60 / 4096) * 2 * Math.PI) - 20 - bodyOfRail();
		assert.equal(explained.kind, 'missed');
		assert.ok(b && Math.abs(b.gapUnits - beside) < 0.5, `${b?.gapUnits} is not ${beside}`);
		assert.equal(explained.words, `missed B by ${Math.round(beside)} units`);
	});

	it('a wall in the line is named; one beside a line that misses as well', () => {
		assert.equal(new Bout('A...#...B').fire('A', 'rail', { at: 'B' }).words, 'a wall was between the shot and B');
		const beside = new Bout('A...#...B').fire('A', 'rail', { at: 'B', turn: 100 });
		assert.equal(beside.kind, 'wall');
		assert.match(beside.words, /^missed B by \d+ units: a wall was in between$/);
	});

	it('out of range is told in units', () => {
		const explained = new Bout(CLEAR, { tuning: { 'rail.range': 400 } }).fire('A', 'rail', { at: 'B' });
		assert.equal(explained.kind, 'range');
		assert.equal(explained.words, `B was ${Math.round(150 - 20 - bodyOfRail())} units beyond its range`);
	});

	it('a target that was met on the screen, further back than the cap, had gone on: by how much', () => {
		const bout = new Bout(RUNWAY).hold('B', DOWN).wait(14);
		const explained = bout.fire('A', 'rail', { at: 'B', saw: 10 });
		const [b] = explained.candidates;
		assert.equal(explained.kind, 'cap');
		// At 320 units a second.
		const moved = ((10 - CAP_TICKS) / 30) * 320;
		assert.match(explained.words, /^seen 333 ms back, the cap is 250 ms: B had gone on 2\d units from where the screen showed them$/);
		assert.ok(b?.shown && b.judged && Math.abs(b.judged.y - b.shown.y - moved) < 2);
		assert.ok(b?.judged && Math.abs(b.now.y - b.judged.y - ((CAP_TICKS + 1) / 30) * 320) < 6, 'and now it is a whole cap further');
		assert.deepEqual(
			{ ...explained.screen, shownTick: 0, judgedTick: 0 },
			{
				shownTick: 0,
				judgedTick: 0,
				shownMs: (10 / 30) * 1000,
				judgedMs: 250,
				capMs: 250,
				isCut: true,
				receivedTick: explained.tick - 1 - 10,
			},
		);
	});

	it('within the cap, what the screen showed is what is judged', () => {
		const bout = new Bout(RUNWAY).hold('B', DOWN).wait(14);
		const explained = bout.fire('A', 'rail', { at: 'B', saw: 6 });
		const [b] = explained.candidates;
		assert.equal(explained.kind, 'hit');
		assert.deepEqual(b?.shown, b?.judged);
		assert.equal(explained.screen.isCut, false);
	});

	it('in the first tick of a run that begins in the middle of a match as well: the world remembers as far back as it judges', () => {
		const duel = new Duel(RUNWAY, {}).hold('B', DOWN).wait(14);
		const explained = new Bout(duel).hold('B', DOWN).fire('A', 'rail', { at: 'B', saw: 6 });
		assert.equal(explained.kind, 'hit');
		assert.ok(explained.candidates[0]?.shown);
	});

	it('who had just spawned, who is an ally, who had fallen in the same tick, who stood behind somebody', () => {
		const fresh = new Bout(CLEAR);
		fresh.duel.set('B', { protectTicks: 30 });
		assert.equal(fresh.fire('A', 'rail', { at: 'B' }).words, 'met B, who had just spawned and could not be hurt');
		assert.equal(new Bout('A....C', { modeId: 'teams' }).fire('A', 'rail', { at: 'C' }).words, 'C is an ally: shots pass through');
		const late = new Bout('B....D\n......\nC.....', { tuning: { 'rail.damage': 200 } });
		const second = late.fire('D', 'rail', { at: 'B', alsoFires: 'C' });
		assert.equal(second.words, 'met B, who had fallen a moment before, in the same tick');
		const row = new Bout('A....B....C').fire('A', 'rail', { at: 'C' });
		assert.equal(verdictOn(row, 'B'), 'hit');
		assert.equal(verdictOn(row, 'C'), 'behind');
	});

	it('nobody near is nobody to name', () => {
		const explained = new Bout(RUNWAY).fire('A', 'rail', { turn: 700 });
		assert.equal(explained.kind, 'nobody');
		assert.deepEqual(explained.candidates, []);
	});

	it('whom the client had not been sent it could not show', () => {
		const bout = new Bout(CLEAR, { modeId: 'brawl' });
		bout.run.held.set(1, new Set([3]));
		const explained = bout.fire('A', 'rail', { at: 'B', turn: 60 });
		assert.equal(explained.kind, 'unsent');
		assert.equal(explained.candidates[0]?.sent, false);
		const seen = new Bout(CLEAR, { modeId: 'brawl' });
		seen.run.held.set(1, new Set([2]));
		assert.equal(seen.fire('A', 'rail', { at: 'B', turn: 60 }).kind, 'missed');
	});
});

describe('why a shot of several lines, a blow or a flight hit or missed', () => {
	it('pellets are judged by the nearest of them', () => {
		const hit = new Bout('A...B').fire('A', 'scatter', { at: 'B' });
		assert.equal(hit.kind, 'hit');
		assert.equal(hit.lines.length, 8);
		const missed = new Bout('A...B').fire('A', 'scatter', { at: 'B', turn: 500 });
		assert.equal(missed.kind, 'missed');
	});

	it('a blow says whether somebody was too far, to the side, or behind a wall', () => {
		assert.equal(new Bout('A.B').fire('A', 'strike', { at: 'B' }).kind, 'hit');
		assert.equal(new Bout('A..B').fire('A', 'strike', { at: 'B' }).words, 'B was 38 units beyond its range');
		assert.match(new Bout('A.B').fire('A', 'strike', { at: 'B', turn: 400 }).words, /^B stood 1\d° outside the blow$/);
		assert.equal(new Bout('A#B').fire('A', 'strike', { at: 'B' }).kind, 'wall');
	});

	it('what flies is explained at its end, where it came nearest, with its shooter’s rewind all the way', () => {
		const bout = new Bout(RUNWAY).hold('B', DOWN).wait(10);
		const explained = bout.fire('A', 'rapid', { at: 'B', saw: 4 });
		const [b] = explained.candidates;
		assert.ok(explained.endTick > explained.tick + 8, 'it flew');
		assert.equal(explained.kind, 'missed', 'it was aimed at where B was, and not led');
		assert.ok(b && b.gapUnits > 40);
		const still = new Bout(CLEAR).fire('A', 'rapid', { at: 'B', saw: 4 });
		assert.equal(still.words, 'hit B for 12');
	});

	it('a flight of a shooter beyond the cap is told by the cap', () => {
		// B stands, and runs off so long before the dart comes that it is there on a screen 14 ticks back, and gone within the cap.
		const bout = new Bout(RUNWAY).wait(30);
		const [a, b] = [bout.duel.player('A'), bout.duel.player('B')];
		const flightTicks = Math.round((Math.hypot(b.x - a.x, b.y - a.y) / 1200) * 30);
		bout.hold('B', DOWN).wait(Math.max(1, 14 - flightTicks));
		const explained = bout.fire('A', 'rapid', { at: 'B', saw: 14 });
		assert.equal(explained.kind, 'cap');
		assert.match(explained.words, /^seen 467 ms back, the cap is 250 ms: B had gone on \d+ units/);
	});

	it('a rocket says how far its burst was, or which wall kept it off', () => {
		const wide = new Bout('A..........\n...........\n...........\n...........\n.........B.').fire('A', 'rocket');
		assert.equal(wide.burst?.radius, 135);
		assert.match(wide.words, /^burst \d+ units too far from B$/);
		const corner = new Bout('...#B\nA..#.\n...#.').fire('A', 'rocket');
		assert.equal(corner.kind, 'wall');
		const met = new Bout('A....B').fire('A', 'rocket', { at: 'B' });
		assert.equal(met.words, 'hit B for 70');
	});

	it('what comes after the end of the match hurts nobody', () => {
		const bout = new Bout('A.....B', { phaseEndsTick: 104, tuning: { 'match.overtimeSeconds': 0 } });
		const explained = bout.fire('A', 'rapid', { at: 'B' });
		assert.equal(explained.words, 'met B after the match had ended: nobody is hurt then');
	});
});

describe('why a press fired nothing', () => {
	const press = (bout: Bout, weapon = 0) => {
		const { id } = bout.duel.player('A');
		bout.give({ [id]: { ...NEUTRAL, buttons: BUTTONS.fire, weapon } });
		return explainPress(bout.run, id);
	};

	it('cooling down, just taken in hand, without energy, without a body', () => {
		const cooling = new Bout(CLEAR);
		cooling.duel.set('A', { fireCooldownTicks: 16 });
		assert.equal(press(cooling), 'not fired: the Rail was cooling down, ready in 0.5 s');
		assert.equal(press(new Bout(CLEAR), WEAPON_IDS.indexOf('rocket')), 'not fired: the Rocket had just been taken in hand, ready in 0.2 s');
		const empty = new Bout(CLEAR);
		empty.duel.set('A', { energy: 12, energyDelayTicks: 9 });
		assert.equal(press(empty), 'not fired: no energy, 12 of the 30 that a shot costs');
		const fallen = new Bout(CLEAR);
		fallen.duel.set('A', { alive: false, respawnTick: 1000 });
		assert.equal(press(fallen), 'not fired: no body to fire with, it had fallen');
	});
});

/** Half the width of the beam, units. */
function bodyOfRail(): number {
	return 4;
}
