/** Claims about what is seen of weapons, sides and objectives, as far as it can be judged without eyes. */

import assert from 'node:assert/strict';
import { defineLook } from '../game-client/defineLook.ts';
import { claimantOf, coolTeam, holderOf, sideOf, sideOfId } from '../game-client/friendOrFoe.ts';
import { pointerTo } from '../game-client/hud/objectivePointers.ts';
import { bodyScaleOf } from '../game-client/stage/camera.ts';
import { shownPiece } from '../game-client/stage.ts';
import { WEAPON_LOOKS } from '../game-client/weaponLooks.ts';
import { createDisplayedPlayer } from '../netcode/displayedPlayer.ts';
import type { DisplayedObjective } from '../netcode/view.ts';
import { createTuning } from '../sim/tuning.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';
import { WAYS_OF_FIRING } from '../sim/weapons/weapon.ts';

describe('the look of a weapon', () => {
	it('is of the way in which it fires', () => {
		for (const id of WEAPON_IDS) assert.equal(WEAPON_LOOKS[id].fires, WEAPONS[id].fires, id);
	});

	it('has a drawing and a barrel of its own, so that one tells them apart without colour', () => {
		const drawings = new Set(WEAPON_IDS.map((id) => WEAPON_LOOKS[id].icon));
		const barrels = new Set(WEAPON_IDS.map((id) => JSON.stringify(WEAPON_LOOKS[id].barrel)));
		assert.equal(drawings.size, WEAPON_IDS.length);
		assert.equal(barrels.size, WEAPON_IDS.length);
	});

	it('shows a barrel beyond the body that holds it, within its painting', () => {
		for (const id of WEAPON_IDS) {
			const reach = Math.max(...WEAPON_LOOKS[id].barrel.map(({ to }) => to));
			assert.ok(reach > 24 && reach < 46, `${id} reaches ${reach}`);
			for (const { width, endWidth = width, aside = 0 } of WEAPON_LOOKS[id].barrel)
				assert.ok(aside + Math.max(width, endWidth) / 2 < 21, id);
		}
	});

	it('draws a signature for what each way of firing tells of: lines, flights, blows', () => {
		const shown = { beam: ['beam', 'tracers'], pellets: ['beam', 'tracers'], projectile: ['dart', 'rocket'], melee: ['arc'] } as const;
		for (const id of WEAPON_IDS) {
			const allowed: readonly string[] = shown[WEAPONS[id].fires];
			assert.ok(allowed.includes(WEAPON_LOOKS[id].signature.kind), id);
		}
	});

	it('is whole with nothing said but the way of firing, and keeps the usual of what a row leaves out', () => {
		for (const fires of WAYS_OF_FIRING) {
			const look = defineLook(fires);
			assert.ok(look.icon !== '' && look.barrel.length > 0 && look.sound.shot.layers.length > 0, fires);
		}
		const usual = defineLook('projectile');
		const loud = defineLook('projectile', { ownShake: 1, sound: { shot: WEAPON_LOOKS.rail.sound.shot } });
		assert.deepEqual(loud, { ...usual, ownShake: 1, sound: { ...usual.sound, shot: WEAPON_LOOKS.rail.sound.shot } });
	});

	it('warns by sound of every projectile that bursts', () => {
		const { weapons } = createTuning();
		for (const id of WEAPON_IDS) if (weapons[id].splashRadius > 0) assert.ok(WEAPON_LOOKS[id].sound.flight, id);
	});
});

describe('friend or foe', () => {
	const player = (id: number, team: number, ally = false, isSelf = false) => ({ ...createDisplayedPlayer(id, isSelf), team, ally });
	const players = new Map([player(1, 2, false, true), player(2, 2, true), player(3, 1)].map((each) => [each.id, each]));
	const playing = { selfId: 1, selfTeam: 2, players };
	const watching = { selfId: 0, selfTeam: 0, players: new Map([player(2, 2), player(3, 1), player(4, 2)].map((each) => [each.id, each])) };
	const hill: DisplayedObjective = {
		kind: 'zone',
		label: 'Hill',
		x: 0,
		y: 0,
		radius: 100,
		side: 'own',
		team: 2,
		contested: false,
		claimSide: 'enemy',
		claim: 0.5,
	};

	it('is by team for who plays, whatever the number of the team', () => {
		assert.deepEqual(
			[1, 2, 3].map((id) => sideOfId(playing, id, 1)),
			['self', 'ally', 'enemy'],
		);
	});

	it('is that of whom a watcher follows, with their team', () => {
		const from = (followId: number) => [...watching.players.values()].map((each) => sideOf(watching, each, followId));
		assert.deepEqual(from(2), ['ally', 'enemy', 'ally']);
		assert.deepEqual(from(3), ['enemy', 'ally', 'enemy']);
		assert.equal(coolTeam(watching, 0), 1);
	});

	it('is enemy of whoever has left, but for oneself', () => {
		const empty = { selfId: 1, selfTeam: 2, players: new Map() };
		assert.equal(sideOfId(empty, 2, 1), 'enemy');
		assert.equal(sideOfId(empty, 1, 1), 'self');
	});

	it('says of an objective whose it is and who takes it, to who plays and to who watches', () => {
		assert.deepEqual([holderOf(playing, hill, 1), claimantOf(playing, hill, 1)], ['own', 'enemy']);
		assert.deepEqual([holderOf(watching, hill, 3), claimantOf(watching, hill, 3)], ['enemy', 'own']);
		assert.equal(holderOf(watching, { ...hill, team: 0 }, 3), 'nobody');
	});
});

describe('the pointer to an objective', () => {
	it('is there only while it lies outside the picture', () => {
		assert.equal(pointerTo(1280, 720, 640, 100), undefined);
		assert.notEqual(pointerTo(1280, 720, 640, -30), undefined);
	});

	it('stays inside the picture and points the way, on every screen', () => {
		for (const [width, height] of [
			[1280, 720],
			[844, 390],
			[390, 844],
			[1920, 1200],
		] as const) {
			const piece = shownPiece(width, height);
			for (let degrees = 0; degrees < 360; degrees += 15) {
				const radians = (degrees / 180) * Math.PI;
				const at = pointerTo(width, height, width / 2 + Math.cos(radians) * 3000, piece.middleY + Math.sin(radians) * 3000);
				assert.ok(at, `${width} x ${height} at ${degrees}`);
				assert.ok(Math.abs(at.x - width / 2) <= (piece.width * piece.scale) / 2 - 40);
				assert.ok(Math.abs(at.y - piece.middleY) <= (piece.height * piece.scale) / 2 - 40);
				assert.ok(Math.abs(Math.cos(at.radians - radians) - 1) < 1e-9);
			}
		}
	});
});

describe('bodies on a small screen', () => {
	it('are drawn larger on phones, never so that they seem to reach what they do not, and as they are on a desk', () => {
		const scaleOn = (width: number, height: number) => bodyScaleOf(shownPiece(width, height).scale);
		assert.equal(scaleOn(1280, 720), 1);
		assert.ok(scaleOn(844, 390) > 1.25);
		assert.ok(scaleOn(390, 844) > 1.25);
		const { radius } = createTuning().player;
		// A painted hull is 19 units to its edge.
		assert.ok(19 * scaleOn(390, 844) < radius * 1.3);
	});
});
