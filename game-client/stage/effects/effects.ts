/** What events look like. Holds every effect that is under way; asked by the picture once a frame. */

import type { View, ViewEvent } from '../../../netcode/view.ts';
import type { Bodies } from '../bodies.ts';
import type { Brush } from '../layers.ts';
import { Beams } from './beams.ts';
import { Decals } from './decals.ts';
import { HurtArcs } from './hurtArcs.ts';
import { Particles } from './particles.ts';
import { PointLights } from './pointLights.ts';
import { RocketTrails } from './rocketTrails.ts';
import { showDash, showDashTrails, showPickup, showSpawn } from './showBodies.ts';
import { showHit, showKill } from './showHits.ts';
import { showObjective } from './showObjective.ts';
import { showImpact, showShot, withdrawShot } from './showShots.ts';
import { Slashes } from './slashes.ts';
import { Smoke } from './smoke.ts';
import { FadingSprites } from './sprites.ts';
import { Tracers } from './tracers.ts';
import { Waves } from './waves.ts';

/** What the pieces that show events work with. */
export interface Stagecraft {
	brush: Brush;
	view: View;
	bodies: Bodies;
	/** Player that the camera follows; for who watches, whose side is the friendly one. */
	followId: number;
	particles: Particles;
	lights: PointLights;
	beams: Beams;
	tracers: Tracers;
	slashes: Slashes;
	smoke: Smoke;
	decals: Decals;
	waves: Waves;
	sprites: FadingSprites;
	hurtArcs: HurtArcs;
}

export class Effects {
	private readonly pools = {
		particles: new Particles(),
		lights: new PointLights(),
		beams: new Beams(),
		tracers: new Tracers(),
		slashes: new Slashes(),
		smoke: new Smoke(),
		decals: new Decals(),
		waves: new Waves(),
		sprites: new FadingSprites(),
		hurtArcs: new HurtArcs(),
	};
	private readonly trails = new RocketTrails();
	private craft: Stagecraft | undefined;

	/** Starts the effects of what happened since the last frame. */
	react(brush: Brush, view: View, bodies: Bodies, followId: number, events: readonly ViewEvent[]): void {
		if (this.craft) {
			this.craft.view = view;
			this.craft.followId = followId;
		} else this.craft = { brush, view, bodies, followId, ...this.pools };
		for (const event of events) show(this.craft, event);
		showDashTrails(this.craft);
		this.trails.step(this.craft);
	}

	/** Marks and light on the floor. */
	drawFloor(brush: Brush, view: View): void {
		this.pools.decals.draw(brush);
		this.pools.lights.draw(brush, view.arena);
	}

	/** Over the walls, under whoever stands in it. */
	drawSmoke(brush: Brush): void {
		this.pools.smoke.draw(brush);
	}

	/** All that flies over it. */
	drawAir(brush: Brush, view: View): void {
		this.pools.beams.draw(brush);
		this.pools.tracers.draw(brush);
		this.pools.slashes.draw(brush, view);
		this.pools.waves.draw(brush);
		this.pools.sprites.draw(brush);
		this.pools.particles.draw(brush, view.arena);
		this.pools.hurtArcs.draw(brush, view);
	}
}

function show(craft: Stagecraft, event: ViewEvent): void {
	if (event.type === 'shot') showShot(craft, event);
	else if (event.type === 'withdrawn') withdrawShot(craft);
	else if (event.type === 'impact') showImpact(craft, event);
	else if (event.type === 'hit') showHit(craft, event);
	else if (event.type === 'kill') showKill(craft, event);
	else if (event.type === 'spawn') showSpawn(craft, event);
	else if (event.type === 'dash') showDash(craft, event);
	else if (event.type === 'pickup') showPickup(craft, event);
	else if (event.type === 'objective') showObjective(craft, event);
}
