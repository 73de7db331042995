/** The hands of `npm run thumb`: look at the page as eyes would, and turn what is wanted into touches on the glass. */

import type { Page } from 'playwright-core';
import type { Probe } from '../game-client/probe.ts';
import { shownPiece } from '../game-client/stage.ts';
import { ARENAS } from '../sim/arenas/registry.ts';
import { WEAPON_IDS, WEAPONS } from '../sim/weapons/registry.ts';
import type { Fingers } from './fingers.ts';
import { type Seen, type Thumbs, wantOf } from './thumbPlayer.ts';

declare const window: { readonly fray: Probe };

const LEFT = 1;
const RIGHT = 2;
const OTHER = 3;
/** How far a thumb pushes, CSS pixels: as far as sticks go; and how far it aims without firing. */
const PUSH_PX = 48;
const AIM_PX = 22;

/** What eyes see, and whether the match is over. Runs in the page. */
function look(shown: { width: number; height: number }) {
	const view = window.fray.view;
	const me = view?.players.get(view.selfId);
	if (!view || !me) return undefined;
	const onScreen = (spot: { x: number; y: number }) =>
		Math.abs(spot.x - me.x) < shown.width / 2 && Math.abs(spot.y - me.y) < shown.height / 2;
	return {
		me: { ...me },
		self: view.self && { ...view.self },
		enemies: [...view.players.values()].filter((player) => player.alive && !player.isSelf && !player.ally && onScreen(player)),
		pickups: view.pickups.filter(onScreen),
		shots: view.projectiles.filter(onScreen).length,
		arenaId: view.arena.id,
		seconds: view.tick / view.tickRate,
		timeScale: view.tuning.match.timeScale,
		phase: view.phase,
		roster: view.roster.map(({ id, name, score }) => ({ id, name, score })),
	};
}

/** Plays one phone until told to stop. */
export class Hands {
	readonly page: Page;
	private readonly fingers: Fingers;
	private readonly size: { width: number; height: number };
	private readonly buttons = new Map<string, { x: number; y: number }>();
	private isDown = false;
	private roam = 0;
	private lastDashMs = 0;
	/** How long a turn of the loop takes, smoothed, ms. */
	turnMs = 60;
	private lastTurnMs = performance.now();

	constructor(page: Page, fingers: Fingers) {
		this.page = page;
		this.fingers = fingers;
		this.size = page.viewportSize() ?? { width: 0, height: 0 };
	}

	async touch(name: string): Promise<void> {
		let at = this.buttons.get(name);
		if (!at) {
			const box = await this.page.getByRole('button', { name, exact: true }).boundingBox();
			if (!box) return;
			at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
			this.buttons.set(name, at);
		}
		await this.fingers.tap(OTHER, at.x, at.y);
	}

	/** One look and what follows from it; returns what was seen. */
	async act(): Promise<Awaited<ReturnType<typeof this.see>>> {
		const nowMs = performance.now();
		this.turnMs += (Math.min(500, nowMs - this.lastTurnMs) - this.turnMs) * 0.2;
		this.lastTurnMs = nowMs;
		const seen = await this.see();
		const arena = seen && ARENAS[seen.arenaId];
		if (!seen?.self?.alive || !arena) {
			// Thumbs are lifted while there is nothing to do, and come down anew for the next life.
			if (this.isDown) for (const id of [LEFT, RIGHT]) await this.fingers.lift(id);
			this.isDown = false;
			return seen;
		}
		const { me, self, enemies, pickups } = seen;
		const spawn = arena.spawns[this.roam % arena.spawns.length] ?? { x: arena.width / 2, y: arena.height / 2 };
		if (Math.hypot(spawn.x - me.x, spawn.y - me.y) < 120) this.roam += 3;
		// What was seen is half a turn of this loop old when the thumbs have moved, and a picture more.
		const reactionSeconds = ((this.turnMs * 0.75 + 40) / 1000) * seen.timeScale;
		const eyes: Seen = { me, self, enemies, pickups, arena, seconds: seen.seconds, reactionSeconds };
		await this.push(wantOf(eyes, spawn), self.weapon);
		return seen;
	}

	private see() {
		return this.page.evaluate(look, shownPiece(this.size.width, this.size.height));
	}

	private async push(want: Thumbs, weapon: number): Promise<void> {
		const { width, height } = this.size;
		const left = { x: width * 0.19, y: height * 0.74 };
		const right = { x: width * 0.66, y: height * 0.7 };
		if (!this.isDown) {
			await this.fingers.down(LEFT, left.x, left.y);
			await this.fingers.down(RIGHT, right.x, right.y);
			this.isDown = true;
		}
		const place = (id: number, base: { x: number; y: number }, way: { x: number; y: number } | undefined, px: number) => ({
			id,
			x: base.x + (way?.x ?? 0) * px,
			y: base.y + (way?.y ?? 0) * px,
		});
		await this.fingers.slideAll([place(LEFT, left, want.move, PUSH_PX), place(RIGHT, right, want.aim, want.fire ? PUSH_PX : AIM_PX)]);
		const wanted = WEAPON_IDS[want.weapon];
		if (wanted && want.weapon !== weapon) await this.touch(WEAPONS[wanted].title);
		if (want.dash && performance.now() - this.lastDashMs > 2000) {
			this.lastDashMs = performance.now();
			await this.touch('Dash');
		}
	}
}
